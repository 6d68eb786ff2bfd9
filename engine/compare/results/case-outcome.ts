import { property } from "../../config/reading";
import type { TraceSurvey } from "../../pipeline";
import type { Json } from "../../support/json";
import type { MatchedStep } from "../../trace/recorder";
import type { Outcome, RequestView, ResponseView, ResultWorkbench, TraceResult, TraceStep } from "../../trace/result";
import { type StepName, type StepNames, stepName } from "./step-names";

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
export type RedirectEnd = "loops" | "ends";

/** With `names`, path and settings are in the terms of the configuration that it is compared with. */
export function outcomeOf(result: TraceResult, redirect: RedirectEnd, names: StepNames | null = null): CaseOutcome {
  const { workbench, status_code: status = null } = result;
  const matched: TraceStep[] = [];
  collectMatched(result.trace, matched);
  return build({ ...workbench, status, by: withoutStep(workbench.by) }, { matched, names }, redirect);
}

/** As `outcomeOf`, but without the sentence, which a survey does not have. */
export function outcomeOfSurvey(survey: TraceSurvey, redirect: RedirectEnd, names: StepNames | null = null): CaseOutcome {
  return build({ ...survey, status: survey.status_code, sentence: "" }, { matched: survey.matched, names }, redirect);
}

type Parts = Pick<ResultWorkbench, "cache"> & Omit<CaseOutcome, "cache" | "loops" | "settings" | "path">;

interface Matches {
  readonly matched: readonly MatchedStep[];
  readonly names: StepNames | null;
}

function build(parts: Parts, { matched, names }: Matches, redirect: RedirectEnd): CaseOutcome {
  return {
    outcome: parts.outcome,
    status: parts.status,
    sentence: parts.sentence,
    certain: parts.certain,
    by: parts.by,
    location: parts.location,
    loops: redirect === "loops",
    request: parts.request,
    origin: parts.origin,
    cache: withoutBy(parts.cache),
    response: parts.response,
    settings: settingsOf(matched, names),
    path: matched.map((step) => ruleKey(step, names)),
  };
}

/** In the order in which they were done: what a rule runs comes before the rule. Phases and rulesets that only hold others say nothing. */
function collectMatched(steps: readonly TraceStep[], matched: TraceStep[]): void {
  for (const step of steps) {
    if (step.trace !== undefined) collectMatched(step.trace, matched);
    const isOwn = step.type === "phase" ? step.trace === undefined : step.type !== "ruleset";
    if (step.matched === true && isOwn) matched.push(step);
  }
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
function settingsOf(matched: readonly MatchedStep[], names: StepNames | null): CaseOutcome["settings"] {
  const settings = new Map<string, Json>();
  for (const { workbench } of matched) {
    for (const { target, after } of workbench.effects) {
      if (!/^(?:request|response|origin)\./.test(target)) settings.set(names === null ? target : names.target(target), after);
    }
  }
  return Object.fromEntries([...settings].sort(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * Names a step so that the same rule of another configuration has the same name: by phase, scope, ruleset and what identifies the
 * rule. A position in a ruleset identifies nothing, since rules move.
 */
function ruleKey(step: MatchedStep, names: StepNames | null): string {
  const { phase, scope } = step.workbench;
  const name = stepName(names, step);
  const ruleset = name?.ruleset ?? step.workbench.ruleset;
  const parts = [phase, scope ?? "", ruleset ?? "", identityOf(step, name), step.action ?? ""];
  return parts.join("|");
}

/** What names a step among its siblings, whatever its position: ref, id, pattern, description or expression, whichever is there. */
export function identityOf(
  step: Pick<MatchedStep, "type" | "step_name" | "description" | "expression"> & {
    readonly workbench: Pick<MatchedStep["workbench"], "json">;
  },
  name: StepName | null = null,
): string {
  const json = step.workbench.json ?? {};
  const given = name?.given ?? json;
  for (const key of ["ref", "id", "pattern"]) {
    const value = property(key === "pattern" ? json : given, key);
    if (typeof value === "string" && value !== "") return value;
  }
  if (step.type !== "rule") return step.step_name;
  return step.description ?? step.expression ?? step.step_name;
}
