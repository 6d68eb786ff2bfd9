export const reports = {
  save: "Save report",
} as const;
