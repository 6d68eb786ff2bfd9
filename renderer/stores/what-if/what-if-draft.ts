import type { ConfigurationEdit, EditedConfiguration, Finding, WhatIfVerdicts } from "../../../engine/contract/index";
import { editedFile, type OpenFile, rulesOf } from "./edit-list";

/** What is being edited: a rule, by the list it stands in and its place there, or a whole file as JSON. */
export type Editing =
  | { readonly kind: "rule"; readonly file: string; readonly list: string; readonly index: number }
  | { readonly kind: "file"; readonly file: string /** Pointer of what is looked at first. */; readonly at?: string };

export interface Moment {
  readonly edits: readonly ConfigurationEdit[];
  readonly editing: Editing | null;
}

/** The unsaved changes of one configuration. */
export interface Draft extends Moment {
  /** Files as they are on disk, as far as they were opened. */
  readonly files: ReadonlyMap<string, OpenFile>;
  /** The revision each file had when its first edit was made. */
  readonly began: Readonly<Record<string, string>>;
  readonly past: readonly Moment[];
  readonly future: readonly Moment[];
  /** What the newest change was about; the next one about the same thing joins its undo step. */
  readonly lastAbout: string | null;
  /** The newest edits without a mistake: what verdicts are of. */
  readonly sound: readonly ConfigurationEdit[];
  /** The edits that the host has looked at, and what it found. */
  readonly heard: EditedConfiguration & { readonly edits: readonly ConfigurationEdit[] };
  readonly verdicts: Verdicts | null;
}

export interface Verdicts extends WhatIfVerdicts {
  readonly of: readonly ConfigurationEdit[];
}

/** The one empty list: a configuration as it is saved. */
export const NO_EDITS: readonly ConfigurationEdit[] = [];
const NOTHING_WRONG: readonly Finding[] = [];

/** Nothing is changed, and nothing was read. */
export const EMPTY: Draft = {
  edits: NO_EDITS,
  editing: null,
  files: new Map(),
  began: {},
  past: [],
  future: [],
  lastAbout: null,
  sound: NO_EDITS,
  heard: { edits: NO_EDITS, findings: NOTHING_WRONG, mistakes: NOTHING_WRONG },
  verdicts: null,
};

/** What of the state is one configuration's own. */
export function draftOf({ edits, editing, files, began, past, future, lastAbout, sound, heard, verdicts }: Draft): Draft {
  return { edits, editing, files, began, past, future, lastAbout, sound, heard, verdicts };
}

/** A rule that only the edits had made is gone with them. */
export function stillThere(editing: Editing | null, files: ReadonlyMap<string, OpenFile>): Editing | null {
  if (editing?.kind !== "rule") return editing;
  const open = files.get(editing.file);
  const count = open === undefined ? 0 : rulesOf(editedFile(open, []), editing.list).length;
  return count === 0 ? null : { ...editing, index: Math.min(editing.index, count - 1) };
}

/** The edits that a run is made with: the newest, unless they are known to have a mistake. */
export function editsToRun({ edits, heard, sound }: Pick<Draft, "edits" | "heard" | "sound">): readonly ConfigurationEdit[] {
  return heard.edits === edits && heard.mistakes.length > 0 ? sound : edits;
}
