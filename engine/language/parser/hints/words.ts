import type { Mistake } from "../../lexer/scanned";

const WORDS_LOOKED_AT = 80;
const QUOTES = ['"', "'", "“", "”", "‘", "’"];

export const TAB_HINT = "a tab is not white space here: use spaces or line breaks";
export const ONE_EACH_HINT = "write one comparison for each text, joined by or";

/** The run of characters at `at` up to white space, a bracket, a comma or the limit. */
export function wordAt(text: string, at: number): string {
  return /^[^\s()[\]{},]+/.exec(text.slice(at, at + WORDS_LOOKED_AT))?.[0] ?? "";
}

export function isQuote(character: string): boolean {
  return QUOTES.includes(character);
}

export function beginsWithLogicalOperator(word: string): boolean {
  return /^(?:and|or|xor|&&|\|\||\^\^)/.test(word);
}

/** A hint that is there already is closer to the mistake, and stays. */
export function withHint(problem: Mistake, hint: string | undefined): Mistake {
  return hint === undefined || problem.hint !== undefined ? problem : { ...problem, hint };
}

export function nearestHint(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `did you mean ${names.join(" or ")}?`;
}
