/** Counts what a search does: each byte looked at and each state visited is one step. Hand one in to measure. */
export interface StepCounter {
  steps: number;
}
