import type { ActionDefinition, PreparedAction } from "../../actions/action";
import type { Configuration, Finding, PageRule, Rule, Ruleset, Zone } from "../../config/configuration";
import type { RedirectList } from "../../config/redirect-list";
import type { NamedList } from "../../language/moment";
import type { Level } from "../../phases/phase";
import type { PreparedProduct } from "../../products";
import type { CompiledValue, Condition, ExpressionCompiler } from "./compile-expression";
import type { Hostnames } from "./hostnames";
import type { PreparedRate } from "./prepare-rate";

/** A configuration with everything checked and compiled once, so that a trace only runs. */
export interface PreparedConfiguration {
  readonly configuration: Configuration;
  /** What is wrong with the files and with what they say. */
  readonly findings: readonly Finding[];
  readonly account: PreparedEntryPoints;
  readonly zones: ReadonlyMap<Zone, PreparedZone>;
  readonly hostnames: Hostnames;
  /** Lists of the account, by name. */
  readonly lists: ReadonlyMap<string, NamedList>;
  /** Whether the rule with an id or ref has an expression; rules that are not part of the configuration are not here. */
  readonly expressions: ReadonlyMap<string, "some" | "none">;
  readonly compiler: ExpressionCompiler;
}

export interface PreparedZone {
  readonly entryPoints: PreparedEntryPoints;
  /** By phase; only those that the configuration has something of. */
  readonly products: ReadonlyMap<string, PreparedProduct>;
  /** Page rules in the order they are tried. */
  readonly pageRules: readonly PageRule[];
}

/** Entry points by phase; only those with a rule that is enabled. */
export type PreparedEntryPoints = ReadonlyMap<string, PreparedRuleset>;

export interface PreparedRuleset {
  readonly ruleset: Ruleset;
  readonly level: Level;
  /** Enabled rules, in order. */
  readonly rules: readonly PreparedRule[];
}

export interface PreparedRule {
  readonly rule: Rule;
  /** `undefined` where nobody knows the action, or it cannot stand in the phase. */
  readonly definition: ActionDefinition | undefined;
  readonly action: PreparedAction;
  /** `null` where there is no expression, or one with a mistake. */
  readonly condition: Condition | null;
  readonly problems: readonly RuleProblem[];
  /** Expressions whose values the action uses. */
  readonly values: readonly CompiledValue[];
  /** Of a rate limiting rule. */
  readonly rate: PreparedRate | null;
  /** What an `execute` rule runs. */
  readonly target: ExecuteTarget | null;
}

export interface RuleProblem {
  readonly code: string;
  readonly message: string;
  readonly start?: number;
  readonly end?: number;
}

export type ExecuteTarget =
  | { readonly kind: "ruleset"; readonly ruleset: PreparedRuleset }
  | { readonly kind: "refused"; readonly reason: string };

export type RedirectLists = ReadonlyMap<string, RedirectList>;
