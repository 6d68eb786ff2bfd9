/** The members whose text has every word of the query; those where a word begins with one come first. Order is kept otherwise. */
export function rankByWords<Member>(members: readonly Member[], query: string, textOf: (member: Member) => string): readonly Member[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return members;
  const found = members.flatMap((member) => {
    const text = textOf(member).toLowerCase();
    if (!words.every((word) => text.includes(word))) return [];
    const starts = words.filter((word) => text.startsWith(word) || text.includes(` ${word}`)).length;
    return [{ member, starts }];
  });
  return found.sort((one, other) => other.starts - one.starts).map(({ member }) => member);
}
