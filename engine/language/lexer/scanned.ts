import type { DiagnosticCode } from "../diagnostic";

/** A mistake found while reading, in offsets only; line and column follow when it becomes a diagnostic. */
export interface Mistake {
  readonly kind: "mistake";
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  /** The end of what the reference engine would underline; `REST` where that is all that follows. */
  readonly end: number;
  readonly hint?: string;
  /** The place itself, where the reference engine underlines another. */
  readonly focus?: { readonly start: number; readonly end: number };
  /** Where reading can go on, when that is not `start`. */
  readonly resume?: number;
}

export interface Found<T> {
  readonly kind: "found";
  readonly value: T;
  readonly next: number;
}

/** What a scanner gives: a value and where to go on, or the mistake that stands in its way. */
export type Scanned<T> = Found<T> | Mistake;

/** As the end of a mistake: everything up to the end of the expression. */
export const REST = Number.POSITIVE_INFINITY;

export function found<T>(value: T, next: number): Found<T> {
  return { kind: "found", value, next };
}

export function mistake(code: DiagnosticCode, message: string, start: number, end: number = REST): Mistake {
  return { kind: "mistake", code, message, start, end };
}
