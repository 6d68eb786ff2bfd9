import type { RequestFacts } from "../../request/request-facts";
import type { Type } from "../types/type";
import type { MaybeValue, Value } from "../values/value";

/**
 * A field's whole fact sheet: checker, runtime, completion and help read it from here.
 *
 * `derive` computes the value from the request and what is known about it; it returns `undefined` where the facts do not
 * say (the edge would know, nobody gave it): then `assumed` stands in, and where there is no `assumed` the value is missing.
 * A field without `derive` is always one that only the edge would know.
 */
export interface FieldDefinition {
  readonly name: string;
  readonly type: Type;
  /** Where it can be read: request phases, response phases, or the network firewall (never in a trace). */
  readonly sides: readonly ("request" | "response" | "network")[];
  readonly deprecated?: { readonly use?: string; readonly sentence: string };
  readonly plan?: string;
  readonly sentence: string;
  readonly example?: string;
  readonly documentation: string;
  readonly derive?: (facts: RequestFacts) => MaybeValue | undefined;
  /** The documented default. */
  readonly assumed?: Value;
}
