import { isObject, property } from "../../config/reading";
import { STANDARD_SCHEME } from "../../language";
import type { Moment } from "../../language/moment";
import type { Phase } from "../../phases/phase";
import type { PreparedProduct, Product, ProductCondition, ProductRule, ProductVerdict } from "../../products";
import { assertNever } from "../../support/assert-never";
import type { MatchedStep, StepPlace } from "../../trace/recorder";
import type { StepWorkbench, TraceStep } from "../../trace/result";
import type { Condition } from "../prepare/compile-expression";
import { mayHang, noteHanging, noteHangingFields } from "./hanging";
import { noteRewrites } from "./rewrites";
import { type Ended, momentOf, pageRuleOf, type Run, settingOf } from "./run";
import { addSkips, phaseKey } from "./skips";
import { baseWorkbench, matchedPart, viewRequest } from "./steps";

/** Lets a product outside the Ruleset Engine act and records the step. */
export function runProduct(product: Product, prepared: PreparedProduct, phase: Phase, run: Run): Ended | null {
  const step = run.recorder.open();
  const skipped = findSkip(product, run);
  if (skipped !== null) {
    run.recorder.close((place) => productStep(place, phase, run, null, undefined, { skipped }));
    return null;
  }
  const moment = momentOf(run);
  const sways = product.sways === false ? "does not" : "sways the outcome";
  const assumed = new Set<string>();
  let certain = true;
  const verdict = prepared.act({
    passage: run.passage,
    skipChallenge: run.request.skipChallenge,
    assumptions: run.assumptions,
    customHostname: run.chosen.customHostname,
    read: (field) => readField(field, moment, assumed),
    holds(condition) {
      const explanation = isExplained(condition) && isAsked(condition, run, moment) ? condition.explain(moment) : null;
      if (explanation?.certain === false) {
        certain = false;
        noteHanging(run, explanation, moment, step, sways);
      }
      return condition.matches(moment);
    },
    setting: (name) => settingOf(run, name),
    pageRule: () => pageRuleOf(run),
    earlierRequests: (id) => earlierRequests(run, id),
  });
  noteHangingFields(run, [...assumed], moment, step, sways);
  return take(verdict, phase, run, { step, assumed: assumed.size > 0 || !certain });
}

/** Remembers the field where nobody gave its value. */
function readField(name: string, moment: Moment, assumed: Set<string>): ReturnType<Moment["load"]> {
  const entry = STANDARD_SCHEME.lookup(name);
  if (entry?.kind !== "field") return null;
  if (moment.sourceOf(entry.slot) === "assumed") assumed.add(name);
  return moment.load(entry.slot);
}

function isExplained(condition: ProductCondition): condition is Condition {
  return "explain" in condition;
}

/** No step shows these explanations: they only say whether an assumption decides. */
function isAsked(condition: Condition, { recorder }: Run, moment: Moment): boolean {
  return (recorder.records || recorder.match !== null) && mayHang(condition, moment);
}

/** By a rate limit's id, in `world.counters`: the number, or `requests` of an object. */
function earlierRequests(run: Run, id: string): number | null {
  const counter = property(run.request.world.counters, id);
  const number = isObject(counter) ? property(counter, "requests") : counter;
  return typeof number === "number" ? number : null;
}

function findSkip(product: Product, run: Run): NonNullable<StepWorkbench["skipped"]> | null {
  const { phase, skippedAs, isDisabledWithSecurity } = product;
  const { skips } = run;
  const by = skips.phases.get(phaseKey("zone", phase)) ?? (skippedAs === undefined ? undefined : skips.products.get(skippedAs));
  if (by !== undefined) return { because: "An earlier rule skips this product.", by };
  const off = isDisabledWithSecurity === true && pageRuleOf(run)?.rule.actions.some(({ id }) => id === "disable_security") === true;
  return off ? { because: "The page rule that applies disables security.", by: null } : null;
}

interface ProductStep {
  readonly step: string;
  readonly assumed: boolean;
}

