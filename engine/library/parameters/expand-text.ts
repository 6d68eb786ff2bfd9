import { isObject } from "../../config/reading";
import type { Json, JsonObject } from "../../support/json";
import { jsonPointer, type Problem } from "../../support/problem";

/** Values by name for `{{name}}`. */
export type Variables = ReadonlyMap<string, Json>;

const PLACEHOLDER = /\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g;
const WHOLE = /^\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}$/;

/**
 * `json` with every `{{name}}` in its texts replaced, object keys included. A text that is one placeholder and nothing else becomes the
 * value itself, so that numbers stay numbers; inside a longer text a value stands as text. A value is not looked into again, so nothing
 * can grow without end. Names that have no value are problems, each with its place, and stay as they are.
 */
export function expandJson(json: Json, variables: Variables, path: readonly (string | number)[] = []): Expanded {
  const problems: Problem[] = [];
  const walk = (value: Json, at: readonly (string | number)[]): Json => {
    if (typeof value === "string") return value.includes("{{") ? expandText(value, variables, at, problems) : value;
    if (Array.isArray(value)) return value.map((member, index) => walk(member, [...at, index]));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]): [string, Json] => {
        const name = key.includes("{{") ? expandText(key, variables, [...at, key], problems) : key;
        return [typeof name === "string" ? name : JSON.stringify(name), walk(member, [...at, key])];
      }),
    );
  };
  return { json: walk(json, path), problems };
}

interface Expanded {
  readonly json: Json;
  readonly problems: readonly Problem[];
}

function expandText(text: string, variables: Variables, at: readonly (string | number)[], problems: Problem[]): Json {
  const missing = (name: string): void => {
    problems.push({ pointer: jsonPointer(at), message: unknownMessage(name, variables) });
  };
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) {
    const value = variables.get(whole);
    if (value !== undefined) return value;
    missing(whole);
    return text;
  }
  return text.replace(PLACEHOLDER, (written, name: string) => {
    const value = variables.get(name);
    if (value !== undefined) return typeof value === "string" ? value : JSON.stringify(value);
    missing(name);
    return written;
  });
}

function unknownMessage(name: string, variables: Variables): string {
  const near = [...variables.keys()].find((known) => isNear(known.toLowerCase(), name.toLowerCase()));
  const known = [...variables.keys()].slice(0, 5).join(", ");
  const hint = near !== undefined ? `did you mean {{${near}}}?` : known === "" ? "there are no variables here" : `there is ${known}`;
  return `there is no variable “${name}”; ${hint}`;
}

/** One letter more, less or other, or one inside the other. */
function isNear(known: string, asked: string): boolean {
  if (known === asked || known.includes(asked) || asked.includes(known)) return true;
  if (Math.abs(known.length - asked.length) > 1) return false;
  let start = 0;
  while (start < known.length && known[start] === asked[start]) start += 1;
  let end = 0;
  while (end < known.length - start && end < asked.length - start && known.at(-1 - end) === asked.at(-1 - end)) end += 1;
  return known.length - start - end <= 1 && asked.length - start - end <= 1;
}

/** The names that `json` mentions, each once, in the order of their first mention. */
export function placeholdersIn(json: Json): readonly string[] {
  const names = new Set<string>();
  const walk = (value: Json): void => {
    if (typeof value === "string") for (const match of value.matchAll(PLACEHOLDER)) names.add(match[1] ?? "");
    else if (Array.isArray(value)) for (const member of value) walk(member);
    else if (isObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        walk(key);
        walk(member);
      }
    }
  };
  walk(json);
  return [...names];
}

export function variablesOf(...sources: readonly (JsonObject | undefined)[]): Variables {
  return new Map(sources.flatMap((source) => Object.entries(source ?? {})));
}
