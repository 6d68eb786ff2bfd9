import { assertNever } from "../support/assert-never";
import type { Outcome } from "./result";
import type { StepEntry } from "./step-index";

/**
 * What a step should look like at a glance. What ended the request looks as the request ended: it was `refused`,
 * something was `asked` of the visitor, or the visitor was `sent-on` (redirected, or answered by a Worker).
 */
export type StepMark = "matched" | "no-match" | "skipped" | "unknown" | OutcomeMark;
export type OutcomeMark = "matched" | "refused" | "asked" | "sent-on" | "unknown";

const OUTCOMES: Readonly<Record<Outcome, OutcomeMark>> = {
  origin: "matched",
  block: "refused",
  challenge: "asked",
  redirect: "sent-on",
  worker: "sent-on",
  access: "asked",
  "waiting-room": "asked",
  error: "refused",
  untraceable: "unknown",
};

export function outcomeMark(outcome: Outcome): OutcomeMark {
  return OUTCOMES[outcome];
}

export function stepMark(entry: StepEntry, outcome: Outcome): StepMark {
  switch (entry.state) {
    case "ended":
      return OUTCOMES[outcome];
    case "matched":
      return "matched";
    case "no match":
      return "no-match";
    case "skipped":
      return "skipped";
    case "not simulated":
      return "unknown";
    default:
      return assertNever(entry.state);
  }
}
