import { parseJson } from "../../config";
import type { JsonObject } from "../../support/json";
import { type BrokenCase, expandTrace, type TraceCase } from "./expand-trace";

/** A file of the library as it stands on disk. `text` is `null` where it cannot be read; `problem` says why. */
export interface TraceText {
  /** Its path below `traces/`. */
  readonly traceId: string;
  readonly text: string | null;
  readonly problem: string | null;
}

/** The cases of a file; one that is no JSON is a broken case. */
export function casesOf({ traceId, text, problem }: TraceText, environment: JsonObject): readonly (TraceCase | BrokenCase)[] {
  if (text === null) return [brokenFile(traceId, problem ?? "cannot be read")];
  const json = parseJson(text);
  if (json.kind === "problem") return [brokenFile(traceId, json.message)];
  const { cases, broken } = expandTrace(traceId, json.value, environment);
  return broken.length === 0 ? cases : [...cases, ...broken].toSorted((left, right) => (left.index ?? 0) - (right.index ?? 0));
}

function brokenFile(traceId: string, message: string): BrokenCase {
  const name = (traceId.split("/").at(-1) ?? traceId).replace(/\.trace\.json$/, "");
  return { traceId, index: null, name, problems: [{ pointer: "", message }] };
}
