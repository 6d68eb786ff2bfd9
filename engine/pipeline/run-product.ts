import { STANDARD_SCHEME } from "../language";
import type { Moment } from "../language/moment";
import type { Phase } from "../phases/phase";
import type { Product, ProductRule, ProductVerdict } from "../products";
import { assertNever } from "../support/assert-never";
import type { StepPlace } from "../trace/recorder";
import type { StepWorkbench, TraceStep } from "../trace/result";
import { noteHangingFields } from "./hanging";
import { type Ended, momentOf, type Run } from "./run";
import { addSkips, phaseKey } from "./skips";
import { baseWorkbench, matchedPart, viewRequest } from "./steps";

/** Lets a product outside the Ruleset Engine act, where the configuration has it, and records the step. */
export function runProduct(product: Product, phase: Phase, run: Run): Ended | null {
  const { zone } = run.chosen;
  const { account } = run.prepared.configuration;
  if (product.configured(zone, account) === null) return null;
  const step = run.recorder.open();
  const by = skippedBy(product, run);
  if (by !== undefined) {
    run.recorder.close((place) =>
      productStep(place, phase, run, null, undefined, { skipped: { because: "An earlier rule skips this product.", by } }),
    );
    return null;
  }
  const moment = momentOf(run);
  const read = new Set<string>();
  const verdict = product.act({
    zone,
    account,
    passage: run.passage,
    skipChallenge: run.request.skipChallenge,
    read: (field) => readField(field, moment, read),
  });
  noteHangingFields(run, [...read], moment, step);
  return take(verdict, phase, run, { step, assumed: read.size > 0 });
}

/** Remembers the field where nobody gave its value. */
function readField(name: string, moment: Moment, read: Set<string>): ReturnType<Moment["load"]> {
  const entry = STANDARD_SCHEME.lookup(name);
  if (entry?.kind !== "field") return null;
  if (moment.sourceOf(entry.slot) === "assumed") read.add(name);
  return moment.load(entry.slot);
}

function skippedBy({ phase, skippedAs }: Product, { skips }: Run): string | undefined {
  return skips.phases.get(phaseKey("zone", phase)) ?? (skippedAs === undefined ? undefined : skips.products.get(skippedAs));
}

interface ProductStep {
  readonly step: string;
  readonly assumed: boolean;
}

function take(verdict: ProductVerdict, phase: Phase, run: Run, { step, assumed }: ProductStep): Ended | null {
  const record = (matched: boolean | undefined, rule: ProductRule | undefined, part: Partial<StepWorkbench>): void => {
    const fidelity = assumed ? { fidelity: "assumed" as const } : {};
    run.recorder.close((place) => productStep(place, phase, run, rule ?? null, matched, { ...fidelity, ...part }));
  };
  switch (verdict.kind) {
    case "absent":
      run.recorder.drop();
      return null;
    case "no-match":
      record(false, undefined, verdict.note === undefined ? {} : { reason: verdict.note, fidelity: "assumed" });
      return null;
    case "not-simulated":
      if (verdict.sways) run.conditions.add(`${phase.product} does not act`);
      record(undefined, undefined, { reason: verdict.reason, fidelity: "not simulated" });
      return null;
    case "continue":
      run.passage = verdict.passage;
      record(true, verdict.rule, { effects: verdict.effects, ...(verdict.note === undefined ? {} : { reason: verdict.note }) });
      return null;
    case "skip":
      run.skips = addSkips(
        run.skips,
        { ...NOTHING_SKIPPED, phases: verdict.phases, products: verdict.products },
        { level: "zone", phase: phase.name, step },
        run.assumptions,
      );
      record(true, verdict.rule, { effects: verdict.effects });
      return null;
    case "respond":
      record(true, verdict.rule, { effects: verdict.effects, ended: true });
      return endWith(verdict, phase, run, step);
    default:
      return assertNever(verdict);
  }
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
    because: null,
  };
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
