import { findAction } from "../../actions";
import { type ActionDefinition, notSimulated, type PreparedAction } from "../../actions/action";
import type { RulesetCall } from "../../actions/verdict";
import type { Account, Finding, Rule, Ruleset, SourcePlace, Zone } from "../../config/configuration";
import { MANAGED_LISTS } from "../../config/named-list";
import { isArray, isObject, type Note, property, within } from "../../config/reading";
import { enginePhaseNames, findEnginePhase, findManagedRuleset, isNetworkPhase, NORMALIZATION_RULESET } from "../../phases";
import type { Level, Phase } from "../../phases/phase";
import { cloudConnector, normalizationRuleset, normalizeUrl, runSnippet, unknownManagedRuleset } from "../../products";
import { applyOverrides } from "./apply-overrides";
import type { CompiledValue, ExpressionCompiler } from "./compile-expression";
import { prepareRate } from "./prepare-rate";
import type { ExecuteTarget, PreparedRule, PreparedRuleset, RedirectLists, RuleProblem } from "./prepared";

/** What preparing needs to know: the rulesets that `execute` can name at a level, and where findings go. */
export interface Preparation {
  readonly level: Level;
  /** By id: the account's, and, at the zone level, the zone's. */
  readonly rulesets: ReadonlyMap<string, Ruleset>;
  readonly redirectLists: RedirectLists;
  /** Names of the account's lists. */
  readonly lists: ReadonlySet<string>;
  readonly urlNormalization: Zone["urlNormalization"];
  readonly compiler: ExpressionCompiler;
  readonly note: Note;
  /** Filled while preparing: see `PreparedConfiguration`. */
  readonly expressions: Map<string, "some" | "none">;
  /** Rulesets that were prepared without overrides, by id. */
  readonly prepared: Map<string, PreparedRuleset>;
}

/** The ruleset with its rules checked and compiled; `running` are the ids of the rulesets that lead to it. */
export function prepareRuleset(ruleset: Ruleset, phase: Phase, preparation: Preparation, running: readonly string[]): PreparedRuleset {
  const chain = [...running, ruleset.id];
  const rules = ruleset.rules.map((rule) => prepareRule(rule, ruleset, phase, preparation, chain));
  return { ruleset, level: preparation.level, rules: rules.filter(({ rule }) => rule.enabled) };
}

/** Indexes the rulesets that a level can execute; of two with one id the first counts. */
export function indexRulesets(account: Account, own: readonly Ruleset[]): ReadonlyMap<string, Ruleset> {
  const index = new Map<string, Ruleset>();
  for (const ruleset of [...own, ...account.rulesets]) if (ruleset.id !== "" && !index.has(ruleset.id)) index.set(ruleset.id, ruleset);
  return index;
}

/** The phase of a ruleset; `null`, noted, where there is none that HTTP requests pass. Network phases are fine and have none. */
export function phaseOf(ruleset: Ruleset, note: Note): Phase | null {
  const phase = findEnginePhase(ruleset.phase);
  if (phase !== undefined) return phase;
  if (isNetworkPhase(ruleset.phase)) return null;
  note({
    code: "unknown-phase",
    severity: "error",
    message: `There is no phase “${ruleset.phase}”, so this ruleset is not evaluated.`,
    place: within(ruleset.source, "phase"),
    fix: `Phases are ${enginePhaseNames().join(", ")}.`,
  });
  return null;
}

function prepareRule(rule: Rule, ruleset: Ruleset, phase: Phase, preparation: Preparation, chain: readonly string[]): PreparedRule {
  const findings: Finding[] = [];
  const note: Note = (finding) => {
    findings.push(finding);
    preparation.note(finding);
  };
  const kind = rule.expression === null ? "none" : "some";
  preparation.expressions.set(rule.id, kind).set(rule.ref, kind);
  const condition = prepareCondition(rule, ruleset, phase, preparation, note);
  const definition = findDefinition(rule, ruleset, phase, note);
  const values: CompiledValue[] = [];
  const action =
    definition === undefined
      ? notSimulated(describeUnknown(rule, phase))
      : prepareAction(rule, phase, definition, preparation, note, values);
  const target = action.executes === undefined ? null : findTarget(action.executes, rule, phase, preparation, chain, note);
  return {
    rule,
    definition,
    action,
    condition,
    values,
    rate: prepareRate(rule, preparation.compiler, note),
    problems: findings.filter(({ severity }) => severity === "error").map(toProblem),
    target,
  };
}

function prepareCondition(rule: Rule, ruleset: Ruleset, phase: Phase, preparation: Preparation, note: Note): PreparedRule["condition"] {
  if (rule.expression !== null) {
    const place = within(rule.source, "expression");
    const condition = preparation.compiler.condition(rule.expression, phase.side, place, note);
    for (const list of condition?.lists ?? []) noteAbsentList(list, place, preparation, note);
    return condition;
  }
  if (ruleset.kind !== "managed") {
    note({
      code: "missing-expression",
      severity: "error",
      message: "This rule has no expression, so nobody can say when it matches.",
      place: rule.source,
      fix: "“true” matches every request.",
    });
  }
  return null;
}

/** Managed lists can never be part of a configuration; the others should be. */
function noteAbsentList(name: string, place: SourcePlace, { lists }: Preparation, note: Note): void {
  if (lists.has(name) || MANAGED_LISTS.some((managed) => managed === name)) return;
  note({
    code: "absent-list",
    severity: "warning",
    message: `The list $${name} is not part of this configuration; it is taken to be empty, and what hangs on it is uncertain.`,
    place,
    fix: "Save the list and its items into account/lists/.",
  });
}

