import type { Access } from "../expression";
import { type Mistake, mistake } from "../lexer/scanned";
import { scanIdentifier, skipSpace } from "../lexer/words";
import { OPERATORS } from "../operators";
import type { Type } from "../types/type";
import type { Parsing } from "./parsing";

/** Common slips, recognised at the place of a mistake; each gives the sentence that says what would be right. */

const WORDS_LOOKED_AT = 40;

/** The run of characters at `at` up to white space, a bracket or the limit. */
function wordAt(text: string, at: number): string {
  return /^[^\s()[\]{},]+/.exec(text.slice(at, at + WORDS_LOOKED_AT))?.[0] ?? "";
}

export function unknownIdentifier({ text, scheme, at }: Parsing, name: string): Mistake {
  const problem = mistake("unknown-identifier", "unknown identifier", at, at + name.length);
  const hint = caseHint(name) ?? quoteHint(text, at) ?? nearestHint(scheme.nearest(name));
  return hint === undefined ? problem : { ...problem, hint };
}

function caseHint(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower === name || !["not", "any", "all", "true", "false"].includes(lower)) return undefined;
  return `operators and names are lower case: ${lower}`;
}

function quoteHint(text: string, at: number): string | undefined {
  return isQuote(text.charAt(at)) ? "a condition begins with a field or a function, not with text" : undefined;
}

function nearestHint(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `did you mean ${names.join(" or ")}?`;
}

const OPERATOR_SLIPS: ReadonlyMap<string, string> = new Map([
  ["=", "equality is == or eq"],
  ["===", "equality is == or eq"],
  ["<>", "inequality is != or ne"],
  ["is", "equality is == or eq"],
  ["equals", "equality is == or eq"],
  ["like", "use wildcard, with * for any text"],
  ["regex", "use matches or ~"],
  ["starts_with", "starts_with is a function: starts_with(field, text)"],
  ["ends_with", "ends_with is a function: ends_with(field, text)"],
  ["has", "use contains"],
]);

/** Where a comparison operator should stand. */
export function operatorHint(text: string, at: number, left: Access): string | undefined {
  const written = text.slice(left.start, left.end);
  if (/^not\s/.test(text.slice(at, at + 4))) return `negate the whole comparison: not ${written} …`;
  const word = wordAt(text, at);
  const lower = word.toLowerCase();
  if (word !== lower && isOperatorWord(lower)) return `operators are lower case: ${lower}`;
  const slip = OPERATOR_SLIPS.get(word) ?? OPERATOR_SLIPS.get(/^(?:===|=|<>)/.exec(word)?.[0] ?? "");
  if (slip !== undefined) return slip;
  if (isQuote(word.charAt(0))) return `an operator is missing before the text`;
  if (word === "" && text.charAt(at) === "[") return "no space may stand before [";
  if (word === "" || /^(?:and|or|xor|&&|\|\||\^\^)/.test(word)) return `${written} must be compared with something`;
  return undefined;
}

function isOperatorWord(word: string): boolean {
  return OPERATORS.some(({ spellings }) => spellings.some((spelling) => spelling.split(" ").includes(word)));
}

/** Where an expression should go on with a logical operator, or end. */
export function logicalHint(text: string, at: number): string | undefined {
  const word = wordAt(text, at);
  const lower = word.toLowerCase();
  if (["and", "or", "xor", "not"].includes(lower) && lower !== word) return `operators are lower case: ${lower}`;
  if (/^(?:eq|==|ne|!=|=)$/.test(word)) return "a Boolean stands alone: write it as it is, or with not before it";
  if (word === "&" || word === "|" || word === "^") return `the operator is ${word}${word}`;
  if (word.startsWith("#") || word.startsWith("//") || word.startsWith("/*")) return "the language has no comments";
  if (text.charAt(at) === ")") return "there is no opening parenthesis for this one";
  if (word === "" && at >= text.length) return "a closing parenthesis is missing";
  if (text.charAt(at) === "\t") return "a tab is not white space here: use spaces or line breaks";
  return word === "" ? undefined : "join conditions with and, or, xor";
}

/** Where a literal should stand. */
export function valueHint({ text, at, scheme }: Pick<Parsing, "text" | "at" | "scheme">, type: Type): string | undefined {
  const first = text.charAt(at);
  if (first === ",") return "items of a set are separated by spaces, not commas";
  if (first === "'" || first === "“" || first === "”" || first === "‘") return 'text stands in double quotes: "…"';
  const identifier = scanIdentifier(text, at);
  const word = wordAt(text, at);
  if (identifier.kind === "found" && identifier.value.includes(".") && /^[a-z]/.test(identifier.value)) {
    const near = scheme.nearest(identifier.value);
    if (near.length > 0) return nearestHint(near);
  }
  if (first === "{") return "use in before a set";
  if (type.kind === "Bytes")
    return word === "" ? "a text in double quotes is missing" : `put text in double quotes: ${JSON.stringify(word)}`;
  if (isQuote(first)) return type.kind === "Int" ? "numbers stand without quotes" : "addresses stand without quotes";
  return type.kind === "Ip" && word.includes("/") ? `for a network use in {${word}}` : undefined;
}

/** Where a set should begin. */
export function setHint(text: string, at: number): string {
  const word = wordAt(text, at);
  return word === "" ? "in takes a set {…} or a list $name" : `put the values in braces: {${word}}`;
}

export function listHint(text: string, at: number): string {
  const name = wordAt(text, at + 1);
  const lower = name.toLowerCase();
  return lower !== name ? `list names are lower case: $${lower}` : "a list is $ and its name, in lower-case letters, digits and _";
}

function isQuote(character: string): boolean {
  return character === '"' || character === "'" || character === "“";
}

/** What a filter or a value that is no whole expression goes on with. */
export function leftoverHint(text: string, at: number, kind: "filter" | "value"): string | undefined {
  const start = skipSpace(text, at);
  return kind === "value" ? "a value is one field or one function call; operators cannot stand in it" : logicalHint(text, start);
}
