import type { Verdict, WhatIfVerdict } from "../../../engine/contract/index";
import { isChanged } from "../../stores/what-if/changed-traces";
import { WORDS } from "../../words/words";

const words = WORDS.ruleEditor.verdictWords;

export interface VerdictCounts {
  readonly total: number;
  readonly changed: number;
  /** Came through before, and would be stopped. */
  readonly blocked: number;
  /** Were stopped before, and would come through. */
  readonly passed: number;
}

export function countVerdicts(verdicts: readonly WhatIfVerdict[]): VerdictCounts {
  return {
    total: verdicts.filter(({ before, after }) => before.outcome !== "untraceable" || after.outcome !== "untraceable").length,
    changed: verdicts.filter(isChanged).length,
    blocked: verdicts.filter(({ before, after }) => !isStopped(before) && isStopped(after)).length,
    passed: verdicts.filter(({ before, after }) => isStopped(before) && !isStopped(after)).length,
  };
}

const STOPPED = new Set(["block", "challenge", "access", "waiting-room"]);

function isStopped({ outcome }: Verdict): boolean {
  return STOPPED.has(outcome);
}

const OUTCOMES: Readonly<Record<string, string>> = {
  block: words.block,
  challenge: words.challenge,
  redirect: words.redirect,
  worker: words.worker,
  access: words.access,
  "waiting-room": words.waitingRoom,
  error: words.error,
  untraceable: words.untraceable,
};

/** “Block 403”; the origin's answer is its status alone. */
export function verdictWords({ outcome, status }: Verdict): string {
  return [OUTCOMES[outcome] ?? "", status === undefined ? "" : String(status)].filter((part) => part !== "").join(" ");
}

export function verdictTone({ outcome }: Verdict): "stop" | "warn" | "info" | null {
  if (outcome === "block" || outcome === "error") return "stop";
  if (isStopped({ outcome, location: null, by: null })) return "warn";
  return outcome === "redirect" ? "info" : null;
}

/** What makes the verdict what it is. */
export function decidedBy({ by, outcome }: Verdict): string {
  if (by !== null) return by.description === "" ? (by.rule ?? words.product) : by.description;
  return outcome === "untraceable" ? words.untraceableBy : words.originAnswers;
}
