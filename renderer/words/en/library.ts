/** The tree of saved traces. */
export const library = {
  changed: "changed",
  changedByEdits: "Changed by the unsaved edits of the configuration.",
  changedBetween: (before: string, after: string, impact: string): string => `Changed from ${before} to ${after}: ${impact}.`,
  verdict: { passed: "passes", failed: "fails", broken: "cannot run", unchecked: "expects nothing" },
  lastRun: (verdict: string): string => `In the last run it ${verdict}.`,
} as const;
