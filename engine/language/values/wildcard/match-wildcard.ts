import { lowerAscii } from "../../../support/ascii";

/** A compiled wildcard. Matching looks at each byte of the value once per literal at most. */
export interface Wildcard {
  readonly stars: number;
  /** Whether the whole value matches. */
  matches(value: string): boolean;
  /** What each star took, shortest first from the left; `null` where the value does not match. */
  captures(value: string): readonly string[] | null;
}

/** `literals` stand before, between and after the stars. Without `strict`, ASCII letters match in either case. */
export function createWildcard(literals: readonly string[], strict: boolean): Wildcard {
  const fold = strict ? unchanged : lowerAscii;
  const parts = literals.map(fold);
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  const stars = parts.length - 1;
  if (last === undefined) {
    return {
      stars,
      matches: (value) => value.length === first.length && fold(value) === first,
      captures: (value) => (fold(value) === first ? [] : null),
    };
  }
  const shortest = parts.reduce((sum, part) => sum + part.length, 0);
  const places = (value: string): readonly number[] | null => {
    if (value.length < shortest) return null;
    const text = fold(value);
    if (!text.startsWith(first) || !text.endsWith(last)) return null;
    return placeLiterals(text, first.length, rest, text.length - last.length);
  };
  return {
    stars,
    matches: (value) => places(value) !== null,
    captures: (value) => {
      const starts = places(value);
      if (starts === null) return null;
      let from = first.length;
      const taken: string[] = [];
      for (const [index, literal] of rest.entries()) {
        const start = starts[index] ?? from;
        taken.push(value.slice(from, start));
        from = start + literal.length;
      }
      taken.push(value.slice(from, value.length - last.length));
      return taken;
    },
  };
}

/** Where each of `literals` starts: the leftmost places, in order, apart, between `from` and `end`. Leftmost is enough, as stars take any bytes. */
function placeLiterals(text: string, from: number, literals: readonly string[], end: number): readonly number[] | null {
  const starts: number[] = [];
  let next = from;
  for (const literal of literals) {
    const start = text.indexOf(literal, next);
    if (start < 0 || start + literal.length > end) return null;
    starts.push(start);
    next = start + literal.length;
  }
  return starts;
}

function unchanged(bytes: string): string {
  return bytes;
}
