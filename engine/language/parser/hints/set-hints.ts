import type { Mistake } from "../../lexer/scanned";
import type { Scheme } from "../../scheme";
import type { Type } from "../../types/type";
import { networkAddress, parseIp, printIp } from "../../values/ip";
import { nounOf } from "./literal-hints";
import { isQuote, withHint, wordAt } from "./words";

/** An item of a set that cannot be read. */
export function explainItem(problem: Mistake, { text, at }: { readonly text: string; readonly at: number }, type: Type): Mistake {
  if (problem.code === "missing-ending-quote") return withHint(problem, "the text that begins here is not closed");
  return withHint(problem, itemHint(problem, wordAt(text, at), text.charAt(at), type));
}

function itemHint({ code, message }: Mistake, word: string, first: string, type: Type): string | undefined {
  if (first === "," || first === ";") return "items of a set are separated by spaces, not commas";
  if (first === "") return "the closing brace is missing";
  const isText = type.kind === "Bytes";
  if (isQuote(first) && (!isText || first !== '"'))
    return isText ? 'text stands in double quotes: "…"' : `${nounOf(type)} stand without quotes`;
  if (isText) return first === '"' || word === "" ? undefined : `put text in double quotes: ${JSON.stringify(word)}`;
  if (code === "incompatible-range-bounds") return rangeHint(word, type);
  if (first === "-") return "a range is written first..last, without spaces";
  if (message === "host part of address was not zero") return networkHint(word);
  const [, digits] = /^as(\d+)$/i.exec(word) ?? [];
  return digits === undefined ? undefined : `an AS number is the number alone: ${digits}`;
}

function rangeHint(word: string, type: Type): string {
  if (type.kind === "Ip") return "both ends of a range are addresses of one family, the smaller one first";
  const [first = "", last = ""] = word.split("..");
  return `the smaller number comes first: ${last}..${first}`;
}

/** `192.0.2.1/24` means the network `192.0.2.0/24`. */
function networkHint(word: string): string | undefined {
  const [text = "", bits = ""] = word.split("/");
  const address = parseIp(text);
  return address === null ? undefined : `the network is ${printIp(networkAddress(address, Number(bits)))}/${bits}`;
}

/** Where a set should begin. */
export function setHint({ text, at, scheme }: { readonly text: string; readonly at: number; readonly scheme: Scheme }): string {
  const word = wordAt(text, at);
  const known = scheme.lookup(word);
  if (known?.kind === "field" && known.field.type.kind === "Array")
    return `in takes literals or a list; has_value(${word}, …) looks into an array`;
  if (known !== undefined) return "in takes literals or a list, no field and no function";
  if (word === "") return "in takes a set {…} or a list $name";
  if (/^[a-z_][a-z0-9_]*$/.test(word)) return `a list is written with a dollar sign: $${word}; values stand in braces: {…}`;
  return `put the values in braces: {${word}}`;
}

export function listHint(text: string, at: number): string {
  const name = wordAt(text, at + 1);
  const lower = name.toLowerCase();
  if (lower !== name && /^\w+$/.test(name)) return `list names are lower case: $${lower}`;
  return "a list is $ and its name, in lower-case letters, digits and _";
}
