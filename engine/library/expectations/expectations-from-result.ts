import { property } from "../../config/reading";
import type { JsonObject } from "../../support/json";
import { flattenSteps } from "../../trace/flatten-steps";
import type { TraceResult, TraceStep } from "../../trace/result";

/**
 * What a saved trace would expect if this result were right: how it ends and by which rule; where it goes; what cache rules decide; the
 * headers that rules set or removed. Every one of them holds for `result`. Nothing that follows only from the trace itself.
 */
export function expectationsFromResult(result: TraceResult): readonly JsonObject[] {
  const { workbench } = result;
  const steps = flattenSteps(result).map(({ step }) => step);
  const expected: JsonObject[] = [{ outcome: workbench.outcome }];
  if (result.status_code !== undefined) expected.unshift({ status: result.status_code });
  const deciding = workbench.by === null ? undefined : steps.find((step) => step.workbench.id === workbench.by?.step);
  if (deciding?.action !== undefined && deciding.workbench.ended) expected.push({ action: deciding.action });
  if (deciding?.matched === true && deciding.type === "rule") expected.push({ matched: nameOf(deciding) });
  if (workbench.location !== null) expected.push({ location: workbench.location });
  if (workbench.outcome !== "origin") return expected;
  const effects = steps.flatMap((step) => step.workbench.effects);
  if (effects.some(({ target }) => target.startsWith("request.uri."))) expected.push({ url: workbench.request.url });
  if (workbench.origin !== null && effects.some(({ target }) => target.startsWith("origin.")))
    expected.push({ origin: { host: workbench.origin.host, port: workbench.origin.port } });
  if (workbench.cache !== null && effects.some(({ target }) => target.startsWith("cache."))) {
    const { eligible, edgeTtl } = workbench.cache;
    expected.push({ cache: edgeTtl === null ? { eligible } : { eligible, edgeTtl } });
  }
  return [...expected, ...headersOf(result, new Set(effects.map(({ target }) => target)))];
}

/** The most telling name there is, so that the expectation reads well and outlives a new id. */
function nameOf(step: TraceStep): string {
  const ref = step.workbench.json === undefined ? undefined : property(step.workbench.json, "ref");
  return step.description ?? (typeof ref === "string" && ref !== "" ? ref : step.step_name);
}

function headersOf({ workbench }: TraceResult, targets: ReadonlySet<string>): readonly JsonObject[] {
  return [...targets].flatMap((target) => {
    const match = /^(request|response)\.headers\.(.+)$/.exec(target);
    const [, side, name] = match ?? [];
    if (name === undefined || (side !== "request" && side !== "response")) return [];
    const lines = side === "request" ? workbench.request.headers : (workbench.response?.headers ?? []);
    const values = lines.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
    return [{ header: values.length === 0 ? { side, name, present: false } : { side, name, equals: values.join(", ") } }];
  });
}
