import type { Json } from "../support/json";
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