/** Actions of products with rules of their own; no ruleset can have them. */
const OWN_ACTIONS: ReadonlyMap<string, ActionDefinition> = new Map([
  ["http_request_snippets", runSnippet],
  ["http_request_cloud_connector", cloudConnector],
]);

function findDefinition(rule: Rule, ruleset: Ruleset, phase: Phase, note: Note): ActionDefinition | undefined {
  const own = phase.kind === "rules" ? OWN_ACTIONS.get(phase.name) : undefined;
  const definition = own ?? findAction(rule.action);
  const place = within(rule.source, "action");
  if (definition === undefined) {
    if (rule.action !== "") note({ code: "unknown-action", severity: "error", message: `There is no action “${rule.action}”.`, place });
    return undefined;
  }
  if (own !== undefined || ruleset.kind === "managed" || phase.actions.length === 0 || phase.actions.includes(definition.name))
    return definition;
  note({
    code: "action-not-allowed",
    severity: "error",
    message: `The action “${rule.action}” cannot stand in phase ${phase.name}.`,
    place,
    fix: `There it is one of ${phase.actions.join(", ")}.`,
  });
  return undefined;
}

function describeUnknown(rule: Rule, phase: Phase): string {
  if (rule.action === "") return "The rule has no action.";
  return findAction(rule.action) === undefined
    ? `There is no action “${rule.action}”.`
    : `“${rule.action}” cannot stand in phase ${phase.name}.`;
}

/** `values` takes every expression that the action compiles. */
function prepareAction(
  rule: Rule,
  phase: Phase,
  definition: ActionDefinition,
  preparation: Preparation,
  note: Note,
  values: CompiledValue[],
): PreparedAction {
  return definition.prepare(
    { rule, phase, parameters: rule.actionParameters ?? {}, place: within(rule.source, "action_parameters") },
    {
      note,
      value(text, place, context) {
        const compiled = preparation.compiler.value(text, { side: phase.side, context }, place, note);
        if (compiled === null) return null;
        values.push(compiled);
        return compiled.read;
      },
      redirectList: (name) => preparation.redirectLists.get(name) ?? null,
    },
  );
}

function findTarget(
  call: RulesetCall,
  rule: Rule,
  phase: Phase,
  preparation: Preparation,
  chain: readonly string[],
  note: Note,
): ExecuteTarget {
  const place: SourcePlace = within(within(rule.source, "action_parameters"), "id");
  const refuse = (code: string, message: string): ExecuteTarget => {
    note({ code, severity: "error", message, place });
    return { kind: "refused", reason: message };
  };
  if (chain.includes(call.id)) return refuse("cyclic-execute", `Ruleset ${call.id} is running already: a ruleset cannot execute itself.`);
  if (call.id === NORMALIZATION_RULESET && preparation.urlNormalization !== null)
    return { kind: "ruleset", ruleset: prepareNormalization(call, rule, phase, preparation, preparation.urlNormalization) };
  const known = preparation.rulesets.get(call.id);
  if (known === undefined || (known.kind === "managed" && known.rules.length === 0)) {
    const managed = known ?? findManagedRuleset(call.id);
    if (managed === undefined) return refuse("absent-ruleset", `There is no ruleset ${call.id} in this configuration.`);
    const { id, name } = managed;
    const standIn = unknownManagedRuleset({ id, name, phase: phase.name }, call.overrides, rule.source);
    return { kind: "ruleset", ruleset: prepareTarget(call, standIn, phase, preparation, chain) };
  }
  if (known.kind === "root" || known.kind === "zone")
    return refuse("not-executable", `Ruleset ${call.id} is an entry point; only custom and managed rulesets can be executed.`);
  if (known.phase !== phase.name)
    return refuse("wrong-phase", `Ruleset ${call.id} is of phase ${known.phase} and cannot be executed in ${phase.name}.`);
  return { kind: "ruleset", ruleset: prepareTarget(call, known, phase, preparation, chain) };
}

/** The normalization ruleset acts as the zone's settings say, whatever Cloudflare's own rules are. */
function prepareNormalization(
  call: RulesetCall,
  rule: Rule,
  phase: Phase,
  preparation: Preparation,
  normalization: NonNullable<Zone["urlNormalization"]>,
): PreparedRuleset {
  const overrides = call.overrides === null ? undefined : property(call.overrides, "rules");
  const enabled = isArray(overrides) ? overrides.filter(isObject).find((override) => property(override, "enabled") === true) : undefined;
  const id = enabled === undefined ? undefined : property(enabled, "id");
  const ruleset = normalizationRuleset(normalization, typeof id === "string" ? id : NORMALIZATION_RULESET, rule.source);
  const prepared = prepareRuleset(ruleset, phase, { ...preparation, note: () => undefined }, []);
  const action = normalizeUrl(normalization);
  return { ...prepared, rules: prepared.rules.map((each) => ({ ...each, action, problems: [] })) };
}

function prepareTarget(
  call: RulesetCall,
  ruleset: Ruleset,
  phase: Phase,
  preparation: Preparation,
  chain: readonly string[],
): PreparedRuleset {
  if (call.overrides !== null)
    return prepareRuleset(applyOverrides(ruleset, call.overrides), phase, { ...preparation, note: () => undefined }, chain);
  const key = `${preparation.level}:${call.id}`;
  const known = preparation.prepared.get(key) ?? prepareRuleset(ruleset, phase, preparation, chain);
  preparation.prepared.set(key, known);
  return known;
}

function toProblem({ code, message, span }: Finding): RuleProblem {
  return span === undefined ? { code, message } : { code, message, start: span.start, end: span.end };
}
