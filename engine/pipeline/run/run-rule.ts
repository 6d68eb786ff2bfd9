import type { Verdict } from "../../actions/verdict";
import { isObject } from "../../config/reading";
import type { Explanation } from "../../language/explanation";
import type { Moment } from "../../language/moment";
import type { Phase } from "../../phases/phase";
import { assertNever } from "../../support/assert-never";
import { becauseOf } from "../../trace/because";
import type { MatchedStep, StepPlace } from "../../trace/recorder";
import type { Effect, StepWorkbench, TraceStep } from "../../trace/result";
import type { Condition } from "../prepare/compile-expression";
import type { PreparedRule, PreparedRuleset } from "../prepare/prepared";
import { type DraftStep, findSnippet } from "../scripts/script-steps";
import { mayHang, noteAssumed, noteHanging } from "./hanging";
import { countMatched, type RateState, rateStateOf } from "./rate-limit";
import { hintsFor, noteRewrites } from "./rewrites";
import type { Ended, Run } from "./run";
import { addSkips } from "./skips";
import { NO_EFFECTS, rulesetName, type Writable } from "./steps";

/** Where a rule stands, and how to run the ruleset that it executes. */
export interface RulePlace {
  readonly run: Run;
  readonly phase: Phase;
  readonly owner: PreparedRuleset;
  readonly moment: Moment;
  readonly runTarget: (rule: PreparedRule, place: RulePlace) => Ended | null;
}

/** What comes after a rule. */
export type RuleEnd =
  | { readonly kind: "next" }
  | { readonly kind: "leave-ruleset"; readonly step: string }
  | { readonly kind: "ended"; readonly ended: Ended };

const NEXT: RuleEnd = { kind: "next" };

/** What evaluating a rule found. `matched` is `undefined` where nobody can say. */
interface Evaluation {
  readonly matched: boolean | undefined;
  readonly explanation: Explanation | null;
  readonly reason?: string;
  /** Why it acts, as a clause after “because”, beside what the explanation says. */
  readonly because?: string;
}

/** Evaluates a rule, lets its action act where it matches, and records the step. */
export function runRule(prepared: PreparedRule, place: RulePlace): RuleEnd {
  const { run } = place;
  const step = run.recorder.open();
  const evaluation = evaluate(prepared, place);
  if (evaluation.explanation !== null && !evaluation.explanation.certain) {
    noteHanging(run, evaluation.explanation, place.moment, step, sways(prepared) ? "sways the outcome" : "does not");
  }
  if (evaluation.matched !== true) {
    record(prepared, place, evaluation, NOTHING_MORE);
    return NEXT;
  }
  if (prepared.rate === null) return act(prepared, place, evaluation, step);
  const rate = rateStateOf(prepared.rule, prepared.rate, place.moment, run);
  countMatched(prepared.rule, prepared.rate, place.moment, run);
  return rate.exceeded
    ? act(prepared, place, { ...evaluation, reason: rate.sentence, because: "its limit is exceeded" }, step)
    : stayWithinRate(prepared, place, evaluation, rate, step);
}

/** Whether a request's outcome can hang on this rule. A rule that cannot act does not count. */
function sways({ definition, action }: PreparedRule): boolean {
  return definition?.sways === true && action.sways !== false;
}

function evaluate(prepared: PreparedRule, { run, phase, moment, owner }: RulePlace): Evaluation {
  const { condition, rule } = prepared;
  if (condition !== null) {
    const asked = isExplained(prepared, condition, run, moment) ? condition.explain(moment) : null;
    const matched = asked === null ? condition.matches(moment) : asked.state === "true";
    const explanation = asked === null && matched && run.recorder.records ? condition.explain(moment) : asked;
    if (matched && isObject(rule.json["exposed_credential_check"])) return unknownCredentials(prepared, explanation, run);
    const refusal = matched ? (prepared.action.refuses?.({ passage: run.passage }) ?? null) : null;
    return refusal === null ? { matched, explanation } : { matched: false, explanation, reason: refusal };
  }
  if (rule.expression !== null)
    return { matched: undefined, explanation: null, reason: "Its expression has a mistake, so nobody can say whether it matches." };
  return evaluateWithoutExpression(prepared, run, phase, owner);
}

