import type { OpenFact, RequestFacts } from "../../request/request-facts";
import type { Type } from "../types/type";
import type { MaybeValue, Value } from "../values/value";

/**
 * A field's whole fact sheet: checker, runtime, completion and help read it from here.
 *
 * A value is looked for in this order, and the first that is there counts: what the trace's `fields` give; `fromContext`;
 * `derive`; `follows`; `assume`; `assumed`. Where none has one the value is missing.
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
  /** What else a reader should know: where it differs from what one expects, or what was chosen where documentation is silent. */
  readonly note?: string;
  /** Another name for this field, read in its place: the two always have one value. */
  readonly sameAs?: FieldDefinition;
  /** What in the trace or the configuration decides the value; `fields` may then not give it. Reads after “change …”. */
  readonly decidedBy?: string;
  /** The value where the trace's `context` gives it. */
  readonly fromContext?: (context: RequestFacts["context"]) => Value | undefined;
  /** The value as it follows from the request; `undefined` where the facts do not say (only the edge would know). */
  readonly derive?: (facts: RequestFacts) => MaybeValue | undefined;
  /** What `derive` rests on besides the request; where nobody gave that, the value is assumed. */
  readonly restsOn?: OpenFact;
  /** The value as it follows from other fields, assumed where one of those is. `undefined` where they do not say. */
  readonly follows?: {
    readonly fields: readonly FieldDefinition[];
    readonly value: (values: readonly MaybeValue[]) => MaybeValue | undefined;
  };
  /** What is assumed for a request where documentation names no default, or one that depends on the request. */
  readonly assume?: (facts: RequestFacts) => Value | undefined;
  /** The documented default. */
  readonly assumed?: Value;
}
