import type { Json } from "../../support/json";
import type { ExpressionKind } from "../checker/check-expression";
import type { ExpressionContext } from "../contexts";
import type { ValueSource } from "../moment";
import type { Scheme } from "../scheme";

/** A list of the open configuration. */
export interface KnownList {
  readonly name: string;
  readonly kind: "ip" | "hostname" | "asn" | "redirect";
  readonly items: number;
}

export interface CurrentValue {
  readonly value: Json;
  readonly source: ValueSource;
}

/** What is open beside the expression. */
export interface ServiceEnvironment {
  /** `null` where no configuration is open: then no list is said to be unknown. */
  readonly lists: readonly KnownList[] | null;
  /** Field values of the open trace, by name. */
  readonly values: ReadonlyMap<string, CurrentValue>;
  /** Whether visitors may come over IPv6. */
  readonly ipv6: "on" | "off";
}

export const EMPTY_ENVIRONMENT: ServiceEnvironment = { lists: null, values: new Map(), ipv6: "on" };

/** An expression that is being written: the text as it is, finished or not. */
export interface ServiceDocument {
  readonly text: string;
  readonly kind: ExpressionKind;
  readonly scheme: Scheme;
  /** `null` where the phase is not known: then every name may be used. */
  readonly context: ExpressionContext | null;
  readonly environment: ServiceEnvironment;
}
