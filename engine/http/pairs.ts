/** A name with one value: a query argument, a form field, a cookie, a header. Both are byte strings. */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/**
 * Splits a query string or a url-encoded form at `&` and then at the first `=`, decoding nothing.
 * Our reading where documentation is silent: a name without `=` has the value "", and empty pieces (`a&&b`) are no arguments.
 */
export function splitArguments(bytes: string): readonly Pair[] {
  return bytes.split("&").flatMap((piece) => (piece === "" ? [] : [splitAtEquals(piece)]));
}

export function splitAtEquals(piece: string): Pair {
  const equals = piece.indexOf("=");
  return equals < 0 ? { name: piece, value: "" } : { name: piece.slice(0, equals), value: piece.slice(equals + 1) };
}

/** Values by name, in the order they came; names in byte order. */
export function groupPairs(pairs: readonly Pair[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { name, value } of pairs) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return new Map([...groups].sort(([left], [right]) => (left < right ? -1 : 1)));
}
