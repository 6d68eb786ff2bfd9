import { type Assumptions, readTrace, runTrace, type SavedTrace, type TraceDefinition, type TraceResult } from "../../engine/index";
import type { LoadedConfiguration } from "./load-configuration";

export interface TraceRequestOptions {
  /** Readings of what the documentation leaves open; those not given have their defaults. */
  readonly assumptions?: Assumptions;
}

/** A trace that is not what it should be; every problem has a JSON pointer into it. */
export class InvalidTrace extends Error {
  readonly problems: readonly { readonly pointer: string; readonly message: string }[];

  constructor(problems: InvalidTrace["problems"]) {
    super(problems.map(({ pointer, message }) => (pointer === "" ? message : `${pointer}: ${message}`)).join("; "));
    this.name = "InvalidTrace";
    this.problems = problems;
  }
}

/**
 * Traces one request and gives everything that happened to it, in order; the same arguments give the same result, byte for byte.
 * Takes the body of Cloudflare's Request Trace operation, or a saved trace. Workers and Snippets do not run: see `createScripts`.
 * Throws `InvalidTrace`.
 */
export function traceRequest(
  configuration: LoadedConfiguration,
  trace: TraceDefinition | SavedTrace,
  options: TraceRequestOptions = {},
): TraceResult {
  return runTrace(configuration.prepared, readGivenTrace(trace), options);
}

export function readGivenTrace(trace: TraceDefinition | SavedTrace): SavedTrace {
  const reading = readTrace(trace);
  if (reading.kind === "problems") throw new InvalidTrace(reading.problems);
  return reading.value;
}
