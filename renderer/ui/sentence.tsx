import type { ReactNode } from "react";
import { type MarkKind, markColour } from "./mark";

/** A piece of an answer's sentence: the word that says what happened, what that hangs on, names and values, and the rest. */
export interface SentencePiece {
  readonly kind: "outcome" | "text" | "code" | "condition" | "condition-code";
  readonly text: string;
}

export interface SentenceProps {
  readonly parts: readonly SentencePiece[];
  /** What the outcome is coloured as. */
  readonly mark: MarkKind;
  /** For what the answer hangs on, where that is to look otherwise than the rest. */
  readonly conditionClass?: string | undefined;
  /** Says the outcome otherwise. */
  readonly sayOutcome?: (outcome: string) => string;
}

/** An answer in one sentence. */
export function Sentence({ parts, mark, conditionClass, sayOutcome = (outcome) => outcome }: SentenceProps) {
  return parts.map((part, place): ReactNode => {
    // Pieces of a sentence never move.
    const key = `${place} ${part.text}`;
    switch (part.kind) {
      case "outcome":
        return (
          <b key={key} className={markColour(mark)}>
            {sayOutcome(part.text)}
          </b>
        );
      case "code":
        return <code key={key}>{part.text}</code>;
      case "condition-code":
        return (
          <code key={key} className={conditionClass}>
            {part.text}
          </code>
        );
      case "condition":
        return (
          <span key={key} className={conditionClass}>
            {part.text}
          </span>
        );
      case "text":
        return <span key={key}>{part.text}</span>;
      default:
        return part.kind satisfies never;
    }
  });
}
