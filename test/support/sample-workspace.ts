import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Json } from "../../engine/support/json";

const SAMPLE = path.resolve(import.meta.dirname, "../../resources/sample-workspace");

/** The files of one of the sample's configurations: path relative to its folder (POSIX separators) → text. */
export function sampleFiles(configuration: "production" | "proposed"): ReadonlyMap<string, string> {
  return readFolder(path.join(SAMPLE, "configurations", configuration));
}

/** The saved traces of the sample: path in the library without its ending → text. */
export function sampleTraces(): ReadonlyMap<string, string> {
  const files = [...readFolder(path.join(SAMPLE, "traces"))];
  return new Map(files.map(([name, text]) => [name.replace(/\.trace\.json$/, ""), text]));
}

/** Every file of the sample. */
export function wholeSample(): ReadonlyMap<string, string> {
  return readFolder(SAMPLE);
}

export function parseText(text: string): Json {
  return JSON.parse(text);
}

/** Every file below a folder, without what the program keeps there of its own: path relative to it (POSIX separators) → text. */
export function readFolder(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.parentPath.split(path.sep).includes(".workbench"),
  );
  const files = entries.map((entry): [string, string] => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file).replaceAll(path.sep, "/"), readFileSync(file, "utf8")];
  });
  return new Map(files.sort(([left], [right]) => (left < right ? -1 : 1)));
}
