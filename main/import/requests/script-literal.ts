import type { Json } from "../../../engine/support/json";

export type LiteralReading =
  | { readonly kind: "value"; readonly value: Json; readonly end: number }
  | { readonly kind: "problem"; readonly message: string };

const DEEPEST = 64;

/**
 * Reads one literal of JavaScript at `start`: texts in any quotes, numbers, `true`, `false`, `null`, `undefined`, arrays and objects with or without
 * quotes around keys; `JSON.stringify(…)` of one is its text, `new Headers(…)` is what it is made of. Nothing is run.
 */
export function parseLiteral(text: string, start: number): LiteralReading {
  const state: Reading = { text, at: start };
  try {
    return { kind: "value", value: readValue(state, 0), end: state.at };
  } catch (error) {
    if (error instanceof NoLiteral) return { kind: "problem", message: error.message };
    throw error;
  }
}

interface Reading {
  readonly text: string;
  at: number;
}

/** What ends the reading; it never leaves this file. */
class NoLiteral extends Error {}

function fail(state: Reading, expected: string): never {
  const line = state.text.slice(0, state.at).split("\n").length;
  throw new NoLiteral(`In line ${line}, ${expected} is expected, not “${state.text.slice(state.at, state.at + 20).split("\n")[0] ?? ""}”.`);
}

function skipBlank(state: Reading): void {
  state.at += /^(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/.exec(state.text.slice(state.at))?.[0].length ?? 0;
}

function take(state: Reading, pattern: RegExp): string | null {
  skipBlank(state);
  const found = pattern.exec(state.text.slice(state.at))?.[0];
  if (found === undefined) return null;
  state.at += found.length;
  return found;
}

function readValue(state: Reading, depth: number): Json {
  if (depth > DEEPEST) return fail(state, `nesting of at most ${DEEPEST} levels`);
  skipBlank(state);
  const character = state.text.charAt(state.at);
  if (character === '"' || character === "'" || character === "`") return readText(state);
  if (character === "{") return readObject(state, depth);
  if (character === "[") return readArray(state, depth);
  const call = take(state, /^(?:JSON\.stringify|new\s+(?:Headers|URLSearchParams|URL|Request))\s*\(/);
  if (call !== null) {
    const inner = readValue(state, depth + 1);
    if (take(state, /^(?:,\s*(?:null|undefined)\s*,\s*\d+\s*)?,?\s*\)/) === null) return fail(state, "“)”");
    return call.startsWith("JSON") ? JSON.stringify(inner) : inner;
  }
  const word = take(state, /^(?:true|false|null|undefined|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?![\w$])/i);
  if (word === null) return fail(state, "a text, a number, an object or an array");
  if (word === "true" || word === "false") return word === "true";
  return word === "null" || word === "undefined" ? null : Number(word);
}

function readObject(state: Reading, depth: number): Json {
  state.at += 1;
  const entries: [string, Json][] = [];
  for (;;) {
    if (take(state, /^\}/) !== null) return Object.fromEntries(entries);
    skipBlank(state);
    const quoted = /^["'`]/.test(state.text.charAt(state.at));
    const key = quoted ? readText(state) : take(state, /^[\w$]+/);
    if (key === null) return fail(state, "a name");
    if (take(state, /^:/) === null) return fail(state, "“:”");
    entries.push([key, readValue(state, depth + 1)]);
    if (take(state, /^,/) === null && !/^\s*\}/.test(state.text.slice(state.at))) return fail(state, "“,” or “}”");
  }
}

function readArray(state: Reading, depth: number): Json {
  state.at += 1;
  const members: Json[] = [];
  for (;;) {
    if (take(state, /^\]/) !== null) return members;
    members.push(readValue(state, depth + 1));
    if (take(state, /^,/) === null && !/^\s*\]/.test(state.text.slice(state.at))) return fail(state, "“,” or “]”");
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", v: "\v", 0: "\0" };

function readText(state: Reading): string {
  const quote = state.text.charAt(state.at);
  let text = "";
  let at = state.at + 1;
  for (;;) {
    const character = state.text.charAt(at);
    if (character === "" || (character === "\n" && quote !== "`")) return fail(state, "a closing quote");
    if (character === quote) break;
    if (quote === "`" && character === "$" && state.text.charAt(at + 1) === "{") return fail(state, "a text without ${…}");
    if (character !== "\\") {
      text += character;
      at += 1;
      continue;
    }
    const escaped = /^\\(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\r?\n)|([^]))/i.exec(state.text.slice(at, at + 12));
    if (escaped === null) return fail(state, "an escape");
    const point = Number.parseInt(escaped[1] ?? escaped[2] ?? escaped[3] ?? "", 16);
    if (!Number.isNaN(point)) text += point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
    else if (escaped[5] !== undefined) text += ESCAPES[escaped[5]] ?? escaped[5];
    at += escaped[0].length;
  }
  state.at = at + 1;
  return text;
}
