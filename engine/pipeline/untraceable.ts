import type { Assumptions } from "../config/assumptions";
import type { PreparedRequest } from "../request/prepare-request";
import type { SavedTrace } from "../request/trace-definition";
import type { Problem } from "../support/problem";
import type { ResultWorkbench, TraceResult } from "../trace/result";
import { viewRequest } from "./steps";

/** A host that no zone of the configuration has. */
export function noZone({ request, url }: PreparedRequest, nearest: readonly string[], assumptions: Assumptions): TraceResult {
  const zones = nearest.length === 0 ? "it has no zones" : `the nearest ${nearest.length === 1 ? "is" : "are"} ${nearest.join(", ")}`;
  const sentence = `Untraceable: ${url.host} belongs to no zone of this configuration; ${zones}.`;
  return untraceable(sentence, viewRequest(request), [{ code: "no-zone", message: sentence }], assumptions);
}

/** A trace that is no request, or gives fields that cannot be given. */
export function invalidTrace(saved: SavedTrace, problems: readonly Problem[], assumptions: Assumptions): TraceResult {
  const limits = problems.map(({ pointer, message }) => ({
    code: "invalid-trace",
    message: pointer === "" ? message : `${pointer}: ${message}`,
  }));
  const sentence = `Untraceable: ${limits[0]?.message ?? "the trace has a mistake"}`;
  const { method, url } = saved.trace;
  return untraceable(sentence, { method, url, headers: [] }, limits, assumptions);
}

function untraceable(
  sentence: string,
  request: ResultWorkbench["request"],
  limits: ResultWorkbench["limits"],
  assumptions: Assumptions,
): TraceResult {
  return {
    trace: [],
    workbench: {
      outcome: "untraceable",
      sentence,
      certain: true,
      by: null,
      location: null,
      request,
      origin: null,
      cache: null,
      response: null,
      zone: null,
      assumed: [],
      notReached: [],
      limits,
      assumptions,
    },
  };
}