/** Where not everything is explained, a rule is if an assumption may decide it and, where only matches are kept, the outcome may hang on it. */
function isExplained(prepared: PreparedRule, condition: Condition, { recorder }: Run, moment: Moment): boolean {
  if (recorder.explains === "everything") return true;
  return (recorder.records || (recorder.match !== null && sways(prepared))) && mayHang(condition, moment);
}

function evaluateWithoutExpression(prepared: PreparedRule, run: Run, phase: Phase, owner: PreparedRuleset): Evaluation {
  const { rule } = prepared;
  const forced = run.saved.force?.find((force) => force.rule === rule.id || force.rule === rule.ref);
  if (forced !== undefined) {
    const reason = `The trace asserts that this rule ${forced.matched ? "matches" : "does not match"}.`;
    return { matched: forced.matched, explanation: null, reason, because: "the trace asserts that it matches" };
  }
  if (owner.ruleset.kind !== "managed") return { matched: undefined, explanation: null, reason: "It has no expression." };
  const threshold = rule.json["score_threshold"];
  if (typeof threshold === "number" && run.scoreKnown) return evaluateScore(run.passage.score, threshold);
  if (prepared.definition?.name === "score") run.scoreKnown = false;
  if (sways(prepared) && phase.takenNotToAct !== true) run.conditions.add(`no ${phase.rule} matches`);
  return { matched: undefined, explanation: null, reason: "Cloudflare does not publish the expressions of its managed rules." };
}

/** The last rule of a scoring ruleset: it matches when the rules before it have added up to its threshold. */
function evaluateScore(sum: number, threshold: number): Evaluation {
  const because = `the scores add up to ${sum}, and the threshold is ${threshold}`;
  return { matched: sum >= threshold, explanation: null, because };
}

/** The expression is true; whether the credentials are exposed, only Cloudflare's look-up says. */
function unknownCredentials(prepared: PreparedRule, explanation: Explanation | null, run: Run): Evaluation {
  if (sways(prepared)) run.conditions.add(`no exposed credentials are found by “${describeRule(prepared)}”`);
  const reason = "Its expression is true; whether the credentials are exposed, only Cloudflare's look-up says.";
  return { matched: undefined, explanation, reason };
}

function stayWithinRate(prepared: PreparedRule, place: RulePlace, evaluation: Evaluation, rate: RateState, step: string): RuleEnd {
  if (!rate.given) {
    noteAssumed(place.run, `rate of ${prepared.rule.id}`, "within the limit", step);
    if (prepared.definition?.terminating === true) {
      place.run.conditions.add(`the rate limit “${describeRule(prepared)}” is not exceeded`);
    }
  }
  record(prepared, place, evaluation, { reason: rate.sentence, fidelity: rate.given ? "modelled" : "assumed", counted: true });
  return NEXT;
}

