export const app = {
  app: {
    valuesLeftAndRight: "Values left and right",
  },
} as const;
