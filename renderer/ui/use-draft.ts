import { useState } from "react";

export type Parsed<Value> = { readonly kind: "value"; readonly value: Value } | { readonly kind: "problem"; readonly message: string };

export interface Draft {
  readonly text: string;
  readonly problem: string | null;
  /** `unfinished`: the value behind it is still the one before. */
  readonly state: "taken" | "unfinished" | "wrong";
  readonly onText: (text: string) => void;
  /** The text is finished: one that went on until now is taken, or told to be none. */
  readonly settle: () => void;
  /** Forgets what was typed: the value stands there again. */
  readonly drop: () => void;
}

export interface DraftOptions<Value> {
  readonly value: Value;
  readonly print: (value: Value) => string;
  readonly parse: (text: string) => Parsed<Value>;
  readonly onValue: (value: Value) => void;
  /** Whether a text may still become another one: nothing is taken from it, and nothing said, before it is settled. */
  readonly continues?: (text: string) => boolean;
}

/**
 * What stands in a field while it is typed: the text stays as the person wrote it as long as the value behind it is the one that text made;
 * a value that changes elsewhere takes over. A text that is no value stays too, with its problem, and the value remains what it was.
 */
export function useDraft<Value>({ value, print, parse, onValue, continues }: DraftOptions<Value>): Draft {
  const printed = print(value);
  const [draft, setDraft] = useState<Typed | null>(null);
  const held = draft !== null && draft.over === printed ? draft : null;

  function take(text: string): void {
    const parsed = parse(text);
    if (parsed.kind === "problem") {
      setDraft({ text, over: printed, state: { kind: "wrong", problem: parsed.message } });
      return;
    }
    setDraft({ text, over: print(parsed.value), state: { kind: "taken" } });
    onValue(parsed.value);
  }

  return {
    text: held?.text ?? printed,
    problem: held?.state.kind === "wrong" ? held.state.problem : null,
    state: held?.state.kind ?? "taken",
    onText(text) {
      if (continues?.(text) === true) setDraft({ text, over: printed, state: { kind: "unfinished" } });
      else take(text);
    },
    settle() {
      if (held?.state.kind === "unfinished") take(held.text);
    },
    drop: () => setDraft(null),
  };
}

interface Typed {
  readonly text: string;
  readonly over: string;
  readonly state: { readonly kind: "unfinished" | "taken" } | { readonly kind: "wrong"; readonly problem: string };
}
