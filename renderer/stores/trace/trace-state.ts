import type { StoreApi } from "zustand/vanilla";
import type { LibraryMove, LibraryTrace, RefusalCode, SavedTrace } from "../../../engine/contract/index";
import type { RememberedTabs, Tab, TabList } from "./tab-list";
import type { Changes, TraceDocument } from "./trace-document";
import type { TextProblem } from "./trace-text";

export type Opening =
  | { readonly kind: "none" }
  | { readonly kind: "opening"; readonly traceId: string }
  | { readonly kind: "open" }
  | { readonly kind: "failed"; readonly traceId: string; readonly message: string; readonly place: string | null };

/** What became of the trace on screen when it was saved last. */
type Saving =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly code: RefusalCode | "fault"; readonly message: string };

export interface TraceState extends TabList {
  /** `begun`: what the window opens with is there. */
  readonly start: "waiting" | "begun";
  readonly opening: Opening;
  readonly saving: Saving;
  /** The trace on screen; `null` before one was opened. */
  readonly document: TraceDocument | null;
  /** Other traces with unsaved changes or steps to undo, by key. */
  readonly parked: ReadonlyMap<string, TraceDocument>;
  /** Ids of traces with unsaved changes that are kept, and were not opened since the window started. */
  readonly kept: ReadonlySet<string>;
  /** Why unsaved changes could not be kept the last time; `null`: they are. */
  readonly keeping: string | null;
  /** Which row of a trace with cases is shown and sent, from 0, by key; the first, where none was chosen. */
  readonly rows: ReadonlyMap<string, number>;
  readonly chooseRow: (key: string, row: number) => void;
  readonly attach: (workspaceId: string) => Promise<void>;
  /** Brings back the tabs of an earlier time, and the trace that was on screen. */
  readonly restore: (tabs: RememberedTabs) => Promise<void>;
  /** By the trace's id, or by the key of one that has no file yet. To look at, unless said otherwise; whatever is changed is kept open. */
  readonly open: (traceId: string, hold?: Tab["hold"]) => Promise<void>;
  readonly startNew: (saved: SavedTrace, folder: string) => void;
  readonly pin: (key: string) => void;
  /** Chooses the tab before or after the one on screen. */
  readonly step: (by: 1 | -1) => Promise<void>;
  readonly moveTab: (key: string, to: number) => void;
  /** Unsaved changes stay where they are kept; gives the documents that have some. */
  readonly close: (keys: readonly string[]) => Promise<readonly TraceDocument[]>;
  /** The tab that was closed last is back. */
  readonly reopen: () => Promise<void>;
  /** These closed tabs are back, and `shown` of them is on screen. */
  readonly reopenAll: (keys: readonly string[], shown: string) => Promise<void>;
  readonly setText: (text: string) => void;
  readonly change: (changes: Changes, step?: "joined" | "alone") => void;
  /** Takes the clipboard's JSON; answers what is wrong with it, or `null`. */
  readonly paste: (text: string) => TextProblem | null;
  readonly undo: () => void;
  readonly redo: () => void;
  /** The trace on screen. One save at a time: another waits, and then saves what there is by then. */
  readonly save: (how: SaveHow) => Promise<SaveOutcome>;
  /** The file may have changed on disk: a trace without unsaved changes follows it, another says so. */
  readonly follow: () => Promise<void>;
  /** Which of two versions goes on: what stands here, or what the file or a window that is gone has. Undo takes back the other. */
  readonly settleWith: (other: "file" | "left", choice: "mine" | "theirs") => void;
  /** Back to what the file says. */
  readonly revert: () => Promise<void>;
  /** The file is gone: what was open is forgotten, its draft too. Gives what was forgotten. */
  readonly forget: (key: string) => TraceDocument | null;
  /** Takes back `forget`. */
  readonly bringBack: (document: TraceDocument) => void;
  /** Files got other names: what is open of them goes on under those. */
  readonly refile: (moved: LibraryMove["moved"]) => void;
  /** The file got another name in it; unsaved changes stay. */
  readonly renamed: (file: LibraryTrace) => void;
  readonly settle: () => void;
}

export interface SaveHow {
  /** Over a file that changed on disk meanwhile. */
  readonly conflict: "refuse" | "overwrite";
  /** For a trace without a file: where it goes and what it is called. */
  readonly target?: { readonly name: string; readonly folder: string };
}

export type SaveOutcome =
  | { readonly kind: "saved"; readonly traceId: string }
  | { readonly kind: "needs-name" }
  | { readonly kind: "mistake"; readonly problem: TextProblem }
  /** `key` names the document. */
  | { readonly kind: "changed-on-disk"; readonly key: string; readonly message: string }
  | { readonly kind: "failed"; readonly message: string };

export type TraceStore = StoreApi<TraceState>;
