import type { Assumptions } from "../../config/assumptions";
import type { PreparedRequest } from "../../request/prepare-request";
import type { SavedTrace } from "../../request/trace-definition";
import { type Problem, pointerSteps } from "../../support/problem";
import type { ResultWorkbench, TraceResult } from "../../trace/result";
import { viewRequest } from "../run/steps";

/** A host that no zone of the configuration has. */
export function noZone({ request, url }: PreparedRequest, nearest: readonly string[], assumptions: Assumptions): TraceResult {
  const zones = nearest.length === 0 ? "it has no zones" : `the nearest ${nearest.length === 1 ? "is" : "are"} ${nearest.join(", ")}`;
  const message = `${url.host} belongs to no zone of this configuration; ${zones}.`;
  return untraceable(viewRequest(request), [{ code: "no-zone", message }], assumptions);
}

/** A trace that is no request, or gives fields that cannot be given. */
export function invalidTrace(saved: SavedTrace, problems: readonly Problem[], assumptions: Assumptions): TraceResult {
  const limits = problems.map((problem) => ({ code: "invalid-trace", message: describeProblem(problem), pointer: problem.pointer }));
  const { method, url } = saved.trace;
  return untraceable({ method, url, headers: [] }, limits, assumptions);
}

/** The place as a person says it: “The trace's url”, “The field ip.src”. */
function describeProblem({ pointer, message }: Problem): string {
  const [top, ...rest] = pointerSteps(pointer);
  if (top === undefined) return message;
  if (top === "fields" && rest.length > 0) {
    const name = rest.join(".");
    return message.startsWith(name) ? `The field ${message}` : `The field ${name}: ${message}`;
  }
  const path = (top === "trace" && rest.length > 0 ? rest : [top, ...rest]).join(".");
  // What is wrong with the URL says itself that it is the URL.
  return path === "url" ? message : `The trace's ${path}: ${message}`;
}

/** The sentence is the first of the limits. */
function untraceable(request: ResultWorkbench["request"], limits: ResultWorkbench["limits"], assumptions: Assumptions): TraceResult {
  return {
    trace: [],
    workbench: {
      outcome: "untraceable",
      sentence: `Untraceable: ${limits[0]?.message ?? "the trace has a mistake."}`,
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
