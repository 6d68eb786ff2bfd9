/** What is wrong with something that was read, where (JSON pointer from the top of it), and in a sentence what was expected. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/** What a reader gives: the value, or everything that is wrong with it (never empty). */
export type Reading<Value> =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

/** A JSON pointer (RFC 6901) to the member reached by `path`; an empty path is the whole document. */
export function jsonPointer(path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The steps of a JSON pointer, unescaped: what `jsonPointer` takes. */
export function pointerSteps(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
