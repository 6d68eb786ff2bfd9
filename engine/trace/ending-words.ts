import type { Outcome, TraceStep } from "./result";

/** What the cut across the spine says. */
export function endingWords(outcome: Outcome, status: number | undefined, step: Pick<TraceStep, "type">): string {
  const code = status === undefined ? "" : ` with ${status}`;
  if (outcome === "redirect") return `Redirected${code}`;
  if (outcome === "challenge") return `Waits for a challenge${code}`;
  if (outcome === "waiting-room") return `Waits in the waiting room${code}`;
  if (outcome === "access") return `Access asks for a login${code}`;
  if (step.type === "worker") return `The Worker answers${code}`;
  return `Ends here${code}`;
}
