import type { Access } from "../../expression";
import { OPERATORS } from "../../operators";
import { nearestNames, type Scheme } from "../../scheme";
import { beginsWithLogicalOperator, isQuote, nearestHint, TAB_HINT, wordAt } from "./words";

const EQUALITY = "equality is == or eq";
const NO_ARITHMETIC = "there is no arithmetic in the language; concat() joins texts";

const OPERATOR_SLIPS: ReadonlyMap<string, string> = new Map([
  ["=", EQUALITY],
  ["===", EQUALITY],
  ["=~", "use matches or ~"],
  ["<>", "inequality is != or ne"],
  ["is", EQUALITY],
  ["equals", EQUALITY],
  ["like", "use wildcard, with * for any text"],
  ["regex", "use matches or ~"],
  ["has", "use contains"],
  ["includes", "use contains"],
  ["strict", "the operator is strict wildcard, with one space between the words"],
  ["strict_wildcard", "the operator is strict wildcard, with one space between the words"],
  ["+", NO_ARITHMETIC],
  ["-", NO_ARITHMETIC],
  ["*", NO_ARITHMETIC],
  ["/", NO_ARITHMETIC],
  ["%", NO_ARITHMETIC],
]);

interface Place {
  readonly text: string;
  readonly scheme: Scheme;
}

/** Where a comparison operator should stand. */
export function operatorHint({ text, scheme }: Place, at: number, left: Access): string | undefined {
  if (text.charAt(at) === "\t") return TAB_HINT;
  const written = text.slice(left.start, left.end);
  const word = wordAt(text, at);
  if (word === "not") return negated(written, wordAt(text, at + 4));
  if (word.startsWith("!")) return negated(written, /^![a-z~_]+/.exec(word)?.[0].slice(1) ?? "");
  const lower = word.toLowerCase();
  if (word !== lower && isOperatorWord(lower)) return `operators are lower case: ${lower}`;
  const called = functionNamed(scheme, word);
  if (called !== undefined) return `${called} is a function: ${called}(${written}, …)`;
  if (lower === "exists" || lower === "present") return `len(${written}) ge 0 holds where there is a value`;
  const slip = OPERATOR_SLIPS.get(word) ?? OPERATOR_SLIPS.get(/^(?:===|=~|=|<>)/.exec(word)?.[0] ?? "");
  if (slip !== undefined) return slip;
  if (isQuote(word.charAt(0))) return "an operator is missing before the text";
  if (text.charAt(at) === "[") return "no space may stand before [";
  if (word === "" || beginsWithLogicalOperator(word)) return `${written} must be compared with something`;
  return nearestHint(nearestNames(word, OPERATOR_NAMES));
}

/** Operators that are words and long enough to be misspelled. */
const OPERATOR_NAMES = OPERATORS.flatMap(({ spellings }) => spellings.filter((spelling) => /^[a-z]{4}/.test(spelling)));

function negated(written: string, operator: string): string {
  return `negate the whole comparison: not ${written} ${operator} …`;
}

/** A function's name as it is, or in other spellings of words: `startsWith`, `starts-with`. */
function functionNamed(scheme: Scheme, word: string): string | undefined {
  const plain = lettersOf(word);
  return plain === "" ? undefined : scheme.functions.find(({ name }) => lettersOf(name) === plain)?.name;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[_-]/g, "");
}

export function isOperatorWord(word: string): boolean {
  return OPERATORS.some(({ spellings }) => spellings.some((spelling) => spelling.split(" ").includes(word)));
}

/** Where an operator stands that the left side does not take. */
export function unsupportedHint(left: Access): string {
  const { kind } = left.type;
  if (left.kind === "call" && left.mapped) return "a call over [*] gives an array: put [*] behind it too";
  if (kind === "Array") return "compare one element, such as [0], or put [*] behind it inside any(…) or all(…)";
  if (kind === "Map") return 'compare one entry, such as ["name"], or put [*] behind it inside any(…) or all(…)';
  const known = OPERATORS.filter(({ takes }) => takes.some((taken) => taken === kind)).map(({ name }) => name);
  const network = kind === "Ip" ? "; for a network use in {192.0.2.0/24}" : "";
  return `${NOUNS[kind]} take ${known.join(", ")}${network}`;
}

const NOUNS = { Bool: "Booleans", Bytes: "texts", Int: "numbers", Ip: "addresses" } as const;

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
  if (first === "\t") return TAB_HINT;
  if (/^\.\d/.test(word)) return "numbers are whole numbers";
  if (/^[A-Z-]/.test(first) && /\$[a-z0-9_.]+$/.test(text.slice(Math.max(0, at - 80), at)))
    return "the name of a list holds lower-case letters, digits and _ only";
  if (isQuote(first)) return "several texts stand in a set: in {…}";
  return word === "" && first !== "," ? undefined : "join conditions with and, or, xor";
}

/** What a whole filter or value that is read goes on with. */
export function leftoverHint(text: string, at: number, kind: "filter" | "value"): string | undefined {
  return kind === "value" ? "a value is one field or one function call; operators cannot stand in it" : logicalHint(text, at);
}
