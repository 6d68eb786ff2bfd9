import { found, mistake, type Scanned } from "./scanned";
import { takeCharacters } from "./words";

/** The name behind `$`: lower-case letters, digits, `_` and `.`, no dot at either end. `at` is at the `$`. */
export function scanListName(text: string, at: number): Scanned<string> {
  const start = at + 1;
  let next = start;
  while (isNameCode(text.charCodeAt(next))) next += 1;
  const name = text.slice(start, next);
  if (name === "") {
    const character = takeCharacters(text, start, 1);
    return invalidName("next" in character ? text.slice(start, character.next) : "", start);
  }
  if (name.startsWith(".") || name.endsWith(".")) return invalidName(name, start);
  return found(name, next);
}

function invalidName(name: string, start: number): Scanned<string> {
  return mistake("invalid-list-name", `invalid list name ${JSON.stringify(name)}`, start);
}

function isNameCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f || code === 0x2e;
}
