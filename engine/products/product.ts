import type { Passage } from "../actions/passage";
import type { Assumptions } from "../config/assumptions";
import type { Account, SourcePlace, Zone } from "../config/configuration";
import type { HttpResponse } from "../http/message";
import type { Moment } from "../language/moment";
import type { MaybeValue } from "../language/values/value";
import type { Json, JsonObject } from "../support/json";
import type { Effect, Outcome } from "../trace/result";
import type { ChosenPageRule } from "./page-rules";

/** A product outside the Ruleset Engine: what in a configuration sets it up, and what it does to a request. */
export interface Product {
  /** Name of its row in the phase table. */
  readonly phase: string;
  /** What a skip rule calls it under `products`. */
  readonly skippedAs?: string;
  /** True where a page rule that disables security turns it off. */
  readonly isDisabledWithSecurity?: true;
  /** Where it needs nothing in a configuration; it is not listed among what a request did not reach. */
  readonly isAlwaysThere?: true;
  /** Where no request's outcome hangs on what it reads. */
  readonly sways?: false;
  /** Reads once what the configuration has of it; `null` where it has nothing. */
  readonly prepare: (setup: ProductSetup) => PreparedProduct | null;
}

export interface ProductSetup {
  readonly zone: Zone;
  readonly account: Account;
  /** Checks and compiles an expression, for the request where nothing else is said; `null`, noted, where it has a mistake. */
  readonly condition: (text: string, place: SourcePlace, side?: "request" | "response") => ProductCondition | null;
}

export interface ProductCondition {
  readonly matches: (moment: Moment) => boolean;
}

export interface PreparedProduct {
  readonly act: (point: ProductPoint) => ProductVerdict;
}

export interface ProductPoint {
  readonly passage: Passage;
  /** True: a challenge counts as solved and the trace goes on. */
  readonly skipChallenge: boolean;
  readonly assumptions: Assumptions;
  /** The custom hostname that the request came in by. */
  readonly customHostname: JsonObject | null;
  /** A field's value now. What a product reads and nobody gave, its step hangs on. */
  readonly read: (field: string) => MaybeValue;
  /** Whether an expression is true now. What it hangs on, the step hangs on. */
  readonly holds: (condition: ProductCondition) => boolean;
  /** A setting as configuration rules, the page rule and the zone leave it, in this order; `null` where none of them has it. */
  readonly setting: (name: string) => Json;
  /** The page rule that applies to the request. */
  readonly pageRule: () => ChosenPageRule | null;
  /** How many requests of the period came before this one, by a rate limit's id; `null` where the trace does not say. */
  readonly earlierRequests: (id: string) => number | null;
}

/** What a product decides; `rule` is the one of its rules that did. */
export type ProductVerdict =
  /** Neither the zone nor a rule for this request turned it on; there is nothing to tell. */
  | { readonly kind: "absent" }
  | { readonly kind: "no-match"; readonly note?: string }
  /** It concerns this request, and what it does is not known. `unless` is what the outcome hangs on, as a clause after “if”. */
  | { readonly kind: "not-simulated"; readonly reason: string; readonly unless: string | null; readonly rule?: ProductRule }
  | {
      readonly kind: "continue";
      readonly passage: Passage;
      readonly effects: readonly Effect[];
      readonly rule?: ProductRule;
      readonly note?: string;
      /** What the outcome hangs on although the request goes on, as a clause after “if”. */
      readonly unless?: string;
      /** True where something that nobody gave was taken for what it did. */
      readonly assumed?: boolean;
    }
  | {
      readonly kind: "skip";
      readonly phases: readonly string[];
      /** Products outside the Ruleset Engine, as skip rules call them. */
      readonly products?: readonly string[];
      readonly effects: readonly Effect[];
      readonly rule: ProductRule | null;
      readonly note?: string;
    }
  | {
      readonly kind: "respond";
      readonly outcome: Exclude<Outcome, "origin" | "untraceable" | "worker">;
      readonly response: HttpResponse;
      readonly location: string | null;
      readonly effects: readonly Effect[];
      readonly rule?: ProductRule;
      /** Why, as a clause after “because”. */
      readonly because?: string;
    };

export interface ProductRule {
  readonly type: "page_rule" | "rule";
  readonly id: string;
  readonly description: string;
  readonly action: string;
  readonly json: JsonObject;
  readonly source: SourcePlace | null;
}
