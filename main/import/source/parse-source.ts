import { NESTING_LIMIT, parseJson } from "../../../engine/config/index";
import { isArray } from "../../../engine/config/reading";
import type { Json } from "../../../engine/support/json";
import type { AddNote } from "../import-note";
import type { SourceFile } from "./read-sources";

/**
 * The JSON of a source; `null`, noted, where it is none. Keys that stand twice in one object are noted (the last one counts, as everywhere), and so
 * are `__proto__` keys, which are kept as the plain data they are.
 */
export function parseSource({ path, text }: SourceFile, note: AddNote): { readonly value: Json } | null {
  const { depth, pairs } = scan(text);
  if (depth > NESTING_LIMIT) {
    const message = `Objects and arrays are nested more than ${NESTING_LIMIT} levels deep.`;
    note({ code: "nested-too-deep", severity: "error", message, file: path });
    return null;
  }
  const value = tryParse(text);
  if (value === undefined) {
    const problem = parseJson(text);
    const message = problem.kind === "problem" ? problem.message : "This is not valid JSON.";
    note({ code: "invalid-json", severity: "error", message, file: path });
    return null;
  }
  if (pairs !== countPairs(value)) {
    note({
      code: "duplicate-key",
      severity: "warning",
      message: `${describeDuplicate(text)} The last one counts.`,
      file: path,
      fix: "Save the answer again, or remove what is not meant.",
    });
  }
  if (/"__proto__"\s*:/.test(text)) {
    note({ code: "unusual-key", severity: "warning", message: "A key is called “__proto__”; it is kept as plain data.", file: path });
  }
  return { value };
}

function tryParse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

const QUOTE = 34;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

interface Scanned {
  /** How deep objects and arrays nest; counting stops beyond the limit. */
  readonly depth: number;
  /** Colons outside of strings: how many pairs of key and value the text has. */
  readonly pairs: number;
}

/** One pass over the text, before it is parsed: cheap next to parsing. */
function scan(text: string): Scanned {
  let depth = 0;
  let deepest = 0;
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) pairs += 1;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (deepest > NESTING_LIMIT) break;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
  }
  return { depth: deepest, pairs };
}

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

function countPairs(value: Json): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (isArray(value)) {
    for (const member of value) if (typeof member === "object") count += countPairs(member);
    return count;
  }
  for (const member of Object.values(value)) {
    count += 1;
    if (typeof member === "object") count += countPairs(member);
  }
  return count;
}

/** Finds the first key that stands twice in one object; slow, and only called where there is one. */
function describeDuplicate(text: string): string {
  const scopes: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE) scopes.push(new Set());
    else if (code === OPEN_BRACKET) scopes.push(null);
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) scopes.pop();
    else if (code === QUOTE) {
      const end = endOfString(text, at);
      const scope = scopes.at(-1);
      if (scope instanceof Set && /^\s*:/.test(text.slice(end + 1, end + 64))) {
        const key: unknown = JSON.parse(text.slice(at, end + 1));
        if (typeof key === "string") {
          if (scope.has(key)) return `“${key}” stands twice in one object, the second time in line ${lineOf(text, at)}.`;
          scope.add(key);
        }
      }
      at = end;
    }
  }
  return "A key stands twice in one object.";
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
