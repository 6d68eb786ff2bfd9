import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { prepareConfiguration, printTrace, readConfiguration, readTrace, runTrace } from "../../engine/index";

const STORIES = path.join(import.meta.dirname, "pipeline");

/** A story is a folder: a configuration, one trace, and what it prints, worked out by hand from the documentation. */
for (const name of readdirSync(STORIES).toSorted()) {
  test(name.replaceAll("-", " "), () => {
    const folder = path.join(STORIES, name);
    const configuration = readConfiguration(name, filesBelow(path.join(folder, "configuration")));
    const saved = readTrace(JSON.parse(readFileSync(path.join(folder, "one.trace.json"), "utf8")));
    if (saved.kind === "problems") throw new Error(JSON.stringify(saved.problems));
    const printed = printTrace(runTrace(prepareConfiguration(configuration), saved.value), { all: true });
    expect(printed).toBe(readFileSync(path.join(folder, "result.txt"), "utf8"));
  });
}

function filesBelow(folder: string, below = ""): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(path.join(folder, below))) {
    const relative = path.posix.join(below, entry);
    if (statSync(path.join(folder, relative)).isDirectory()) for (const [name, text] of filesBelow(folder, relative)) files.set(name, text);
    else files.set(relative, readFileSync(path.join(folder, relative), "utf8"));
  }
  return files;
}