function act(prepared: PreparedRule, place: RulePlace, evaluation: Evaluation, step: string): RuleEnd {
  const { run, phase, owner, moment } = place;
  if ((run.recorder.records || run.recorder.match !== null) && prepared.values.length > 0) noteHangingValues(prepared, place, step);
  const verdict = prepared.action.run({
    passage: run.passage,
    moment,
    skipChallenge: run.request.skipChallenge,
    assumptions: run.assumptions,
  });
  switch (verdict.kind) {
    case "continue":
      if (verdict.passage.cacheSettings !== run.passage.cacheSettings) run.cacheBy = step;
      run.passage = verdict.passage;
      noteRewrites(run, verdict.effects, phase, step);
      record(prepared, place, evaluation, { effects: verdict.effects, ...(verdict.note === undefined ? {} : { reason: verdict.note }) });
      return verdict.leaves === "ruleset" ? { kind: "leave-ruleset", step } : NEXT;
    case "respond":
      record(prepared, place, evaluation, { effects: verdict.effects, ended: true });
      return { kind: "ended", ended: endWith(prepared, place, verdict, evaluation, step) };
    case "skip":
      run.skips = addSkips(run.skips, verdict.scopes, { level: owner.level, phase: phase.name, step }, run.assumptions);
      record(prepared, place, evaluation, { effects: verdict.effects });
      return verdict.scopes.currentRuleset ? { kind: "leave-ruleset", step } : NEXT;
    case "execute": {
      const ended = place.runTarget(prepared, place);
      record(prepared, place, evaluation, refusalOf(prepared));
      return ended === null ? NEXT : { kind: "ended", ended };
    }
    case "run-script": {
      const by = placeOf(prepared, place, step);
      const condition = `the rule “${by.description}” changes nothing`;
      const found = findSnippet(verdict.script, run.chosen.zone);
      const draft = record(prepared, place, evaluation, {});
      run.scripts.push({ product: "snippet", script: verdict.script, phase, ...found, by, draft, condition });
      return NEXT;
    }
    case "not-simulated":
      if (sways(prepared)) run.conditions.add(`the rule “${describeRule(prepared)}” changes nothing`);
      record(prepared, place, evaluation, { reason: verdict.reason, fidelity: "not simulated" });
      return NEXT;
    default:
      return assertNever(verdict);
  }
}

/** What the values that the action puts somewhere hang on. */
function noteHangingValues(prepared: PreparedRule, { run, moment }: RulePlace, step: string): void {
  for (const value of prepared.values) {
    const explanation = value.explain(moment);
    if (!explanation.certain) noteHanging(run, explanation, moment, step, sways(prepared) ? "sways the outcome" : "does not");
  }
}

/** Where this rule reads what an earlier phase rewrote. */
function hintsOf({ condition, values }: PreparedRule, { run, phase }: RulePlace): readonly string[] {
  if (run.rewrites.length === 0) return [];
  const fields = [...(condition?.fields() ?? []), ...values.flatMap((value) => value.fields())];
  return hintsFor(run, [...new Set(fields)], phase);
}

function refusalOf({ target }: PreparedRule): RecordedPart {
  return target?.kind === "refused" ? { reason: target.reason, fidelity: "not simulated" } : {};
}

function endWith(
  prepared: PreparedRule,
  place: RulePlace,
  verdict: Extract<Verdict, { readonly kind: "respond" }>,
  { explanation, because }: Evaluation,
  step: string,
): Ended {
  const { run, phase, owner } = place;
  run.passage = { ...run.passage, response: verdict.response, originalResponse: verdict.response };
  return {
    outcome: verdict.outcome,
    status: verdict.response.status,
    location: verdict.location,
    response: verdict.response,
    phase,
    level: owner.level,
    by: placeOf(prepared, place, step),
    action: prepared.rule.action,
    within: owner.ruleset.kind === "custom" || owner.ruleset.kind === "managed" ? owner.ruleset.name : null,
    because: [...(explanation === null ? [] : becauseOf(explanation)), ...(because === undefined ? [] : [because])],
  };
}

function placeOf(prepared: PreparedRule, { phase, owner }: RulePlace, step: string): Ended["by"] {
  const ruleset = rulesetName(owner.ruleset);
  return { phase: phase.name, scope: owner.level, ruleset, rule: prepared.rule.id, description: describeRule(prepared), step };
}

function describeRule({ rule }: PreparedRule): string {
  return rule.description || rule.ref || rule.id;
}

type RecordedPart = Partial<Pick<StepWorkbench, "reason" | "fidelity" | "ended" | "skipped" | "counted">> & {
  readonly effects?: readonly Effect[];
};

const NOTHING_MORE: RecordedPart = {};

