/** Of pairs in the order they have now, those that stood elsewhere: as few as can be, for the others keep their order. */
export function movedPairs<Pair>(pairs: readonly Pair[], placeBefore: (pair: Pair) => number): ReadonlySet<Pair> {
  const places = pairs.map(placeBefore);
  const kept = longestRise(places);
  return new Set(pairs.filter((_pair, index) => !kept.has(index)));
}

/** Indexes of a longest rising subsequence (patience sorting). */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous = new Map<number, number>();
  for (const [index, number] of numbers.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    const before = tails[low - 1];
    if (before !== undefined) previous.set(index, before);
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let index = tails.at(-1); index !== undefined; index = previous.get(index)) kept.add(index);
  return kept;
}
