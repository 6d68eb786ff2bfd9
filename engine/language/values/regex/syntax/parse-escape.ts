import type { PatternReader } from "./pattern-reader";
import type { Assertion, AssertionSyntax, LiteralSyntax, PerlClassSyntax, PropertySyntax } from "./syntax-tree";

export type Escape = LiteralSyntax | AssertionSyntax | PerlClassSyntax | PropertySyntax;

const CUT_SHORT = "incomplete escape sequence, reached end of pattern prematurely";

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ["a", 0x07],
  ["f", 0x0c],
  ["t", 0x09],
  ["n", 0x0a],
  ["r", 0x0d],
  ["v", 0x0b],
]);

const ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ["A", "text-start"],
  ["z", "text-end"],
  ["b", "word-boundary"],
  ["B", "not-word-boundary"],
  ["<", "word-start"],
  [">", "word-end"],
]);

const SPECIAL_BOUNDARIES: ReadonlyMap<string, Assertion> = new Map([
  ["start", "word-start"],
  ["end", "word-end"],
  ["start-half", "word-start-half"],
  ["end-half", "word-end-half"],
]);

const PERL_CLASSES: ReadonlyMap<string, PerlClassSyntax["class"]> = new Map([
  ["d", "digit"],
  ["s", "space"],
  ["w", "word"],
]);

/** Reads what a backslash begins; the reader stands on the backslash. */
export function parseEscape(reader: PatternReader): Escape {
  const start = reader.position;
  if (!reader.bump()) reader.fail(CUT_SHORT, start, reader.position);
  const character = reader.here();
  if (/^[0-9]$/.test(character)) reader.fail("backreferences are not supported", start, reader.characterEnd);
  if (character === "x" || character === "u" || character === "U") return parseHex(reader, start, character);
  if (character === "p" || character === "P") return parseProperty(reader, start, character === "P");
  reader.bump();
  const span = { start, end: reader.position };
  const perl = PERL_CLASSES.get(character.toLowerCase());
  if (perl !== undefined) return { kind: "perl", span, class: perl, negated: character !== character.toLowerCase() };
  const assertion = ASSERTIONS.get(character);
  if (assertion !== undefined) {
    const special = assertion === "word-boundary" && reader.here() === "{" ? parseSpecialBoundary(reader, start) : undefined;
    return { kind: "assertion", span: { start, end: reader.position }, assertion: special ?? assertion };
  }
  if (character < "\x80" && !/^[0-9A-Za-z<>]$/.test(character)) {
    return { kind: "literal", span, point: character.charCodeAt(0), byte: false };
  }
  const control = CONTROLS.get(character);
  if (control === undefined) return reader.fail("unrecognized escape sequence", start, reader.position);
  return { kind: "literal", span, point: control, byte: false };
}

/** `{start}` and the like after `\b`; `undefined` where the brace begins a counted repetition, which is left unread. */
function parseSpecialBoundary(reader: PatternReader, start: number): Assertion | undefined {
  const brace = reader.position;
  const isNamePart = (): boolean => /^[-A-Za-z]$/.test(reader.here());
  if (!reader.bumpAndSkip()) {
    reader.fail(
      "found either the beginning of a special word boundary or a bounded repetition on a \\b with an opening brace, but no closing brace",
      start,
      reader.position,
    );
  }
  const nameStart = reader.position;
  if (!isNamePart()) {
    reader.position = brace;
    return undefined;
  }
  let name = "";
  while (isNamePart()) {
    name += reader.here();
    reader.bumpAndSkip();
  }
  if (reader.here() !== "}") {
    reader.fail("special word boundary assertion is either unclosed or contains an invalid character", brace, reader.position);
  }
  const nameEnd = reader.position;
  reader.bump();
  return (
    SPECIAL_BOUNDARIES.get(name) ??
    reader.fail("unrecognized special word boundary assertion, valid choices are: start, end, start-half or end-half", nameStart, nameEnd)
  );
}

/** `\x7F`, `\u007F`, `\U0000007F` and the same with braces; the reader stands on the letter. */
function parseHex(reader: PatternReader, start: number, letter: "x" | "u" | "U"): LiteralSyntax {
  if (!reader.bumpAndSkip()) reader.fail(CUT_SHORT, reader.position);
  const braced = reader.here() === "{";
  const point = braced ? parseBracedHex(reader) : parseFixedHex(reader, { x: 2, u: 4, U: 8 }[letter]);
  return { kind: "literal", span: { start, end: reader.position }, point, byte: letter === "x" && !braced };
}

function parseFixedHex(reader: PatternReader, count: number): number {
  const start = reader.position;
  let digits = "";
  for (let index = 0; index < count; index++) {
    if (index > 0 && !reader.bumpAndSkip()) reader.fail(CUT_SHORT, reader.position);
    digits += hexDigitHere(reader);
  }
  reader.bumpAndSkip();
  return scalarValue(reader, digits, { start, end: reader.position });
}

function parseBracedHex(reader: PatternReader): number {
  const brace = reader.position;
  const start = reader.characterEnd;
  let digits = "";
  while (reader.bumpAndSkip() && reader.here() !== "}") digits += hexDigitHere(reader);
  if (reader.atEnd) reader.fail(CUT_SHORT, brace, reader.position);
  const end = reader.position;
  reader.bumpAndSkip();
  if (digits === "") reader.fail("hexadecimal literal empty", brace, reader.position);
  return scalarValue(reader, digits, { start, end });
}

function hexDigitHere(reader: PatternReader): string {
  const character = reader.here();
  return /^[0-9A-Fa-f]$/.test(character) ? character : reader.fail("invalid hexadecimal digit", reader.position);
}

function scalarValue(reader: PatternReader, digits: string, span: { readonly start: number; readonly end: number }): number {
  const point = Number.parseInt(digits, 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    reader.fail("hexadecimal literal is not a Unicode scalar value", span.start, span.end);
  }
  return point;
}

/** `\pL` and `\p{…}`; the reader stands on the letter. */
function parseProperty(reader: PatternReader, start: number, upper: boolean): PropertySyntax {
  if (!reader.bumpAndSkip()) reader.fail(CUT_SHORT, reader.position);
  if (reader.here() !== "{") {
    const name = reader.here();
    if (name === "\\") reader.fail("invalid Unicode character class", reader.position);
    reader.bumpAndSkip();
    return { kind: "property", span: { start, end: reader.position }, name, value: undefined, negated: upper };
  }
  let text = "";
  while (reader.bumpAndSkip() && reader.here() !== "}") text += reader.here();
  if (reader.atEnd) reader.fail(CUT_SHORT, reader.position);
  reader.bump();
  const span = { start, end: reader.position };
  for (const separator of ["!=", ":", "="]) {
    const at = text.indexOf(separator);
    if (at < 0) continue;
    const negated = (separator === "!=") !== upper;
    return { kind: "property", span, name: text.slice(0, at), value: text.slice(at + separator.length), negated };
  }
  return { kind: "property", span, name: text, value: undefined, negated: upper };
}
