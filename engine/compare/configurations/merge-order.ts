/**
 * The order of a list after some moves and additions. Members in a longest run that keeps its order are not moved; of the others, and
 * of those that are new, the ones that `takes` says so stand where they stand in `after` (behind `previous` there), the rest where they
 * stood. Members that left are the caller's to leave out.
 */
export function mergeOrder(
  before: readonly string[],
  after: readonly string[],
  takes: (name: string, previous: string | null) => boolean,
): readonly string[] {
  const old = new Set(before);
  const now = new Set(after);
  const staying = longestRun(
    before.filter((name) => now.has(name)),
    after.filter((name) => old.has(name)),
  );
  const placed = new Set(after.filter((name, index) => !staying.has(name) && takes(name, after[index - 1] ?? null)));
  if (placed.size === 0) return before;
  const order = before.filter((name) => !placed.has(name));
  for (const [index, name] of after.entries()) {
    if (!placed.has(name)) continue;
    const previous = after.slice(0, index).findLast((candidate) => order.includes(candidate));
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, name);
  }
  return order;
}

/** Names that stand in the same order in both lists, as many as can be (longest increasing subsequence of positions). */
function longestRun(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const position = new Map(before.map((name, index) => [name, index]));
  const positions = after.map((name) => position.get(name) ?? 0);
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [at, value] of positions.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((positions[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low === 0 ? -1 : (tails[low - 1] ?? -1));
    tails[low] = at;
  }
  const run = new Set<string>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) run.add(after[at] ?? "");
  return run;
}
