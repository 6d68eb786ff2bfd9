import { property } from "../../config/reading";
import { assertNever } from "../../support/assert-never";
import type { Json } from "../../support/json";
import { flattenSteps } from "../../trace/flatten-steps";
import type { TraceResult, TraceStep } from "../../trace/result";
import { plainValueText } from "../../trace/value-text";
import type { Expectation, ExpectationKind } from "./expectation";

/** What became of one expectation. */
export interface ExpectationCheck {
  readonly kind: ExpectationKind;
  readonly holds: boolean;
  /** What was wanted, and what there was instead, for people. */
  readonly expected: string;
  readonly got: string;
  /** Where the expectation stands in its file. */
  readonly pointer: string;
  /** The step to look at; `null` where no step has to do with it. */
  readonly step: string | null;
}

/** Holds a result to what was expected of it; one answer an expectation, in order. */
export function checkExpectations(expectations: readonly Expectation[], result: TraceResult): readonly ExpectationCheck[] {
  if (expectations.length === 0) return [];
  const steps = flattenSteps(result).map(({ step }) => step);
  return expectations.map((expectation) => {
    const { holds, expected, got, step } = checkOne(expectation, result, steps);
    return { kind: expectation.kind, holds, expected, got, pointer: expectation.pointer, step };
  });
}

type Answer = Pick<ExpectationCheck, "holds" | "expected" | "got" | "step">;

function checkOne(expectation: Expectation, result: TraceResult, steps: readonly TraceStep[]): Answer {
  const { workbench } = result;
  const by = workbench.by?.step ?? null;
  switch (expectation.kind) {
    case "status":
      return equal("status", expectation.wanted, result.status_code ?? null, by);
    case "outcome":
      return equal("outcome", expectation.wanted, workbench.outcome, by);
    case "action":
      return equal("action", expectation.wanted, steps.find((step) => step.workbench.id === by)?.action ?? null, by);
    case "matched":
      return checkMatched(expectation.wanted, result, steps);
    case "notMatched":
      return checkNotMatched(expectation.wanted, steps);
    case "location":
      return equal("location", expectation.wanted, workbench.location, by);
    case "url":
      return equal(
        "url",
        expectation.wanted,
        workbench.request.url,
        lastEffect(steps, (target) => target.startsWith("request.uri.")) ?? by,
      );
    case "header":
      return checkHeader(expectation, result, steps);
    case "cache":
      return checkParts("cache", expectation.wanted, workbench.cache, workbench.cache?.by ?? by);
    case "origin":
      return checkParts("origin", expectation.wanted, workbench.origin, lastEffect(steps, (target) => target.startsWith("origin.")) ?? by);
    case "notReached":
      return checkNotReached(expectation.wanted, result, steps);
    default:
      return assertNever(expectation);
  }
}

function equal(name: string, wanted: Json, found: Json, step: string | null): Answer {
  return { holds: found === wanted, expected: `${name} ${plainValueText(wanted)}`, got: describe(name, found), step };
}

function describe(name: string, found: Json): string {
  return found === null ? `no ${name}` : `${name} ${plainValueText(found)}`;
}

function checkMatched(wanted: string, result: TraceResult, steps: readonly TraceStep[]): Answer {
  const named = steps.filter((step) => isNamed(step, wanted));
  const matching = named.find((step) => step.matched === true);
  const expected = `“${wanted}” matches`;
  if (matching !== undefined) return { holds: true, expected, got: expected, step: matching.workbench.id };
  const [first] = named;
  if (first !== undefined) return { holds: false, expected, got: whyNot(first), step: first.workbench.id };
  const by = result.workbench.by;
  const got = by === null ? `no step is called “${wanted}”` : `it is not reached: the request ends at “${by.description}”`;
  return { holds: false, expected, got, step: by?.step ?? null };
}

function whyNot(step: TraceStep): string {
  const { skipped, explanation, reason } = step.workbench;
  if (skipped !== undefined) return `it is skipped: ${skipped.because}`;
  if (step.matched === undefined) return `nobody can say whether it matches${reason === undefined ? "" : `: ${reason}`}`;
  const blocking = explanation?.blocking?.sentence;
  return blocking === undefined ? "it does not match" : `it does not match: ${blocking}`;
}

function checkNotMatched(wanted: string, steps: readonly TraceStep[]): Answer {
  const matching = steps.find((step) => step.matched === true && isNamed(step, wanted));
  return {
    holds: matching === undefined,
    expected: `“${wanted}” does not match`,
    got: matching === undefined ? "it does not match" : "it matches",
    step: matching?.workbench.id ?? null,
  };
}

/** Whether a step is called so: by id, ref, description, or a page rule's pattern. */
function isNamed(step: TraceStep, name: string): boolean {
  const { rule, json } = step.workbench;
  if (step.description === name || step.step_name === name || rule === name || step.name === name) return true;
  return json !== undefined && ["ref", "id", "pattern"].some((key) => property(json, key) === name);
}

function checkHeader(
  { side, name, wanted }: Extract<Expectation, { readonly kind: "header" }>,
  { workbench }: TraceResult,
  steps: readonly TraceStep[],
): Answer {
  const lines = side === "request" ? workbench.request.headers : (workbench.response?.headers ?? []);
  const values = lines.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
  const step = lastEffect(steps, (target) => target === `${side}.headers.${name}`) ?? workbench.by?.step ?? null;
  const what = `${side} header ${name}`;
  const got = values.length === 0 ? `no ${what}` : `${what}: ${values.join(", ")}`;
  if ("present" in wanted) {
    const expected = wanted.present ? `${what} to be there` : `no ${what}`;
    return { holds: values.length > 0 === wanted.present, expected, got, step };
  }
  return { holds: values.length > 0 && values.join(", ") === wanted.equals, expected: `${what}: ${wanted.equals}`, got, step };
}

function checkParts(
  what: "cache" | "origin",
  wanted: Extract<Expectation, { readonly kind: "cache" }>["wanted"],
  found: object | null,
  step: string | null,
): Answer {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(found ?? {});
  const values = new Map(entries);
  const pairs = [...wanted];
  const wrong = pairs.filter(([key, value]) => values.get(key) !== value);
  const told = wrong.length === 0 ? pairs : wrong;
  const missing = what === "cache" ? "the request does not reach the cache" : "the request does not reach an origin";
  return {
    holds: found !== null && wrong.length === 0,
    expected: told.map(([key, value]) => `${what} ${key} ${String(value)}`).join(", "),
    got: found === null ? missing : told.map(([key]) => `${what} ${key} ${shown(values.get(key))}`).join(", "),
    step,
  };
}

function checkNotReached(phase: string, { workbench }: TraceResult, steps: readonly TraceStep[]): Answer {
  const reached = steps.find((step) => step.workbench.phase === phase);
  const named = workbench.notReached.some((entry) => entry.phase === phase);
  return {
    holds: named || (reached === undefined && workbench.by !== null),
    expected: `${phase} is not reached`,
    got:
      reached !== undefined ? "it is reached" : named || workbench.by !== null ? "it is not reached" : "nothing ends the request before it",
    step: reached?.workbench.id ?? workbench.by?.step ?? null,
  };
}

/** The last step with such an effect. */
function lastEffect(steps: readonly TraceStep[], isMeant: (target: string) => boolean): string | null {
  return steps.findLast(({ workbench }) => workbench.effects.some(({ target }) => isMeant(target)))?.workbench.id ?? null;
}

function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "none";
}
