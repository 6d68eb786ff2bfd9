/** A sentence some of whose parts are drawn, in the order a language puts them. */
export type Sentence<Part> = readonly (string | Part)[];

/** `sentence`Skipped by ${step}.``: the whole sentence in one place; who shows it decides how its values look. */
export function sentence<Part>(texts: readonly string[], ...parts: readonly (string | Part)[]): Sentence<Part> {
  return texts.flatMap((text, at) => [text, ...parts.slice(at, at + 1)]);
}

/** How parts of a sentence are drawn: what it speaks of, what stops a request, what is worth a look. */
export interface Emphasis<Part> {
  readonly lead: (text: string) => Part;
  readonly stop: (text: string) => Part;
  readonly warn: (text: string) => Part;
}
