import { parseRegex, type Regex } from "../../../../../engine/language/values/regex";
import { textToBytes } from "../../../../../engine/support/bytes";

/** A pattern that must compile. */
export function regex(pattern: string): Regex {
  const read = parseRegex(pattern);
  if ("message" in read) throw new Error(`${pattern}: ${read.message}`);
  return read;
}

/** Whether `pattern` matches the UTF-8 of `text`. */
export function matchesText(pattern: string, text: string): boolean {
  return regex(pattern).isMatch(textToBytes(text));
}
