/** Codes of the limits that are doubts about the trace as it was written; whoever reads a trace tells them before it runs. */
const CODES = ["unread-key", "unknown-country"] as const;

export type TraceDoubtCode = (typeof CODES)[number];

export function isTraceDoubt(code: string): code is TraceDoubtCode {
  return CODES.some((known) => known === code);
}
