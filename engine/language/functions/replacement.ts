import type { Value } from "../values/value";

/** Most references to captures that a replacement may hold. */
const MOST_REFERENCES = 8;

/** A replacement cut into what stands for itself and the numbers of the captures to insert. */
export type Replacement = readonly (string | number)[];

/** `${n}` inserts capture `n` and `$$` is one `$`; any other `$` stands for itself. */
export function parseReplacement(text: string): Replacement {
  const parts: (string | number)[] = [];
  let from = 0;
  for (const found of text.matchAll(/\$\$|\$\{([0-9]{1,3})\}/g)) {
    const [whole, digits] = found;
    parts.push(text.slice(from, found.index), digits === undefined ? "$" : Number(digits));
    from = found.index + whole.length;
  }
  return [...parts, text.slice(from)];
}

/** What a literal replacement has wrong. */
export function checkReplacement(literal: Value): string | undefined {
  if (typeof literal !== "string") return undefined;
  const references = parseReplacement(literal).filter((part) => typeof part === "number").length;
  return references > MOST_REFERENCES ? `${references} replacement references, but the limit is ${MOST_REFERENCES}` : undefined;
}

/** `capture` gives the text of a capture; one that does not exist inserts nothing. */
export function fillReplacement(replacement: Replacement, capture: (number: number) => string | undefined): string {
  return replacement.map((part) => (typeof part === "string" ? part : (capture(part) ?? ""))).join("");
}