function take(verdict: ProductVerdict, phase: Phase, run: Run, { step, assumed }: ProductStep): Ended | null {
  const record = (matched: boolean | undefined, rule: ProductRule | null | undefined, part: Partial<StepWorkbench>): void => {
    const fidelity = assumed ? { fidelity: "assumed" as const } : {};
    run.recorder.close((place) => productStep(place, phase, run, rule ?? null, matched, { ...fidelity, ...part }));
    if (matched === true) run.recorder.match?.(matchOf(phase, rule ?? null, part));
  };
  switch (verdict.kind) {
    case "absent":
      run.recorder.drop();
      return null;
    case "no-match":
      record(false, undefined, verdict.note === undefined ? {} : { reason: verdict.note, fidelity: "assumed" });
      return null;
    case "not-simulated":
      if (verdict.unless !== null) run.conditions.add(verdict.unless);
      record(undefined, verdict.rule, { reason: verdict.reason, fidelity: "not simulated" });
      return null;
    case "continue": {
      if (verdict.passage.pageRuleCache !== run.passage.pageRuleCache && Object.keys(verdict.passage.pageRuleCache).length > 0)
        run.cacheBy = step;
      run.passage = verdict.passage;
      noteRewrites(run, verdict.effects, phase, step);
      if (verdict.unless !== undefined) run.conditions.add(verdict.unless);
      const fidelity = verdict.assumed === true ? { fidelity: "assumed" as const } : {};
      record(true, verdict.rule, { effects: verdict.effects, ...reasonPart(verdict.note), ...fidelity });
      return null;
    }
    case "skip":
      run.skips = addSkips(
        run.skips,
        { ...NOTHING_SKIPPED, phases: verdict.phases, products: verdict.products ?? [] },
        { level: "zone", phase: phase.name, step },
        run.assumptions,
      );
      record(true, verdict.rule, { effects: verdict.effects, ...reasonPart(verdict.note) });
      return null;
    case "respond":
      record(true, verdict.rule, { effects: verdict.effects, ended: true });
      return endWith(verdict, phase, run, step);
    default:
      return assertNever(verdict);
  }
}

function reasonPart(note: string | undefined): Pick<StepWorkbench, "reason"> {
  return note === undefined ? {} : { reason: note };
}

const NOTHING_SKIPPED = {
  currentRuleset: false,
  currentPhase: false,
  rulesets: [],
  rules: new Map<string, readonly string[]>(),
};

function endWith(verdict: Extract<ProductVerdict, { readonly kind: "respond" }>, phase: Phase, run: Run, step: string): Ended {
  run.passage = { ...run.passage, response: verdict.response, originalResponse: verdict.response };
  const description = verdict.rule === undefined || verdict.rule.description === "" ? phase.product : verdict.rule.description;
  return {
    outcome: verdict.outcome,
    status: verdict.response.status,
    location: verdict.location,
    response: verdict.response,
    phase,
    level: "zone",
    by: { phase: phase.name, scope: "zone", ruleset: null, rule: verdict.rule?.id ?? null, description, step },
    action: verdict.rule?.action ?? "",
    within: null,
    because: verdict.because === undefined ? [] : [verdict.because],
  };
}

function matchOf(phase: Phase, rule: ProductRule | null, { effects = [] }: Partial<StepWorkbench>): MatchedStep {
  const place = { phase: phase.name, scope: "zone" as const, ruleset: null, effects };
  if (rule === null) return { type: "phase", step_name: phase.name, workbench: { ...place, source: null } };
  const { type, id, description, action, json, source } = rule;
  return { type, step_name: id, ...(description === "" ? {} : { description }), action, workbench: { ...place, json, source } };
}

function productStep(
  { id }: StepPlace,
  phase: Phase,
  run: Run,
  rule: ProductRule | null,
  matched: boolean | undefined,
  part: Partial<StepWorkbench>,
): TraceStep {
  const workbench = {
    ...baseWorkbench(id, phase, "zone"),
    fidelity: phase.fidelity === "not simulated" ? ("modelled" as const) : phase.fidelity,
    documentation: phase.documentation,
    request: viewRequest(run.passage.request),
    ...part,
  };
  if (rule === null) return { type: "phase", step_name: phase.name, ...matchedPart(matched), workbench };
  return {
    type: rule.type,
    step_name: rule.id,
    ...matchedPart(matched),
    ...(rule.description === "" ? {} : { description: rule.description }),
    action: rule.action,
    workbench: { ...workbench, rule: rule.id, json: rule.json, source: rule.source },
  };
}
