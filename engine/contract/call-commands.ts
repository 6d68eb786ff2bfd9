import type { Nothing } from "./nothing";

/** What a window may ask about what it waits for. What outlives its question (a run, a comparison, a pull) has a name of its own and a command to cancel it. */
export interface CallCommands {
  /**
   * Gives up a call that this window waits for, by the number of its message. The call is refused with code `cancelled` once its work has stopped; it is
   * answered where that was done already, and one that is not there any more is no fault.
   */
  "call/cancel": { request: { call: number }; reply: Nothing };
}

export const CALL_STAGES = ["finding-files", "reading-files", "preparing", "checking", "recognising", "writing", "finding-gaps"] as const;

export type CallStage = (typeof CALL_STAGES)[number];

/** How far the work is: `done` of `total`, which is 0 where nobody knows. */
export interface CallWork {
  readonly stage: CallStage;
  /** What it is done with, such as the name of a configuration; empty where the question says it. */
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** Told to the window that called. */
export interface CallProgress extends CallWork {
  readonly call: number;
}
