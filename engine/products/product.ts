import type { Passage } from "../actions/passage";
import type { Account, SourcePlace, Zone } from "../config/configuration";
import type { HttpResponse } from "../http/message";
import type { MaybeValue } from "../language/values/value";
import type { JsonObject } from "../support/json";
import type { Effect } from "../trace/result";

/** A product outside the Ruleset Engine: what in a configuration sets it up, and what it does to a request. */
export interface Product {
  /** Name of its row in the phase table. */
  readonly phase: string;
  /** What a skip rule calls it under `products`. */
  readonly skippedAs?: string;
  /** What the configuration has of it, for people; `null` where it has nothing. */
  readonly configured: (zone: Zone, account: Account) => string | null;
  readonly act: (point: ProductPoint) => ProductVerdict;
}

export interface ProductPoint {
  readonly zone: Zone;
  readonly account: Account;
  readonly passage: Passage;
  /** True: a challenge counts as solved and the trace goes on. */
  readonly skipChallenge: boolean;
  /** A field's value now. What a product reads and nobody gave, its step hangs on. */
  readonly read: (field: string) => MaybeValue;
}

/** What a product decides; `rule` is the one of its rules that did. */
export type ProductVerdict =
  /** Neither the zone nor a rule for this request turned it on; there is nothing to tell. */
  | { readonly kind: "absent" }
  | { readonly kind: "no-match"; readonly note?: string }
  /** It concerns this request, and what it does is not known. */
  | { readonly kind: "not-simulated"; readonly reason: string; readonly sways: boolean }
  | {
      readonly kind: "continue";
      readonly passage: Passage;
      readonly effects: readonly Effect[];
      readonly rule?: ProductRule;
      readonly note?: string;
    }
  | {
      readonly kind: "skip";
      readonly phases: readonly string[];
      readonly products: readonly string[];
      readonly effects: readonly Effect[];
      readonly rule: ProductRule;
    }
  | {
      readonly kind: "respond";
      readonly outcome: "block" | "challenge" | "redirect" | "error";
      readonly response: HttpResponse;
      readonly location: string | null;
      readonly effects: readonly Effect[];
      readonly rule?: ProductRule;
    };

export interface ProductRule {
  readonly type: "page_rule" | "rule";
  readonly id: string;
  readonly description: string;
  readonly action: string;
  readonly json: JsonObject;
  readonly source: SourcePlace | null;
}
