/** Texts of the form as a whole. */
export const form = {
  set: (count: number) => `${count} set`,
  resetGroup: "Reset this group",
  resetGroupHint: (count: number) => `Set ${count === 1 ? "this value" : `these ${count} values`} back to the default`,
  resetAll: "Reset all",
  resetAllHint: "Sets everything but URL, expectations, name and notes back to the default",
  resetDone: "Everything is back to its default. Undo brings back what was there.",
} as const;
