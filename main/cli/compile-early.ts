import { setFlagsFromString } from "node:v8";

/** Commands that run the engine hard for less than a second or two, and end. */
const SHORT_AND_HARD: ReadonlySet<string> = new Set(["diff", "test"]);

/** Versions of V8 (Node 20 to 24) that are known to have these flags; others would complain of what they do not know. */
const KNOWN_VERSIONS = /^1[123]\./;

/** Baseline code at the first call, and types noted from the first call on: without waiting for a function to become hot. */
const FLAGS = ["--always-sparkplug", "--no-lazy-feedback-allocation"];

/**
 * Lets V8 compile eagerly where most of a command's time would pass before anything is hot. What the program does is the same. To be called
 * before the command's own modules are loaded, since what is compiled already stays as it is.
 */
export function compileEarly(command: string | undefined): void {
  if (command === undefined || !SHORT_AND_HARD.has(command) || !KNOWN_VERSIONS.test(process.versions.v8)) return;
  for (const flag of FLAGS) setFlagsFromString(flag);
}
