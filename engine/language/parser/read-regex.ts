import type { RegexText } from "../lexer/regex-text";
import { found, mistake, type Scanned } from "../lexer/scanned";
import { describeRegexError, parseRegex, type RegexError } from "../values/regex";
import { withHint } from "./hints";

/** Compiles the pattern of `matches`. A mistake stands where the reference engine puts it; its focus is the place inside the pattern. */
export function readRegex(text: RegexText): Scanned<(value: string) => boolean> {
  const regex = parseRegex(text.pattern);
  if ("isMatch" in regex) return found((value) => regex.isMatch(value), text.next);
  const problem = mistake("parse-regex", messageOf(text.pattern, regex), text.spanStart, text.spanEnd);
  return withHint({ ...problem, resume: text.next, focus: focusOf(text, regex) }, REMEDIES.get(regex.message));
}

/** What to do about mistakes that other dialects would not call one. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ["repetition operator missing expression", "* repeats what stands before it: any text is .*, and * alone belongs to wildcard"],
  ["Unicode not allowed here", "(?u) before it turns Unicode on"],
  ["look-around, including look-ahead and look-behind, is not supported", "use a second condition, with not where the text must be absent"],
]);

function messageOf(pattern: string, error: RegexError): string {
  return error.message.startsWith("Compiled regex") ? error.message : describeRegexError(pattern, error);
}

function focusOf({ patternStart, start, next }: RegexText, error: RegexError): { readonly start: number; readonly end: number } {
  if (patternStart === null) return { start, end: next };
  return { start: patternStart + error.start, end: patternStart + Math.max(error.end, error.start + 1) };
}
