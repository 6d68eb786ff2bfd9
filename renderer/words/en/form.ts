import { formatNumber } from "../numbers";

/** Texts of the form as a whole. */
export const form = {
  set: (count: number) => `${formatNumber(count)} set`,
  resetGroup: "Reset this group",
  resetGroupHint: (count: number) =>
    count === 1 ? "Set this value back to the default" : `Set these ${formatNumber(count)} values back to the default`,
  resetAll: "Reset all",
  resetAllHint: "Sets everything but URL, expectations, name and notes back to the default",
  resetDone: "Everything is back to its default. Undo brings back what was there.",
} as const;
