import { isArray, isObject } from "../../engine/config/reading";
import type { Json, JsonObject } from "../../engine/support/json";
import { flattenSteps } from "../../engine/trace/flatten-steps";
import type { TraceResult } from "../../engine/trace/result";

/** Those `expectations` of a saved trace that `result` does not fulfil, each as `kind: value`, in order. */
export function unfulfilled(result: TraceResult, expectations: readonly JsonObject[]): readonly string[] {
  return expectations.flatMap((expectation) =>
    Object.entries(expectation).flatMap(([kind, wanted]) => (holds(result, kind, wanted) ? [] : [`${kind}: ${JSON.stringify(wanted)}`])),
  );
}

function holds(result: TraceResult, kind: string, wanted: Json): boolean {
  const { workbench } = result;
  switch (kind) {
    case "status":
      return result.status_code === wanted;
    case "outcome":
      return workbench.outcome === wanted;
    case "action":
      return flattenSteps(result).some(({ step }) => step.workbench.ended && step.action === wanted);
    case "matched":
      return hasMatch(result, wanted);
    case "notMatched":
      return !hasMatch(result, wanted);
    case "location":
      return workbench.location === wanted;
    case "url":
      return workbench.request.url === wanted;
    case "header":
      return isObject(wanted) && headerHolds(result, wanted);
    case "cache":
      return isObject(wanted) && includes(workbench.cache, wanted);
    case "origin":
      return isObject(wanted) && includes(workbench.origin, wanted);
    case "notReached":
      return workbench.notReached.some(({ phase }) => phase === wanted);
    default:
      throw new Error(`“${kind}” is no expectation`);
  }
}

function hasMatch(result: TraceResult, wanted: Json): boolean {
  return flattenSteps(result).some(({ step }) => {
    if (step.matched !== true) return false;
    const { rule, json } = step.workbench;
    return [rule, step.step_name, step.description, json?.["ref"], json?.["pattern"]].some((name) => name === wanted);
  });
}

function headerHolds(result: TraceResult, wanted: JsonObject): boolean {
  const headers = wanted["side"] === "request" ? result.workbench.request.headers : (result.workbench.response?.headers ?? []);
  const values = headers.filter(([name]) => name.toLowerCase() === wanted["name"]).map(([, value]) => value);
  return wanted["present"] === false ? values.length === 0 : values.length > 0 && values.join(", ") === wanted["equals"];
}

function includes(found: object | null, wanted: JsonObject): boolean {
  if (found === null) return false;
  const entries = new Map<string, unknown>(Object.entries(found));
  return Object.entries(wanted).every(([key, value]) => !isArray(value) && entries.get(key) === value);
}
