/**
 * The one channel of every carrier: a request with a number, its answer, or an event. `value` and `payload` are JSON;
 * `isReply` and `readEvent` make them what the command or event promises.
 */
export type ClientMessage = { readonly kind: "call"; readonly id: number; readonly command: string; readonly payload: unknown };

export type HostMessage =
  | { readonly kind: "reply"; readonly id: number; readonly value: unknown }
  | { readonly kind: "refusal"; readonly id: number; readonly refusal: Refusal }
  | { readonly kind: "event"; readonly name: string; readonly payload: unknown };

/** Why a call was refused: a stable code, one sentence for a person, and the place where there is one. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly place?: { readonly file: string; readonly pointer: string };
}

export const REFUSAL_CODES = [
  "unknown-command",
  "invalid-request",
  "not-capable",
  "not-found",
  "changed-on-disk",
  "unreadable",
  "cannot-write",
  "cancelled",
  "fault",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** How deep the values of a message may nest. */
export const MESSAGE_NESTING = 120;

/** The longest message a host takes, in UTF-8 bytes: a saved trace with a large body fits, a flood does not. */
export const MESSAGE_LIMIT = 8 * 1024 * 1024;
