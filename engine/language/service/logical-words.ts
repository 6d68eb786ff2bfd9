/** Words that belong to the grammar and to no table. */
export const LOGICAL_WORDS = [
  { label: "and", sentence: "True when both conditions hold. Binds more strongly than xor and or." },
  { label: "or", sentence: "True when at least one condition holds. Binds least." },
  { label: "xor", sentence: "True when exactly one of two conditions holds." },
] as const;

export const NEGATION = { label: "not", sentence: "True when the next condition does not hold; it binds most strongly." } as const;

export const CONSTANTS = [
  { label: "true", sentence: "Every request." },
  { label: "false", sentence: "No request." },
] as const;
