import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import type { Json } from "../support/json";

/** Objects and arrays may stand inside each other this deep; the API's own answers stay below 20. */
export const NESTING_LIMIT = 100;

export type ParsedJson =
  | { readonly kind: "json"; readonly value: Json }
  | { readonly kind: "problem"; readonly code: "invalid-json" | "nested-too-deep"; readonly message: string };

/**
 * Reads JSON as `JSON.parse` does, with or without a byte order mark. A mistake is told with line and column, both from 1
 * (columns in UTF-16 units, as editors count). Never throws. A key `__proto__` is an own property like any other.
 */
export function parseJson(text: string): ParsedJson {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (isDeeperThan(plain, NESTING_LIMIT)) {
    return { kind: "problem", code: "nested-too-deep", message: `Objects and arrays are nested more than ${NESTING_LIMIT} levels deep.` };
  }
  try {
    return { kind: "json", value: JSON.parse(plain) };
  } catch {
    return { kind: "problem", code: "invalid-json", message: describeMistake(plain) };
  }
}

function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let position = 0;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === QUOTE) position = endOfString(text, position);
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
    if (depth > limit) return true;
    position += 1;
  }
  return false;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** The position of the closing quote of the string that opens at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end, start)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, position: number, start: number): boolean {
  let backslashes = 0;
  while (position - 1 - backslashes > start && text.charCodeAt(position - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

function describeMistake(text: string): string {
  if (text.trim() === "") return "The file is empty; a JSON value is expected.";
  let first: { readonly code: ParseErrorCode; readonly line: number; readonly column: number } | null = null;
  const note = (code: ParseErrorCode, line: number, column: number): void => {
    first ??= { code, line, column };
  };
  visit(
    text,
    { onError: (code, _offset, _length, line, column) => note(code, line + 1, column + 1) },
    { disallowComments: true, allowTrailingComma: false },
  );
  return printMistake(first);
}

function printMistake(mistake: { readonly code: ParseErrorCode; readonly line: number; readonly column: number } | null): string {
  if (mistake === null) return "This is not valid JSON.";
  const { code, line, column } = mistake;
  return `This is not valid JSON: ${SENTENCES[printParseErrorCode(code)] ?? "something unexpected"} at line ${line}, column ${column}.`;
}

const SENTENCES: Readonly<Record<string, string>> = {
  InvalidSymbol: "an unknown word",
  InvalidNumberFormat: "a malformed number",
  PropertyNameExpected: "a property name in double quotes is expected",
  ValueExpected: "a value is expected",
  ColonExpected: "a colon is expected",
  CommaExpected: "a comma is expected",
  CloseBraceExpected: "a closing brace is expected",
  CloseBracketExpected: "a closing bracket is expected",
  EndOfFileExpected: "the end of the file is expected",
  InvalidCommentToken: "a comment, which JSON does not have,",
  UnexpectedEndOfComment: "a comment, which JSON does not have,",
  UnexpectedEndOfString: "a string without its closing quote",
  UnexpectedEndOfNumber: "a malformed number",
  InvalidUnicode: "a malformed \\u escape",
  InvalidEscapeCharacter: "an unknown escape in a string",
  InvalidCharacter: "a character that must be escaped",
};
