import type { Parsed } from "../../../ui/use-draft";
import { WORDS } from "../../../words/words";
import { isPlaceholder } from "../whole-number";
import { plainLetters } from "./find-choices";

/** A country or a region by its code and its name; a region's code with its country is the same region. */
interface Named {
  readonly code: string;
  readonly name: string;
  readonly isoCode?: string;
}

/** What a typed country means: a code or a whole name is its code; nothing is not given. Two letters are a code where no country is known. */
export function readCountry(text: string, countries: readonly Named[]): Parsed<string | undefined> {
  const free = freeText(text);
  if (free !== null) return free;
  const named = findNamed(text, countries);
  if (named !== undefined) return { kind: "value", value: named.code };
  if (countries.length === 0 && /^[A-Za-z][A-Za-z0-9]$/.test(text.trim())) return { kind: "value", value: text.trim().toUpperCase() };
  return { kind: "problem", message: WORDS.builder.placeWords.unknownCountry };
}

/** What a typed region means: its code by code or name, else the text as it is. */
export function readRegion(text: string, regions: readonly Named[]): Parsed<string | undefined> {
  return freeText(text) ?? { kind: "value", value: findNamed(text, regions)?.code ?? text.trim() };
}

/** Whether more letters may still make another place of it, so that nothing is taken before the field is left. */
export function continues(text: string, places: readonly Named[]): boolean {
  if (isPlaceholder(text)) return false;
  const found = findNamed(text, places);
  const typed = plainLetters(text);
  return found === undefined || places.some((place) => place !== found && namesOf(place).some((name) => name.startsWith(typed)));
}

function freeText(text: string): Parsed<string | undefined> | null {
  const typed = text.trim();
  if (typed === "") return { kind: "value", value: undefined };
  return isPlaceholder(typed) ? { kind: "value", value: typed } : null;
}

function findNamed(text: string, places: readonly Named[]): Named | undefined {
  const typed = plainLetters(text);
  return (
    places.find(({ code }) => plainLetters(code) === typed) ??
    places.find(({ name, isoCode }) => [name, isoCode ?? ""].some((each) => each !== "" && plainLetters(each) === typed))
  );
}

function namesOf({ code, name }: Named): readonly string[] {
  return [plainLetters(code), plainLetters(name)];
}
