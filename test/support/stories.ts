import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Assumptions } from "../../engine/config/assumptions";
import { readAssumptions } from "../../engine/config/assumptions";
import { type Configuration, filesOfBundle, parseJson, readConfiguration } from "../../engine/index";
import { readSavedTrace } from "../../engine/request/read-trace";
import type { SavedTrace } from "../../engine/request/trace-definition";
import { readFolder } from "./sample-workspace";

/** A configuration with one trace or several, and what each comes to. */
export interface Story {
  /** Area and name, or the name alone. */
  readonly name: string;
  readonly configuration: Configuration;
  readonly assumptions: Assumptions;
  readonly traces: readonly StoryTrace[];
}

export interface StoryTrace {
  /** The story's name, with the trace's own after a colon where there are several. */
  readonly name: string;
  readonly saved: SavedTrace;
  readonly expected: string;
}

const ENDING = ".trace.json";

/** The folders below `root` that hold a trace, relative to it, in order. */
export function findStories(root: string, below = ""): readonly string[] {
  const entries = readdirSync(path.join(root, below), { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name.endsWith(ENDING))) return [below];
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.posix.join(below, entry.name))
    .toSorted()
    .flatMap((folder) => findStories(root, folder));
}

/** Reads the story in the folder `name`; throws where a file of it is missing or a trace has a mistake. */
export function readStory(root: string, name: string): Story {
  const folder = path.join(root, name);
  const traces = readdirSync(folder).filter((file) => file.endsWith(ENDING));
  const configuration = readConfiguration(name, readFiles(folder));
  return {
    name,
    configuration,
    assumptions: readSwitches(folder),
    traces: traces.toSorted().map((file) => readStoryTrace(folder, name, file, traces.length)),
  };
}

function readStoryTrace(folder: string, story: string, file: string, count: number): StoryTrace {
  const own = file.slice(0, -ENDING.length);
  const reading = readSavedTrace(JSON.parse(readFileSync(path.join(folder, file), "utf8")));
  if (reading.kind === "problems")
    throw new Error(`${story}: ${reading.problems.map(({ pointer, message }) => `${pointer} ${message}`).join("; ")}`);
  const expected = readFileSync(path.join(folder, count === 1 ? "result.txt" : `${own}.result.txt`), "utf8");
  return { name: count === 1 ? story : `${story}: ${own}`, saved: reading.value, expected };
}

/** `configuration.json`, a bundle, or the folder `configuration`. */
function readFiles(folder: string): ReadonlyMap<string, string> {
  const bundle = path.join(folder, "configuration.json");
  if (!existsSync(bundle)) return readFolder(path.join(folder, "configuration"));
  const parsed = parseJson(readFileSync(bundle, "utf8"));
  if (parsed.kind !== "json") throw new Error(`${bundle}: ${parsed.message}`);
  return filesOfBundle(parsed.value);
}

/** The switches of `assumptions.json`, where the story has it. */
function readSwitches(folder: string): Assumptions {
  const file = path.join(folder, "assumptions.json");
  const { assumptions, problems } = readAssumptions(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
  if (problems.length > 0) throw new Error(`${file}: ${problems.join(" ")}`);
  return assumptions;
}
