import type { Json } from "../support/json";
import { jsonPointer } from "../support/problem";
import type { ConfigurationEdit } from "./edit";
import { parseJson } from "./parse-json";
import { isObject } from "./reading";

/**
 * The files of a bundle: one JSON object whose keys are path segments (`{"account": {"account.json": {…}}}`).
 * A key that ends in `.json` is a file with that value; other texts are files as they stand. Keys that could leave the
 * folder (`..`, separators) are left out.
 */
export function filesOfBundle(bundle: Json): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  collect(bundle, "", files, 0);
  return files;
}

const DEEPEST_FOLDER = 8;

function collect(value: Json, prefix: string, files: Map<string, string>, depth: number): void {
  if (!isObject(value) || depth > DEEPEST_FOLDER) return;
  for (const [segment, member] of Object.entries(value)) {
    if (segment === "" || segment === "." || segment === ".." || /[/\\]/.test(segment)) continue;
    if (segment.endsWith(".json")) files.set(prefix + segment, JSON.stringify(member));
    else if (typeof member === "string") files.set(prefix + segment, member);
    else collect(member, `${prefix}${segment}/`, files, depth + 1);
  }
}

/** The edit of a configuration's file as an edit of the bundle that holds it, whose file is called `bundle`. A new text that is no JSON has none. */
export function editInBundle(edit: ConfigurationEdit, bundle: string): ConfigurationEdit | null {
  const place = { file: bundle, pointer: jsonPointer(edit.file.split("/")) };
  if (edit.kind === "text") {
    const parsed = parseJson(edit.text);
    return parsed.kind === "json" ? { kind: "set", ...place, value: parsed.value } : null;
  }
  return { ...edit, file: bundle, pointer: place.pointer + edit.pointer };
}
