import { parseRegex } from "../../../../engine/language/values/regex";
import { bytesToDisplay, textToBytes } from "../../../../engine/support/bytes";

export interface PatternMatch {
  /** The whole match first, then the groups; `null` for one that took no part. */
  readonly groups: readonly (string | null)[];
  readonly names: ReadonlyMap<string, number>;
}

export interface Pattern {
  first(text: string): PatternMatch | null;
  all(text: string): readonly PatternMatch[];
  replaceAll(text: string, replacement: (match: PatternMatch) => string): string;
}

/** A pattern in RE2's dialect, which the Rules language shares; takes time in proportion to the text. `null` where it is none. */
export function compilePattern(source: string): Pattern | null {
  const regex = parseRegex(`(?u)${source}`);
  if ("message" in regex) return null;
  const isAnchored = /^(?:\(\?[a-z]+\))?(?:\^|\\A)/.test(source);

  function matchesIn(
    bytes: string,
    most: number,
  ): readonly { readonly start: number; readonly end: number; readonly match: PatternMatch }[] {
    const found: { start: number; end: number; match: PatternMatch }[] = [];
    let from = 0;
    while (from <= bytes.length && found.length < most) {
      const rest = bytes.slice(from);
      const slots = "captures" in regex ? regex.captures(rest) : null;
      const [start, end] = [slots?.[0], slots?.[1]];
      if (slots === null || start === undefined || end === undefined) break;
      const groups = Array.from({ length: Math.floor(slots.length / 2) }, (_, group) => {
        const [first = -1, last = -1] = [slots[2 * group], slots[2 * group + 1]];
        return first < 0 ? null : bytesToDisplay(rest.slice(first, last));
      });
      const names = "groupNames" in regex ? regex.groupNames : new Map<string, number>();
      found.push({ start: from + start, end: from + end, match: { groups, names } });
      if (isAnchored) break;
      from += end > start ? end : end + 1;
    }
    return found;
  }

  return {
    first: (text) => matchesIn(textToBytes(text), 1)[0]?.match ?? null,
    all: (text) => matchesIn(textToBytes(text), Number.POSITIVE_INFINITY).map(({ match }) => match),
    replaceAll(text, replacement) {
      const bytes = textToBytes(text);
      let result = "";
      let from = 0;
      for (const { start, end, match } of matchesIn(bytes, Number.POSITIVE_INFINITY)) {
        result += bytesToDisplay(bytes.slice(from, start)) + replacement(match);
        from = end;
      }
      return result + bytesToDisplay(bytes.slice(from));
    },
  };
}
