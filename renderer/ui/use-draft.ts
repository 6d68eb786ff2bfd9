import { useState } from "react";

export type Parsed<Value> = { readonly kind: "value"; readonly value: Value } | { readonly kind: "problem"; readonly message: string };

export interface Draft {
  readonly text: string;
  readonly problem: string | null;
  readonly onText: (text: string) => void;
}

export interface DraftOptions<Value> {
  readonly value: Value;
  readonly print: (value: Value) => string;
  readonly parse: (text: string) => Parsed<Value>;
  readonly onValue: (value: Value) => void;
}

/**
 * What stands in a field while it is typed: the text stays as the person wrote it as long as the value behind it is the one that text made;
 * a value that changes elsewhere takes over. A text that is no value stays too, with its problem, and the value remains what it was.
 */
export function useDraft<Value>({ value, print, parse, onValue }: DraftOptions<Value>): Draft {
  const printed = print(value);
  const [draft, setDraft] = useState<{ readonly text: string; readonly over: string; readonly problem: string | null } | null>(null);
  const held = draft !== null && draft.over === printed ? draft : null;
  return {
    text: held?.text ?? printed,
    problem: held?.problem ?? null,
    onText(text: string): void {
      const parsed = parse(text);
      if (parsed.kind === "problem") {
        setDraft({ text, over: printed, problem: parsed.message });
        return;
      }
      setDraft({ text, over: print(parsed.value), problem: null });
      onValue(parsed.value);
    },
  };
}
