export const window = {
  parts: "What is shown",
  asked: "Request",
  happens: "Result",
} as const;
