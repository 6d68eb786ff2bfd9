import type { Json, SavedTrace } from "../../../engine/contract/index";
import type { Path } from "./read-saved-trace";
import { printSavedTrace, readTraceText, type TextProblem, withValues } from "./trace-text";

/**
 * One trace being worked on. Form and JSON are two views of `text`; `saved` is what the newest valid text says,
 * and stays as it is while the text has a mistake.
 */
export interface TraceDocument {
  /** Names it in the window, and stays when it is saved: the id of the file it was opened from, or `new-1`, … */
  readonly key: string;
  readonly traceId: string | null;
  readonly folder: string;
  readonly revision: string | null;
  readonly text: string;
  /** The newest text without a mistake; what the form changes. */
  readonly validText: string;
  readonly saved: SavedTrace;
  readonly problem: TextProblem | null;
  /** As it is in the file; `null` where there is none. */
  readonly base: string | null;
  /** Whether somebody else changed the file since. */
  readonly file: FileState;
  /** What a window that is gone had left unsaved of it, where this one has changes of its own. */
  readonly left: LeftDraft | null;
  readonly past: readonly string[];
  readonly future: readonly string[];
  /** What the newest change was about; the next one about the same thing joins its undo step. */
  readonly lastChange: string | null;
}

export type FileState =
  | { readonly kind: "same" }
  /** Another program wrote it while there were changes here. */
  | { readonly kind: "changed"; readonly saved: SavedTrace; readonly revision: string }
  /** It was deleted, moved or renamed outside. */
  | { readonly kind: "gone" };

export interface LeftDraft {
  readonly window: string;
  readonly text: string;
}

export const SAME_FILE: FileState = { kind: "same" };

/** So many undo steps are kept, */
const DEPTH = 200;
/** as long as their texts are not longer than this together; one step is kept however long it is. */
const LENGTH = 16_000_000;

export interface DocumentStart {
  readonly key: string;
  readonly traceId: string | null;
  readonly folder: string;
  readonly revision: string | null;
  /** `null`: there is no file yet. */
  readonly base: SavedTrace | null;
  readonly saved: SavedTrace;
  /** What was typed and not saved, letter for letter; `valid` is the newest of it without a mistake. */
  readonly draft?: { readonly text: string; readonly valid: string | null } | undefined;
  readonly file?: FileState;
}

export function createDocument({ key, traceId, folder, revision, base, saved, draft, file = SAME_FILE }: DocumentStart): TraceDocument {
  const text = printSavedTrace(saved);
  const fresh: TraceDocument = {
    key,
    traceId,
    folder,
    revision,
    text,
    validText: text,
    saved,
    problem: null,
    base: base === null ? null : printSavedTrace(base),
    file,
    left: null,
    past: [],
    future: [],
    lastChange: null,
  };
  if (draft === undefined) return fresh;
  return readInto(draft.valid === null ? fresh : readInto(fresh, draft.valid), draft.text);
}

export function isDirty(document: TraceDocument): boolean {
  return document.text !== document.base;
}

/** Whether something would be forgotten with it: changes, or steps to undo. */
export function isWorkedOn(document: TraceDocument): boolean {
  return document.traceId === null || isDirty(document) || document.past.length > 0 || document.future.length > 0;
}

/**
 * The document after its text changed; a text with a mistake leaves `saved` and `validText` as they were. `about`: what the change is about, `null` where it
 * is a step to undo by itself.
 */
export function withText(document: TraceDocument, text: string, about: string | null): TraceDocument {
  if (text === document.text) return document;
  const joined = about !== null && document.lastChange === about && document.past.length > 0;
  const past = joined ? document.past : pastOf(document);
  return { ...readInto(document, text), past, future: [], lastChange: about };
}

/** The document after somebody typed in its text: what is typed into one word is one step to undo. */
export function withTyped(document: TraceDocument, text: string): TraceDocument {
  let at = 0;
  while (at < text.length && text[at] === document.text[at]) at += 1;
  const before = text.slice(0, at);
  const words = before.slice(before.lastIndexOf("\n") + 1).split(/\W+/).length;
  const gone = text.length < document.text.length ? "less" : "more";
  return withText(document, text, `json ${gone} ${before.split("\n").length} ${words}`);
}

export type Changes = readonly (readonly [path: Path, value: Json | undefined])[];

/**
 * The document after the form changed values. It goes on from the newest valid text; undo brings a mistaken one back. Changes of the same values in a row are
 * one step to undo, unless it is `alone`.
 */
export function withChanges(document: TraceDocument, changes: Changes, step: "joined" | "alone" = "joined"): TraceDocument {
  const about = step === "alone" ? null : changes.map(([path]) => path.join("/")).join(" ");
  return withText(document, withValues(document.validText, changes), about);
}

export function undone(document: TraceDocument): TraceDocument {
  const text = document.past.at(-1);
  if (text === undefined) return document;
  return { ...readInto(document, text), past: document.past.slice(0, -1), future: [document.text, ...document.future], lastChange: null };
}

export function redone(document: TraceDocument): TraceDocument {
  const [text, ...future] = document.future;
  if (text === undefined) return document;
  return { ...readInto(document, text), past: pastOf(document), future, lastChange: null };
}

/** The steps to undo after the next change; the oldest give way. */
export function pastOf({ past, text }: Pick<TraceDocument, "past" | "text">): readonly string[] {
  const all = [...past, text];
  let length = text.length;
  let from = all.length - 1;
  for (let at = from - 1; at >= Math.max(0, all.length - DEPTH); at--) {
    length += all[at]?.length ?? 0;
    if (length > LENGTH) break;
    from = at;
  }
  return all.slice(from);
}

function readInto(document: TraceDocument, text: string): TraceDocument {
  const reading = readTraceText(text);
  return reading.kind === "valid"
    ? { ...document, text, validText: text, saved: reading.saved, problem: null }
    : { ...document, text, problem: reading.problem };
}
