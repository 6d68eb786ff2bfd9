export const coveragePage = {
  coveragePage: {
    wholeLibrary: "Whole library",
    neverTrue: "never true",
    neverFalse: "never false",
    neverEvaluated: "never evaluated",
  },
} as const;
