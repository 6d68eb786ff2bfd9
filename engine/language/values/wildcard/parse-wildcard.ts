import type { Wildcard } from "./match-wildcard";
import { createWildcard } from "./match-wildcard";

/** `position` and `length` count bytes of the pattern as handed in. */
export interface WildcardError {
  readonly problem: string;
  readonly position: number;
  readonly length: number;
}

export interface WildcardOptions {
  /** Case-sensitive: `strict wildcard`, or flag `s` of `wildcard_replace()`. */
  readonly strict: boolean;
  /** Most stars allowed; absent means any number. */
  readonly starLimit?: number;
}

/**
 * Reads a wildcard pattern (a byte string, after the quotes' own escapes were resolved): `*` is any run of bytes, `\*` and `\\` are the
 * characters themselves, everything else stands for itself. `problem` is worded as the reference engine words it.
 * https://developers.cloudflare.com/ruleset-engine/rules-language/operators/#wildcard-matching
 */
export function parseWildcard(pattern: string, options: WildcardOptions): Wildcard | WildcardError {
  const literals: string[] = [];
  let literal = "";
  let doubleStar = -1;
  let afterStar = -1;
  for (let at = 0; at < pattern.length; at++) {
    const byte = pattern.charAt(at);
    if (byte === "*") {
      if (afterStar === at && doubleStar < 0) doubleStar = at - 1;
      literals.push(literal);
      literal = "";
      afterStar = at + 1;
    } else if (byte === "\\") {
      const next = pattern.charAt(at + 1);
      if (next === "") return syntaxError(at, "incomplete escape sequence at the end of the wildcard", 1);
      if (next !== "*" && next !== "\\") return syntaxError(at, "invalid escape sequence", 2);
      literal += next;
      at++;
    } else {
      literal += byte;
    }
  }
  literals.push(literal);
  if (doubleStar >= 0) return { problem: "wildcard contains a double star", position: doubleStar, length: 2 };
  const { strict, starLimit } = options;
  const stars = literals.length - 1;
  if (starLimit !== undefined && stars > starLimit) {
    return {
      problem: `wildcard has ${stars} star metacharacters, but the limit is ${starLimit}`,
      position: 0,
      length: pattern.length,
    };
  }
  return createWildcard(literals, strict);
}

function syntaxError(position: number, fault: string, length: number): WildcardError {
  return { problem: `invalid wildcard: wildcard syntax error at position ${position}: ${fault}`, position, length };
}
