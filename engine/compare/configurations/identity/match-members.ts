/** What is on both sides, and what is on one alone; each in its own order. */
export interface Matched<Member> {
  readonly pairs: readonly { readonly before: Member; readonly after: Member }[];
  readonly removed: readonly Member[];
  readonly added: readonly Member[];
}

/** A name that members may be known by; `null` names nothing. */
export interface MemberName<Member> {
  readonly of: (member: Member) => string | null;
  /** What several members of one side are called: `nobody` knows which is meant, or the first is the first, since they are all alike. */
  readonly repeated: "nobody" | "in order";
}

/**
 * Matches members by the first of `names` that tells one from all others on both sides, then what is left by the second, and so on; and
 * again, for as long as what was matched makes a name tell more. A name of `null` matches nothing.
 */
export function matchMembers<Member>(
  before: readonly Member[],
  after: readonly Member[],
  names: readonly (MemberName<Member> | MemberName<Member>["of"])[],
): Matched<Member> {
  const partners = new Map<Member, Member>();
  const taken = new Set<Member>();
  let known = -1;
  while (known < partners.size && partners.size < before.length && taken.size < after.length) {
    known = partners.size;
    for (const name of names) {
      const { of, repeated } = typeof name === "function" ? ({ of: name, repeated: "nobody" } as const) : name;
      const openAfter = byName(
        after.filter((member) => !taken.has(member)),
        of,
      );
      const openBefore = byName(
        before.filter((member) => !partners.has(member)),
        of,
      );
      for (const [key, members] of openBefore) {
        const others = openAfter.get(key) ?? [];
        if (repeated === "nobody" && (members.length > 1 || others.length > 1)) continue;
        for (const [index, partner] of others.slice(0, members.length).entries()) {
          const member = members[index];
          if (member === undefined) continue;
          partners.set(member, partner);
          taken.add(partner);
        }
      }
      if (partners.size === before.length || taken.size === after.length) break;
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

function byName<Member>(members: readonly Member[], nameOf: (member: Member) => string | null): ReadonlyMap<string, readonly Member[]> {
  const found = new Map<string, Member[]>();
  for (const member of members) {
    const name = nameOf(member);
    if (name === null || name === "") continue;
    const same = found.get(name);
    if (same === undefined) found.set(name, [member]);
    else same.push(member);
  }
  return found;
}
