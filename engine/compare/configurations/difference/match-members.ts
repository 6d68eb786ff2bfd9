/** What is on both sides, and what is on one alone; each in its own order. */
export interface Matched<Member> {
  readonly pairs: readonly { readonly before: Member; readonly after: Member }[];
  readonly removed: readonly Member[];
  readonly added: readonly Member[];
}

/**
 * Matches members by the first of `names` that tells one from all others on both sides, then what is left by the second, and so on. A name
 * of `null` matches nothing.
 */
export function matchMembers<Member>(
  before: readonly Member[],
  after: readonly Member[],
  names: readonly ((member: Member) => string | null)[],
): Matched<Member> {
  const partners = new Map<Member, Member>();
  const taken = new Set<Member>();
  for (const nameOf of names) {
    const openAfter = uniqueByName(
      after.filter((member) => !taken.has(member)),
      nameOf,
    );
    const openBefore = uniqueByName(
      before.filter((member) => !partners.has(member)),
      nameOf,
    );
    for (const [name, member] of openBefore) {
      const partner = openAfter.get(name);
      if (partner === undefined) continue;
      partners.set(member, partner);
      taken.add(partner);
    }
  }
  return {
    pairs: before.flatMap((member) => {
      const partner = partners.get(member);
      return partner === undefined ? [] : [{ before: member, after: partner }];
    }),
    removed: before.filter((member) => !partners.has(member)),
    added: after.filter((member) => !taken.has(member)),
  };
}

function uniqueByName<Member>(members: readonly Member[], nameOf: (member: Member) => string | null): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  const repeated = new Set<string>();
  for (const member of members) {
    const name = nameOf(member);
    if (name === null || name === "") continue;
    if (found.has(name)) repeated.add(name);
    else found.set(name, member);
  }
  for (const name of repeated) found.delete(name);
  return found;
}

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
