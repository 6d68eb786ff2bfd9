import type { Json } from "../support/json";

/** The one channel of every carrier: a request with a number, its answer, or an event. */
export type ClientMessage = { readonly kind: "call"; readonly id: number; readonly command: string; readonly payload: Json };

export type HostMessage =
  | { readonly kind: "reply"; readonly id: number; readonly value: Json }
  | { readonly kind: "refusal"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "event"; readonly name: string; readonly payload: Json };

/** Why a call was refused: a stable code, one sentence for a person, and the place where there is one. */
export interface Refusal {
  readonly code:
    | "unknown-command"
    | "invalid-request"
    | "not-capable"
    | "not-found"
    | "changed-on-disk"
    | "unreadable"
    | "cannot-write"
    | "fault";
  readonly message: string;
  readonly place?: { readonly file: string; readonly pointer: string };
}
