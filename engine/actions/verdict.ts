import type { HttpResponse } from "../http/message";
import type { JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import type { Passage } from "./passage";

/** What an action decides. */
export type Verdict =
  | {
      readonly kind: "continue";
      readonly passage: Passage;
      readonly effects: readonly Effect[];
      readonly note?: string;
      readonly leaves?: "ruleset";
    }
  /** The edge answers; nothing after this rule is evaluated. */
  | {
      readonly kind: "respond";
      readonly outcome: "block" | "challenge" | "redirect";
      readonly response: HttpResponse;
      readonly location: string | null;
      readonly effects: readonly Effect[];
    }
  | { readonly kind: "skip"; readonly scopes: SkipScopes; readonly effects: readonly Effect[] }
  | { readonly kind: "execute"; readonly call: RulesetCall }
  /** The Snippet of that name runs once all rules of the phase are evaluated. */
  | { readonly kind: "run-script"; readonly script: string }
  | { readonly kind: "not-simulated"; readonly reason: string };

/** What a skip rule switches off, for the rules after it. */
export interface SkipScopes {
  readonly currentRuleset: boolean;
  readonly currentPhase: boolean;
  readonly phases: readonly string[];
  readonly products: readonly string[];
  /** Ids of managed rulesets. */
  readonly rulesets: readonly string[];
  /** Id of a managed ruleset → ids of its rules. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
}

/** Another ruleset to run, with what the `execute` rule overrides in it. */
export interface RulesetCall {
  readonly id: string;
  readonly overrides: JsonObject | null;
}
