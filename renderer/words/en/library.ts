/** The tree of saved traces. */
export const library = {
  changed: "changed",
  changedByEdits: "Changed by the unsaved edits of the configuration.",
  changedBetween: (before: string, after: string, impact: string): string => `Changed from ${before} to ${after}: ${impact}.`,
  lastRun: {
    passed: "It passed in the last run.",
    failed: "It failed in the last run.",
    broken: "It could not run in the last run.",
    unchecked: "It came through the last run and expects nothing.",
  },
} as const;
