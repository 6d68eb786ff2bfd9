import type { Help } from "./help";

export type CompletionKind = "field" | "function" | "operator" | "word" | "value" | "list" | "key";

/** Something to go on with. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Shown at the right: a type, a country’s name. */
  readonly detail: string;
  readonly insert: string;
  /** A snippet has places to fill in: `$1`, `${1:name}`, `$0` for where the cursor ends. */
  readonly insertAs: "text" | "snippet";
  /** What fits best has the lowest; equals stand in order of their names. */
  readonly rank: number;
  readonly help?: Help;
  readonly deprecated?: true;
}

/** `start` and `end` bound the text that a completion replaces. */
export interface CompletionList {
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

export function word(label: string, sentence: string, rank: number): Completion {
  const help = { title: label, type: "word", sentences: [sentence] };
  return { label, kind: "word", detail: "", insert: label, insertAs: "text", rank, help };
}
