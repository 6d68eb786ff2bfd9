const ALL_OF = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return ALL_OF.format(names);
}