/** Gives the step, which may be completed until the trace is over; `null` where nothing is recorded. */
function record(prepared: PreparedRule, place: RulePlace, evaluation: Evaluation, part: RecordedPart): DraftStep | null {
  const { recorder } = place.run;
  if (recorder.records) return recorder.close((where) => ruleStep(prepared, place, where, evaluation, part));
  if (evaluation.matched === true) recorder.match?.(matchOf(prepared, place, part));
  return null;
}

function fidelityOf(phase: Phase, { matched, explanation, reason }: Evaluation, { skipped }: RecordedPart): StepWorkbench["fidelity"] {
  if (skipped !== undefined) return phase.fidelity;
  if (matched === undefined) return "not simulated";
  if (explanation?.certain === false || (explanation === null && reason !== undefined)) return "assumed";
  return phase.fidelity === "not simulated" ? "modelled" : phase.fidelity;
}

function matchOf({ rule }: PreparedRule, { phase, owner }: RulePlace, { effects }: RecordedPart): MatchedStep {
  const { json, source } = rule;
  const place = { phase: phase.name, scope: owner.level, ruleset: rulesetName(owner.ruleset) };
  return {
    type: "rule",
    step_name: rule.id,
    ...(rule.description === "" ? {} : { description: rule.description }),
    ...(rule.expression === null ? {} : { expression: rule.expression }),
    ...(rule.action === "" ? {} : { action: rule.action }),
    workbench: { ...place, json, source, effects: effects ?? NO_EFFECTS },
  };
}

const NOT_EVALUATED: Evaluation = { matched: undefined, explanation: null };

/** The step of a rule that an earlier rule passed over. */
export function recordSkipped(prepared: PreparedRule, place: RulePlace, skipped: NonNullable<StepWorkbench["skipped"]>): void {
  const { recorder } = place.run;
  if (!recorder.records) return;
  recorder.open();
  recorder.close((where) => ruleStep(prepared, place, where, NOT_EVALUATED, { skipped }));
}

/**
 * Rules are most of a result: their steps are written out whole where they are of the usual shape, else built member by member, since
 * copying an object costs more than all the rest of it.
 */
function ruleStep(
  prepared: PreparedRule,
  place: RulePlace,
  { id, children }: StepPlace,
  evaluation: Evaluation,
  part: RecordedPart,
): DraftStep {
  const { phase, owner } = place;
  const { rule } = prepared;
  const hints = part.skipped === undefined ? hintsOf(prepared, place) : [];
  const { matched, explanation } = evaluation;
  const reason = part.reason ?? evaluation.reason;
  const workbench: Writable<StepWorkbench> = {
    id,
    product: phase.product,
    phase: phase.name,
    side: phase.side,
    scope: owner.level,
    ruleset: rulesetName(owner.ruleset),
    rule: rule.id,
    fidelity: part.fidelity ?? fidelityOf(phase, evaluation, part),
    beyond: phase.beyond,
    ended: part.ended ?? false,
    effects: part.effects ?? NO_EFFECTS,
    problems: prepared.problems,
    json: rule.json,
    source: rule.source,
  };
  if (reason !== undefined) workbench.reason = reason;
  if (part.skipped !== undefined) workbench.skipped = part.skipped;
  if (part.counted !== undefined) workbench.counted = part.counted;
  if (explanation !== null) workbench.explanation = explanation;
  if (hints.length > 0) workbench.hints = hints;
  const { id: name, description, expression, action, actionParameters } = rule;
  const isPlain = actionParameters === null && children.length === 0;
  if (isPlain && matched !== undefined && description !== "" && expression !== null && action !== "")
    return { type: "rule", step_name: name, matched, description, expression, action, workbench };
  const step: Writable<Omit<TraceStep, "workbench">> = { type: "rule", step_name: name };
  if (matched !== undefined) step.matched = matched;
  if (description !== "") step.description = description;
  if (expression !== null) step.expression = expression;
  if (action !== "") step.action = action;
  if (actionParameters !== null) step.action_parameters = actionParameters;
  if (children.length > 0) step.trace = children;
  return Object.assign(step, { workbench });
}
