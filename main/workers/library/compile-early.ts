import { setFlagsFromString } from "node:v8";

/** Versions of V8 (Node 20 to 24) that are known to have these flags; others would complain of what they do not know. */
const KNOWN_VERSIONS = /^1[123]\./;

/** Baseline code at the first call, and types noted from the first call on: without waiting for a function to become hot. */
const FLAGS = ["--always-sparkplug", "--no-lazy-feedback-allocation"];

/**
 * Lets V8 compile eagerly, for a program that runs the engine for less than a second and ends: most of that time would pass before anything
 * is hot. What the program does is the same. Where more is to be done, and on threads, it costs more time and memory than it brings.
 */
export function compileEarly(): void {
  if (KNOWN_VERSIONS.test(process.versions.v8)) for (const flag of FLAGS) setFlagsFromString(flag);
}
