import type { Moment } from "../../language/moment";
import type { Phase } from "../../phases/phase";
import type { StepWorkbench } from "../../trace/result";
import type { PreparedRule, PreparedRuleset } from "../prepare/prepared";
import type { Ended, Run } from "./run";
import { type RuleEnd, type RulePlace, recordSkipped, runRule } from "./run-rule";
import { NO_SKIPS, phaseKey, ruleKey, rulesetKey } from "./skips";
import { rulesetStep } from "./steps";

/** Runs the rules of a ruleset in order, until one ends the request or skips the rest. */
export function runRuleset(owner: PreparedRuleset, phase: Phase, moment: Moment, run: Run): Ended | null {
  run.recorder.open();
  if (owner.ruleset.kind === "managed") {
    run.passage = { ...run.passage, score: 0 };
    run.scoreKnown = true;
  }
  const ended = runRules(owner, phase, moment, run);
  run.recorder.close((place) => rulesetStep(owner.ruleset, phase, owner.level, place));
  return ended;
}

function runRules(owner: PreparedRuleset, phase: Phase, moment: Moment, run: Run): Ended | null {
  const place: RulePlace = { run, phase, owner, moment, runTarget };
  let left: string | null = null;
  for (const rule of owner.rules) {
    const skipped = left === null ? findSkip(rule, place) : { because: "An earlier rule ends this ruleset.", by: left };
    if (skipped !== null) {
      recordSkipped(rule, place, skipped);
      continue;
    }
    const end: RuleEnd = runRule(rule, place);
    if (end.kind === "ended") return end.ended;
    if (end.kind === "leave-ruleset") left = end.step;
  }
  return null;
}

function findSkip(prepared: PreparedRule, { run, phase, owner }: RulePlace): NonNullable<StepWorkbench["skipped"]> | null {
  const { skips } = run;
  if (skips === NO_SKIPS) return null;
  const byPhase = skips.phases.get(phaseKey(owner.level, phase.name));
  if (byPhase !== undefined) return { because: "An earlier rule skips the rest of this phase.", by: byPhase };
  const byRule = skips.rules.get(ruleKey(owner.level, owner.ruleset.id, prepared.rule.id));
  if (byRule !== undefined) return { because: "An earlier rule skips this rule.", by: byRule };
  const target = prepared.action.executes?.id;
  const byRuleset = target === undefined ? undefined : skips.rulesets.get(rulesetKey(owner.level, target));
  return byRuleset === undefined ? null : { because: "An earlier rule skips the ruleset that this rule executes.", by: byRuleset };
}

/** Runs what an `execute` rule names, under that rule's step. */
function runTarget({ target }: PreparedRule, { run, phase, moment }: RulePlace): Ended | null {
  return target?.kind === "ruleset" ? runRuleset(target.ruleset, phase, moment, run) : null;
}
