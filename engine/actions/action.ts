import type { Assumptions } from "../config/assumptions";
import type { Rule, SourcePlace } from "../config/configuration";
import type { Note } from "../config/reading";
import type { RedirectList } from "../config/redirect-list";
import type { FunctionContextName } from "../language/functions/definition";
import type { Moment } from "../language/moment";
import type { MaybeValue } from "../language/values/value";
import type { Phase, PhaseFidelity } from "../phases/phase";
import type { JsonObject } from "../support/json";
import type { Passage } from "./passage";
import type { RulesetCall, Verdict } from "./verdict";

/**
 * An action's whole fact sheet. `prepare` runs once a rule and notes what is wrong with its parameters;
 * what it gives runs for every request that the rule matches.
 */
export interface ActionDefinition {
  readonly name: string;
  /** As the dashboard calls it: “Managed Challenge”. */
  readonly title: string;
  /** Ends the evaluation of the request. */
  readonly terminating: boolean;
  /** Whether a request's outcome can hang on this action having run: it ends requests, or decides what later rules see. */
  readonly sways: boolean;
  readonly documentation: string;
  /** Where it is not exact, how close the simulation comes, and why in one sentence. */
  readonly fidelity?: { readonly kind: Exclude<PhaseFidelity, "exact">; readonly note: string };
  readonly prepare: (rule: ActionRule, tools: ActionTools) => PreparedAction;
}

export interface ActionRule {
  readonly rule: Rule;
  readonly phase: Phase;
  readonly parameters: JsonObject;
  /** Of the parameters. */
  readonly place: SourcePlace;
}

export interface ActionTools {
  readonly note: Note;
  /** Checks and compiles a value expression; `null`, noted, where it has a mistake. */
  readonly value: (text: string, place: SourcePlace, context: FunctionContextName) => ((moment: Moment) => MaybeValue) | null;
  /** A redirect list of the account, by name. */
  readonly redirectList: (name: string) => RedirectList | null;
}

export interface PreparedAction {
  readonly run: (point: ActionPoint) => Verdict;
  /** Why a rule with this action does not match here although its expression is true; `null` where it does. */
  readonly refuses?: (point: Pick<ActionPoint, "passage">) => string | null;
  /** Where this rule's parameters make it sway less than the action may: see `ActionDefinition`. */
  readonly sways?: false;
  /** The ruleset that `run` will ask for, known beforehand. */
  readonly executes?: RulesetCall;
}

/** Where a rule's action runs: what it may read and what it changes. */
export interface ActionPoint {
  readonly passage: Passage;
  readonly moment: Moment;
  /** True: a challenge counts as solved and the trace goes on. */
  readonly skipChallenge: boolean;
  readonly assumptions: Assumptions;
}

/** An action whose parameters have a mistake (noted already) or that is not there yet. */
export function notSimulated(reason: string): PreparedAction {
  return { run: () => ({ kind: "not-simulated", reason }) };
}

export const BAD_PARAMETERS = "Its parameters have a mistake.";
