import type { Mistake } from "../../lexer/scanned";
import { scanIdentifier } from "../../lexer/words";
import type { RightKind } from "../../operators/definition";
import type { Scheme } from "../../scheme";
import type { Type } from "../../types/type";
import { isQuote, nearestHint, ONE_EACH_HINT, withHint, wordAt } from "./words";

/** What a literal must be: its type, and what kind of right side it is where it stands right of an operator. */
export interface Wanted {
  readonly type: Type;
  readonly right?: RightKind;
}

interface Place {
  readonly text: string;
  readonly at: number;
  readonly scheme: Scheme;
}

/** A literal that cannot be read, right of an operator or as an argument. */
export function explainLiteral(problem: Mistake, place: Place, wanted: Wanted): Mistake {
  const { text, at } = place;
  const { type, right } = wanted;
  if (problem.code === "missing-ending-quote") return withHint(problem, unclosedHint(text.slice(at), right));
  if (problem.code === "invalid-character-escape")
    return withHint(problem, String.raw`a backslash itself is written \\, or the text as r"…"`);
  if (text.charAt(at) === '"' && type.kind === "Bytes") return problem;
  const word = wordAt(text, at);
  if (type.kind === "Bytes" && /^[A-Za-z0-9]/.test(word)) {
    const hint = wordHint(word, place, right) ?? quoted(word);
    return { ...withHint(problem, hint), focus: { start: at, end: at + word.length } };
  }
  return withHint(problem, literalHint(word, text.charAt(at), wanted));
}

function unclosedHint(rest: string, right: RightKind | undefined): string {
  const inClass = right === "regex" && rest.lastIndexOf("[") > rest.lastIndexOf("]");
  return inClass ? "inside [ … ] a quote does not end the text: is a ] missing?" : "the text that begins here is not closed";
}

function quoted(word: string): string {
  return `put text in double quotes: ${JSON.stringify(word)}`;
}

/** A word without quotes where a text must stand. */
function wordHint(word: string, { text, at, scheme }: Place, right: RightKind | undefined): string | undefined {
  if (["null", "nil", "none", "undefined"].includes(word.toLowerCase()))
    return "there is no null: a comparison with a missing value is false, and len(…) ge 0 holds where there is a value";
  const identifier = scanIdentifier(text, at);
  if (identifier.kind === "mistake") return undefined;
  if (scheme.lookup(identifier.value) !== undefined && right !== undefined && right !== "value")
    return "this operator takes a text in quotes only, no field and no function";
  return /^[a-z_]+\.[a-z]/.test(identifier.value) ? nearestHint(scheme.nearest(identifier.value)) : undefined;
}

function literalHint(word: string, first: string, { type, right }: Wanted): string | undefined {
  const single = right === "bytes" || right === "regex" || right === "wildcard";
  if (first === "{") return single ? `a set stands only right of in: ${ONE_EACH_HINT}` : "a set stands only right of in";
  if (first === "(") return single ? ONE_EACH_HINT : "a literal, a field or a function call stands here; there is no arithmetic";
  if (isQuote(first)) return type.kind === "Bytes" ? 'text stands in double quotes: "…"' : `${nounOf(type)} stand without quotes`;
  if (word.startsWith("\\")) return "the quotes of a text have no backslash before them";
  if (right === "regex" && /^\/.+\/[a-z]*$/.test(word))
    return `a regular expression has quotes, not slashes, around it: ${JSON.stringify(word.slice(1, word.lastIndexOf("/")))}`;
  if (type.kind === "Bytes") return word === "" ? "a text in double quotes is missing" : quoted(word);
  return type.kind === "Ip" ? addressHint(word) : numberHint(word);
}

function addressHint(word: string): string | undefined {
  if (word.includes("*")) return "addresses have no wildcards: for a network use in {192.0.2.0/24}";
  if (word.includes("/")) return `for a network use in {${word}}`;
  return word === ""
    ? "an address is missing"
    : "an IPv4 address is four numbers from 0 to 255, an IPv6 address up to eight groups of hexadecimal digits";
}

function numberHint(word: string): string | undefined {
  const [, digits] = /^as(\d+)$/i.exec(word) ?? [];
  if (digits !== undefined) return `an AS number is the number alone: ${digits}`;
  return word === "" ? "a number is missing" : undefined;
}

export function nounOf(type: Type): string {
  return type.kind === "Ip" ? "addresses" : "numbers";
}

/** Behind a position or key that no `]` follows. */
export function bracketHint(text: string, at: number): string | undefined {
  return text.charAt(at) === ":" ? "a position is one number; for a part of a text there is substring()" : undefined;
}

/** Where a key or position cannot be read. */
export function keyHint(text: string, at: number): string | undefined {
  if (isQuote(text.charAt(at))) return "keys stand in double quotes";
  const word = wordAt(text, at);
  return /^[A-Za-z_]/.test(word) ? `keys stand in double quotes: [${JSON.stringify(word)}]` : undefined;
}
