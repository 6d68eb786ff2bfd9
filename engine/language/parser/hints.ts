import type { Access } from "../expression";
import { type Mistake, mistake } from "../lexer/scanned";
import { scanIdentifier } from "../lexer/words";
import { OPERATORS } from "../operators";
import type { OperatorDefinition } from "../operators/definition";
import type { Type } from "../types/type";
import type { Parsing } from "./parsing";

/** Common slips, recognised at the place of a mistake; each gives the sentence that says what would be right. */

const WORDS_LOOKED_AT = 80;
const QUOTES = ['"', "'", "“", "”", "‘", "’"];
const LOGICAL_WORD = /^(?:and|or|xor|&&|\|\||\^\^)/;

/** The run of characters at `at` up to white space, a bracket, a comma or the limit. */
function wordAt(text: string, at: number): string {
  return /^[^\s()[\]{},]+/.exec(text.slice(at, at + WORDS_LOOKED_AT))?.[0] ?? "";
}

function isQuote(character: string): boolean {
  return QUOTES.includes(character);
}

export function withHint(problem: Mistake, hint: string | undefined): Mistake {
  return hint === undefined || problem.hint !== undefined ? problem : { ...problem, hint };
}

/** Where a field or a function should stand, and no name does. */
export function nameHint(text: string, at: number): string | undefined {
  const first = text.charAt(at);
  if (isQuote(first)) return "a condition begins with a field or a function, not with text";
  if (first === "" || first === ")") return "a condition is missing here";
  return first === "\t" ? "a tab is not white space here: use spaces or line breaks" : undefined;
}

export function unknownIdentifier({ text, scheme, at }: Parsing, name: string): Mistake {
  const problem = mistake("unknown-identifier", "unknown identifier", at, at + name.length);
  const lower = name.toLowerCase();
  if (lower !== name && ["not", "any", "all", "true", "false"].includes(lower))
    return { ...problem, hint: `this is written in lower case: ${lower}` };
  if (LOGICAL_WORD.test(name) && wordAt(text, at) === name) return { ...problem, hint: `a condition is missing before ${name}` };
  return withHint(problem, nearestHint(scheme.nearest(name)));
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
  ["has", "use contains"],
]);

/** Where a comparison operator should stand. */
export function operatorHint({ text, scheme }: Pick<Parsing, "text" | "scheme">, at: number, left: Access): string | undefined {
  const written = text.slice(left.start, left.end);
  const word = wordAt(text, at);
  if (word === "not") return `negate the whole comparison: not ${written} ${wordAt(text, at + 4)} …`;
  const lower = word.toLowerCase();
  if (word !== lower && isOperatorWord(lower)) return `operators are lower case: ${lower}`;
  if (scheme.lookup(word)?.kind === "function") return `${word} is a function: ${word}(${written}, …)`;
  const slip = OPERATOR_SLIPS.get(word) ?? OPERATOR_SLIPS.get(/^(?:===|=|<>)/.exec(word)?.[0] ?? "");
  if (slip !== undefined) return slip;
  if (isQuote(word.charAt(0))) return "an operator is missing before the text";
  if (text.charAt(at) === "[") return "no space may stand before [";
  return word === "" || LOGICAL_WORD.test(word) ? `${written} must be compared with something` : undefined;
}

function isOperatorWord(word: string): boolean {
  return OPERATORS.some(({ spellings }) => spellings.some((spelling) => spelling.split(" ").includes(word)));
}

/** Where an operator stands that the left side does not take. */
export function unsupportedHint(operator: OperatorDefinition, left: Access): string {
  if (left.kind === "call" && left.mapped) return "a call over [*] gives an array: put [*] behind it too";
  if (left.type.kind === "Array") return "compare one element, such as [0], or put [*] behind it inside any(…) or all(…)";
  if (left.type.kind === "Map") return 'compare one entry, such as ["name"], or put [*] behind it inside any(…) or all(…)';
  return `${operator.spellings[0] ?? operator.name} takes ${operator.takes.join(", ")}`;
}

/** Where an expression should go on with a logical operator, or end. */
export function logicalHint(text: string, at: number): string | undefined {
  const first = text.charAt(at);
  const word = wordAt(text, at);
  const lower = word.toLowerCase();
  if (["and", "or", "xor", "not"].includes(lower) && lower !== word) return `operators are lower case: ${lower}`;
  if (/^(?:eq|==|ne|!=|=)$/.test(word)) return "a Boolean stands alone: write it as it is, or with not before it";
  if (word === "&" || word === "|" || word === "^") return `the operator is ${word}${word}`;
  if (word.startsWith("#") || word.startsWith("//") || word.startsWith("/*")) return "the language has no comments";
  if (first === ")") return "there is no opening parenthesis for this one";
  if (first === "") return "a closing parenthesis is missing";
  if (first === "\t") return "a tab is not white space here: use spaces or line breaks";
  return word === "" || isQuote(first) ? undefined : "join conditions with and, or, xor";
}

