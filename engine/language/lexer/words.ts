import { found, mistake, type Scanned } from "./scanned";

const DOT = 0x2e;

/** Space, carriage return and line feed; a tab is not white space inside an expression. */
export function skipSpace(text: string, at: number): number {
  let next = at;
  for (;;) {
    const code = text.charCodeAt(next);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d) return next;
    next += 1;
  }
}

export function isWordCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

export function isHexCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

/** Words of letters, digits and `_`, joined by single dots. */
export function scanIdentifier(text: string, at: number): Scanned<string> {
  let next = at;
  for (;;) {
    const wordStart = next;
    while (isWordCode(text.charCodeAt(next))) next += 1;
    if (next === wordStart) return mistake("expected-name", "expected identifier character", next);
    if (text.charCodeAt(next) !== DOT) return found(text.slice(at, next), next);
    next += 1;
  }
}

/** The end of the `count` characters (not UTF-16 units) that start at `at`, or how many there are when there are fewer. */
export function takeCharacters(text: string, at: number, count: number): { readonly next: number } | { readonly actual: number } {
  let next = at;
  for (let taken = 0; taken < count; taken += 1) {
    const code = text.codePointAt(next);
    if (code === undefined) return { actual: taken };
    next += code > 0xffff ? 2 : 1;
  }
  return { next };
}
