import type { Parsed } from "../../../ui/use-draft";
import { WORDS } from "../../../words/words";
import { isPlaceholder } from "../whole-number";
import { plainLetters } from "./find-choices";

/** What a typed country means: two letters are a code, in capitals; a whole name is its code; nothing is not given. */
export function readCountry(
  text: string,
  countries: readonly { readonly code: string; readonly name: string }[],
): Parsed<string | undefined> {
  const typed = text.trim();
  if (typed === "") return { kind: "value", value: undefined };
  if (isPlaceholder(typed)) return { kind: "value", value: typed };
  if (/^[A-Za-z][A-Za-z0-9]$/.test(typed)) return { kind: "value", value: typed.toUpperCase() };
  const named = countries.find(({ name }) => plainLetters(name) === plainLetters(typed));
  return named === undefined ? { kind: "problem", message: WORDS.builder.placeWords.unknownCountry } : { kind: "value", value: named.code };
}