/** What a whole filter or value that is read goes on with. */
export function leftoverHint(text: string, at: number, kind: "filter" | "value"): string | undefined {
  return kind === "value" ? "a value is one field or one function call; operators cannot stand in it" : logicalHint(text, at);
}

/** Behind a position or key that no `]` follows. */
export function bracketHint(text: string, at: number): string | undefined {
  return text.charAt(at) === ":" ? "a position is one number; for a part of a text there is substring()" : undefined;
}

/** A literal that cannot be read, right of an operator or as an argument. */
export function explainLiteral(problem: Mistake, parsing: Pick<Parsing, "text" | "at" | "scheme">, type: Type): Mistake {
  const { text, at } = parsing;
  if (problem.code === "missing-ending-quote") return withHint(problem, "the text that begins here is not closed");
  if (problem.code === "invalid-character-escape")
    return withHint(problem, String.raw`a backslash itself is written \\, or the text as r"…"`);
  if (text.charAt(at) === '"' && type.kind === "Bytes") return problem;
  const word = wordAt(text, at);
  if (type.kind === "Bytes" && /^[A-Za-z0-9]/.test(word)) {
    const hint = nearField(parsing) ?? `put text in double quotes: ${JSON.stringify(word)}`;
    return { ...withHint(problem, hint), focus: { start: at, end: at + word.length } };
  }
  return withHint(problem, literalHint(word, text.charAt(at), type));
}

function literalHint(word: string, first: string, type: Type): string | undefined {
  if (first === "{") return "a set stands only right of in";
  if (first === "(") return "a literal, a field or a function call stands here; there is no arithmetic";
  if (isQuote(first)) return type.kind === "Bytes" ? 'text stands in double quotes: "…"' : `${nounOf(type)} stand without quotes`;
  if (word.startsWith("\\")) return "the quotes of a text have no backslash before them";
  if (type.kind === "Bytes")
    return word === "" ? "a text in double quotes is missing" : `put text in double quotes: ${JSON.stringify(word)}`;
  return type.kind === "Ip" && word.includes("/") ? `for a network use in {${word}}` : undefined;
}

function nounOf(type: Type): string {
  return type.kind === "Ip" ? "addresses" : "numbers";
}

/** A mistyped field on the right looks like a literal that cannot be read. */
function nearField({ text, at, scheme }: Pick<Parsing, "text" | "at" | "scheme">): string | undefined {
  const identifier = scanIdentifier(text, at);
  if (identifier.kind === "mistake" || !/^[a-z_]+\.[a-z]/.test(identifier.value)) return undefined;
  return nearestHint(scheme.nearest(identifier.value));
}

/** An item of a set that cannot be read. */
export function explainItem(problem: Mistake, { text, at }: Pick<Parsing, "text" | "at">, type: Type): Mistake {
  const first = text.charAt(at);
  if (first === ",") return withHint(problem, "items of a set are separated by spaces, not commas");
  if (first === "") return withHint(problem, "the closing brace is missing");
  if (problem.code === "missing-ending-quote") return withHint(problem, "the text that begins here is not closed");
  if (isQuote(first) && first !== '"')
    return withHint(problem, type.kind === "Bytes" ? 'text stands in double quotes: "…"' : `${nounOf(type)} stand without quotes`);
  if (first === '"' && type.kind !== "Bytes") return withHint(problem, `${nounOf(type)} stand without quotes`);
  const word = wordAt(text, at);
  return type.kind === "Bytes" && first !== '"' && word !== ""
    ? withHint(problem, `put text in double quotes: ${JSON.stringify(word)}`)
    : problem;
}

/** Where a set should begin. */
export function setHint(text: string, at: number): string {
  const word = wordAt(text, at);
  return word === "" ? "in takes a set {…} or a list $name" : `put the values in braces: {${word}}`;
}

export function listHint(text: string, at: number): string {
  const name = wordAt(text, at + 1);
  const lower = name.toLowerCase();
  if (lower !== name && /^\w+$/.test(name)) return `list names are lower case: $${lower}`;
  return "a list is $ and its name, in lower-case letters, digits and _";
}
