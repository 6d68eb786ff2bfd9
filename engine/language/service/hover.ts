import { bytesToText } from "../../support/bytes";
import { QUANTIFIERS } from "../functions";
import { valuesOfField } from "../known-values";
import { scanBytes } from "../lexer/bytes";
import { OPERATORS } from "../operators";
import type { ServiceDocument } from "./environment";
import { type Help, helpOnField, helpOnFunction, helpOnOperator, helpOnSheet } from "./help";
import { CONSTANTS, LOGICAL_WORDS, NEGATION } from "./logical-words";
import { readPosition } from "./position";
import { type Token, tokensOf } from "./tokens";

export interface Hover {
  readonly start: number;
  readonly end: number;
  readonly help: Help;
}

/** What stands at `offset`; `null` where nothing is known of it. */
export function hover(document: ServiceDocument, offset: number): Hover | null {
  const tokens = tokensOf(document.text);
  const at = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const token = tokens[at] ?? tokens.find(({ end }) => end === offset);
  if (token === undefined) return null;
  const help = helpOn(document, token, tokens);
  return help === null ? null : { start: token.start, end: token.end, help };
}

function helpOn(document: ServiceDocument, token: Token, tokens: readonly Token[]): Help | null {
  if (token.kind === "list") return helpOnList(document, token.text.slice(1));
  if (token.kind === "text") return helpOnValue(document, token);
  if (token.kind !== "name" && token.kind !== "sign") return null;
  return helpOnName(document, token.text) ?? helpOnWord(token, tokens);
}

function helpOnName({ scheme, environment, context }: ServiceDocument, name: string): Help | null {
  const entry = scheme.lookup(name);
  if (entry === undefined) return null;
  const help = entry.kind === "field" ? helpOnField(entry.field, environment) : helpOnFunction(entry.called);
  const found = entry.kind === "field" ? context?.place.judgeField(entry.field) : context?.place.judgeFunction(entry.called);
  return found === undefined || found === null
    ? help
    : { ...help, sentences: [...help.sentences, `Here: ${found.message}; ${found.hint}.`] };
}

function helpOnWord(token: Token, tokens: readonly Token[]): Help | null {
  const { text } = token;
  const next = tokens[tokens.indexOf(token) + 1];
  const before = tokens[tokens.indexOf(token) - 1];
  const spelling =
    text === "strict" && next?.text === "wildcard"
      ? "strict wildcard"
      : text === "wildcard" && before?.text === "strict"
        ? "strict wildcard"
        : text;
  const operator = OPERATORS.find(({ spellings }) => spellings.some((each) => each === spelling));
  if (operator !== undefined) return helpOnOperator(operator);
  const sheet = QUANTIFIERS.find(({ name }) => name === text);
  if (sheet !== undefined) return helpOnSheet(sheet);
  const found = [...LOGICAL_WORDS, NEGATION, ...CONSTANTS].find(({ label }) => label === (SIGNS.get(text) ?? text));
  return found === undefined ? null : { title: found.label, type: "word", sentences: [found.sentence] };
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ["&&", "and"],
  ["||", "or"],
  ["^^", "xor"],
  ["!", "not"],
]);

function helpOnList({ environment }: ServiceDocument, name: string): Help | null {
  const list = environment.lists?.find((each) => each.name === name);
  if (list !== undefined)
    return {
      title: `$${name}`,
      type: `${list.kind} list`,
      sentences: [`A list of this configuration with ${list.items} ${list.items === 1 ? "item" : "items"}.`],
    };
  if (name.startsWith("cf."))
    return {
      title: `$${name}`,
      type: "managed list",
      sentences: ["A list that Cloudflare keeps; what is in it is not known here unless the trace says so."],
    };
  return null;
}

/** The name behind a code: “AT” is Austria. */
function helpOnValue({ text, scheme }: ServiceDocument, token: Token): Help | null {
  const { expected } = readPosition(text, token.start, scheme);
  if (expected.kind !== "value" && expected.kind !== "member") return null;
  const { field } = expected.left;
  const family = field === null ? undefined : valuesOfField(field.name);
  const scanned = scanBytes(token.text, 0);
  if (family === undefined || scanned.kind !== "found") return null;
  const known = family.values.find(({ value }) => value === bytesToText(scanned.value));
  return known?.label === undefined ? null : { title: known.value, type: family.noun, sentences: [`${known.label}.`] };
}
