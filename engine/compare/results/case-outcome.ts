import { property } from "../../config/reading";
import type { Json } from "../../support/json";
import { flattenSteps } from "../../trace/flatten-steps";
import type { Outcome, RequestView, ResponseView, ResultWorkbench, TraceResult, TraceStep } from "../../trace/result";

/**
 * What one trace came to, without its steps: what runs and baselines keep and comparisons compare. It names no step, so that it is
 * the same for two configurations that do the same. JSON only.
 */
export interface CaseOutcome {
  readonly outcome: Outcome;
  /** `null` for an untraceable request. */
  readonly status: number | null;
  readonly sentence: string;
  /** False: an assumed value decides. */
  readonly certain: boolean;
  readonly by: DecidingRule | null;
  readonly location: string | null;
  /** Whether a client that follows the redirect comes back to where it was. */
  readonly loops: boolean;
  readonly request: RequestView;
  readonly origin: ResultWorkbench["origin"];
  readonly cache: Omit<NonNullable<ResultWorkbench["cache"]>, "by"> | null;
  readonly response: ResponseView | null;
  /** What steps set outside of request and response, by effect target: zone settings, cache settings, skipped products. */
  readonly settings: Readonly<Record<string, Json>>;
  /** The rules and products that matched, in order; each as `ruleKey` names it. */
  readonly path: readonly string[];
}

export type DecidingRule = Omit<NonNullable<ResultWorkbench["by"]>, "step">;

/** Whether a redirect leads back to itself is for the caller to find out: it takes further traces. */
export function outcomeOf(result: TraceResult, loops: "loops" | "ends"): CaseOutcome {
  const { workbench } = result;
  const steps = flattenSteps(result).map(({ step }) => step);
  return {
    outcome: workbench.outcome,
    status: result.status_code ?? null,
    sentence: workbench.sentence,
    certain: workbench.certain,
    by: withoutStep(workbench.by),
    location: workbench.location,
    loops: loops === "loops",
    request: workbench.request,
    origin: workbench.origin,
    cache: withoutBy(workbench.cache),
    response: workbench.response,
    settings: settingsOf(steps),
    path: steps.filter(isPartOfPath).map(ruleKey),
  };
}

function withoutStep(by: ResultWorkbench["by"]): DecidingRule | null {
  if (by === null) return null;
  const { phase, scope, ruleset, rule, description } = by;
  return { phase, scope, ruleset, rule, description };
}

function withoutBy(cache: ResultWorkbench["cache"]): CaseOutcome["cache"] {
  if (cache === null) return null;
  const { eligible, edgeTtl, browserTtl, key } = cache;
  return { eligible, edgeTtl, browserTtl, key };
}

/** What request, response and origin show is not repeated. The last effect on a target wins. */
function settingsOf(steps: readonly TraceStep[]): CaseOutcome["settings"] {
  const settings = new Map<string, Json>();
  for (const { workbench } of steps) {
    for (const { target, after } of workbench.effects) {
      if (!/^(?:request|response|origin)\./.test(target)) settings.set(target, after);
    }
  }
  return Object.fromEntries([...settings].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Phases and rulesets that only hold other steps say nothing of their own. */
function isPartOfPath(step: TraceStep): boolean {
  if (step.matched !== true) return false;
  return step.type === "phase" ? step.trace === undefined : step.type !== "ruleset";
}

/**
 * Names a step so that the same rule of another configuration has the same name: by phase, scope, ruleset and what identifies the
 * rule. A position in a ruleset identifies nothing, since rules move.
 */
export function ruleKey(step: TraceStep): string {
  const { phase, scope, ruleset } = step.workbench;
  const parts = [phase, scope ?? "", ruleset ?? "", identityOf(step), step.action ?? ""];
  return parts.join("|");
}

/** What names a step among its siblings, whatever its position: ref, id, pattern, description or expression, whichever is there. */
export function identityOf(step: TraceStep): string {
  const json = step.workbench.json ?? {};
  for (const key of ["ref", "id", "pattern"]) {
    const value = property(json, key);
    if (typeof value === "string" && value !== "") return value;
  }
  if (step.type !== "rule") return step.step_name;
  return step.description ?? step.expression ?? step.step_name;
}

/** The part of a path's entry that names the rule. */
export function ruleOfKey(key: string): string {
  return key.split("|")[3] ?? key;
}
