import type { Json, JsonObject } from "../../support/json";
import { parseJson } from "../parse-json";
import { isObject } from "../reading";

/**
 * A configuration's files (path → text) as one object whose keys are the path segments, the reverse of `filesOfBundle`. A JSON file is its value; a
 * text that is none is left out, since a bundle could not hold it, and named in `left`.
 */
export function toBundle(files: ReadonlyMap<string, string>): { readonly bundle: JsonObject; readonly left: readonly string[] } {
  const left: string[] = [];
  const tree: Folder = new Map();
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const value = valueOf(path, text);
    if (value === undefined) left.push(path);
    else put(tree, path.split("/"), value);
  }
  const bundle = toJson(tree);
  return { bundle: isObject(bundle) ? bundle : {}, left };
}

type Folder = Map<string, Folder | { readonly value: Json }>;

function valueOf(path: string, text: string): Json | undefined {
  if (!path.endsWith(".json")) return text;
  const parsed = parseJson(text);
  return parsed.kind === "json" ? parsed.value : undefined;
}

function put(folder: Folder, segments: readonly string[], value: Json): void {
  const [name = "", ...rest] = segments;
  if (rest.length === 0) {
    folder.set(name, { value });
    return;
  }
  const known = folder.get(name);
  const inner: Folder = known instanceof Map ? known : new Map();
  folder.set(name, inner);
  put(inner, rest, value);
}

function toJson(folder: Folder): Json {
  return Object.fromEntries(
    [...folder].map(([name, member]): [string, Json] => [name, member instanceof Map ? toJson(member) : member.value]),
  );
}
