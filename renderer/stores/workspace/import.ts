import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  CallWork,
  ImportedRequestsView,
  ImportNoteView,
  ImportReport,
  ImportSource,
  LeftOut,
  PullDescription,
  PullProgress,
} from "../../../engine/contract/index";
import { type HostClient, isCancelled } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import { type PullRequest, pullActions } from "./pull-configuration";

const words = WORDS.stores.import;

/** A file that was dropped or chosen: where it lay in what was dropped, and its text when it is asked for. */
export interface DroppedFile {
  readonly path: string;
  readonly size: number;
  readonly text: () => Promise<string>;
}

/** What was dropped or chosen, and what of it is not taken. */
export interface DroppedFiles {
  readonly files: readonly DroppedFile[];
  /** Files whose names are not those of anything to import. */
  readonly passedOver: number;
  /** Whether there were more than are taken at once. */
  readonly all: "taken" | "more-than-are-taken";
}

/** For those who look for files. */
export interface Looking {
  readonly signal: AbortSignal;
  readonly found: (count: number) => void;
}

export type ImportStatus =
  /** What was typed last, and what was wrong with it, or with the files that were chosen. */
  | {
      readonly kind: "nothing";
      readonly path: string;
      readonly text: string;
      readonly problem: { readonly of: "path" | "text" | "files"; readonly message: string } | null;
    }
  | { readonly kind: "reading"; readonly work: Pick<CallWork, "stage" | "done" | "total"> }
  /** `problem`: why it could not be imported; `found`: what was met in files that hold no part of a configuration, `null` unless that is so. */
  | {
      readonly kind: "read";
      readonly source: ImportSource;
      readonly problem: string | null;
      readonly found: readonly ImportNoteView[] | null;
    }
  | { readonly kind: "importing"; readonly source: ImportSource; readonly progress: CallWork | null }
  | { readonly kind: "imported"; readonly reports: readonly ImportReport[] }
  | {
      readonly kind: "requests";
      readonly text: string;
      readonly read: ImportedRequestsView;
      /** Ids of those that are in the library, in the order they were read. */
      readonly saved: readonly string[];
      readonly saving: { readonly kind: "idle" } | { readonly kind: "saving" } | { readonly kind: "failed"; readonly message: string };
    }
  /** About to pull from the API; `problem`: why the last try came to nothing, `request`: what it was. */
  | {
      readonly kind: "pull";
      readonly description: PullDescription;
      readonly problem: string | null;
      readonly request: PullRequest | null;
    }
  /** `pullId`: `null` until the host has begun. */
  | {
      readonly kind: "pulling";
      readonly request: PullRequest;
      readonly description: PullDescription;
      readonly pullId: string | null;
      readonly done: number;
      readonly what: string;
    };

export interface ImportState {
  readonly status: ImportStatus;
  readonly attach: (workspaceId: string) => void;
  /** Forgets what was read; whatever is under way is cancelled. */
  readonly clear: () => void;
  /** The same, but that what was typed stays to be mended. */
  readonly chooseAgain: () => void;
  /** A file or folder of this machine. */
  readonly readPath: (path: string) => Promise<void>;
  /** Looking for the files is part of it. Never rejects. */
  readonly readFiles: (look: (looking: Looking) => Promise<DroppedFiles>) => Promise<void>;
  readonly importConfiguration: (as: ImportAs) => Promise<void>;
  /** An import that is under way leaves nothing; what was read can be imported again. */
  readonly cancelImport: () => void;
  readonly readRequests: (text: string, secrets: "replace" | "keep") => Promise<void>;
  /** What the host needs to pull from the API. Never rejects. */
  readonly openPull: () => Promise<void>;
  /** Gives the token to the host, which keeps it in the system's keychain; nothing keeps it here. */
  readonly keepToken: (token: string) => Promise<void>;
  readonly forgetToken: () => Promise<void>;
  readonly startPull: (request: PullRequest) => Promise<void>;
  readonly cancelPull: () => Promise<void>;
  /** The connection was gone for a while: what the host told of a pull meanwhile is lost, so it is given up. */
  readonly lookAgain: () => Promise<void>;
  /** What the host tells of a pull under way. */
  readonly hear: (progress: PullProgress) => void;
  /**
   * Saves the requests that were read in a folder of the library, from the first that is not there, and gives the ids of all. `null`: they are being
   * saved, were put away meanwhile, the saving was stopped, or one could not be saved, which the status says.
   */
  readonly saveRequests: (folder: string) => Promise<readonly string[] | null>;
  /** After the request that is being saved; saving again goes on with the next. */
  readonly stopSaving: () => void;
}

/** What is to become of what was read. */
export interface ImportAs {
  readonly name: string;
  readonly form: "api" | "terraform";
  /** Of API answers that do not tell theirs. */
  readonly zone: string | null;
  readonly taken: "refuse" | "trash";
}

export type ImportStore = StoreApi<ImportState>;

/** Characters of a message: well below what a host takes, whatever they are in UTF-8. */
const MESSAGE = 1_500_000;

/** What is being brought into the workspace. */
export function createImportStore(host: HostClient): ImportStore {
  return createStore<ImportState>()((set, get) => {
    let workspaceId = "";
    /** Counts the questions what a text holds: only the newest is answered. */
    let lastAsked = 0;
    /** Gives up what is being read or imported. */
    let underWay = new AbortController();
    let typed = NOTHING_TYPED;
    let stopping: ImportStatus | null = null;

    /** What comes now takes the place of what is under way. */
    function begin(): AbortSignal {
      underWay.abort();
      underWay = new AbortController();
      return underWay.signal;
    }

    function forget(): void {
      void get().cancelPull();
      underWay.abort();
      set({ status: { kind: "nothing", ...typed, problem: null } });
    }

    function fail(of: "path" | "text" | "files", error: unknown): void {
      set({ status: { kind: "nothing", ...typed, problem: { of, message: messageOf(error) } } });
    }

    async function show(source: ImportSource): Promise<void> {
      if (source.form === "requests" && source.text !== null) await readText("files", source.text, "replace");
      else set({ status: { kind: "read", source, problem: null, found: null } });
    }

    async function readText(of: "text" | "files", text: string, secrets: "replace" | "keep"): Promise<void> {
      const { status } = get();
      const asked = ++lastAsked;
      const counts = (): boolean => asked === lastAsked && get().status === status;
      try {
        const read = await host.call("import/requests", { workspaceId, text, form: null, secrets });
        if (counts()) set({ status: { kind: "requests", text, read, saved: [], saving: { kind: "idle" } } });
      } catch (error) {
        if (counts()) fail(of, error);
      }
    }

    return {
      status: NOTHING,
      attach(id) {
        underWay.abort();
        workspaceId = id;
        typed = NOTHING_TYPED;
        set({ status: NOTHING });
      },
      clear() {
        typed = NOTHING_TYPED;
        forget();
      },
      chooseAgain: forget,
      ...pullActions(host, { get: () => get().status, set: (status) => set({ status }), workspaceId: () => workspaceId }),

      async readPath(path) {
        typed = { path, text: "" };
        const signal = begin();
        const tell = (work: Pick<CallWork, "stage" | "done" | "total">): void => {
          if (!signal.aborted) set({ status: { kind: "reading", work } });
        };
        tell(LOOKING);
        try {
          const source = await host.call("import/read", { workspaceId, path }, { signal, progress: tell });
          if (!signal.aborted) await show(source);
        } catch (error) {
          if (!signal.aborted) fail("path", error);
        }
      },

      async readFiles(look) {
        typed = NOTHING_TYPED;
        const signal = begin();
        const tell = (work: Pick<CallWork, "stage" | "done" | "total">): void => {
          if (!signal.aborted) set({ status: { kind: "reading", work } });
        };
        tell(LOOKING);
        try {
          const { files, ...beside } = await look({ signal, found: (count) => tell({ ...LOOKING, done: count }) });
          if (signal.aborted) return;
          tell({ stage: "reading-files", done: 0, total: files.length });
          let source: ImportSource | null = null;
          for await (const part of partsOf(files)) {
            if (signal.aborted) return;
            const importId: string | null = source === null ? null : source.importId;
            source = await host.call("import/add", { workspaceId, importId, files: part.files }, { signal });
            tell({ stage: "reading-files", done: part.done, total: files.length });
          }
          if (signal.aborted) return;
          if (source === null) fail("files", words.nothingToImport);
          else await show({ ...source, leftOut: leftOutOf(files.length, beside) });
        } catch (error) {
          if (!signal.aborted) fail("files", error);
        }
      },

      async importConfiguration({ name, form, zone, taken }) {
        const { status } = get();
        if (status.kind !== "read") return;
        const { source } = status;
        const signal = begin();
        const isShown = (): boolean => {
          const now = get().status;
          return now.kind === "importing" && now.source === source;
        };
        set({ status: { kind: "importing", source, progress: null } });
        try {
          const request = { workspaceId, importId: source.importId, name, form, zone, replace: taken === "trash" };
          const progress = (work: CallWork): void => {
            if (isShown()) set({ status: { kind: "importing", source, progress: work } });
          };
          const outcome = await host.call("import/configuration", request, { signal, progress });
          if (!isShown()) return;
          if (outcome.kind === "imported") set({ status: { kind: "imported", reports: outcome.reports } });
          else set({ status: { kind: "read", source, problem: null, found: outcome.notes } });
        } catch (error) {
          if (isShown()) set({ status: { kind: "read", source, problem: isCancelled(error) ? null : messageOf(error), found: null } });
        }
      },

      cancelImport() {
        if (get().status.kind === "importing") underWay.abort();
      },

      async readRequests(text, secrets) {
        if (get().status.kind === "nothing") typed = { path: "", text };
        await readText("text", text, secrets);
      },

      async saveRequests(folder) {
        const { status } = get();
        if (status.kind !== "requests" || status.saving.kind === "saving") return null;
        let now: ImportStatus = { ...status, saving: { kind: "saving" } };
        set({ status: now });
        try {
          for (const saved of status.read.traces.slice(status.saved.length)) {
            const request = { workspaceId, traceId: null, folder, saved, revision: null, overwrite: false };
            // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, so that it can be stopped and gone on with
            const { traceId } = await host.call("library/save", request);
            if (get().status !== now) return null;
            const wanted: "go-on" | "stop" = stopping === now ? "stop" : "go-on";
            now = { ...now, saved: [...now.saved, traceId] };
            set({ status: now });
            if (wanted === "go-on" || now.saved.length === now.read.traces.length) continue;
            set({ status: { ...now, saving: { kind: "idle" } } });
            return null;
          }
        } catch (error) {
          if (get().status === now) set({ status: { ...now, saving: { kind: "failed", message: messageOf(error) } } });
          return null;
        }
        set({ status: { ...now, saving: { kind: "idle" } } });
        return now.saved;
      },

      stopSaving() {
        stopping = get().status;
      },
    };
  });
}

const NOTHING_TYPED: { readonly path: string; readonly text: string } = { path: "", text: "" };
const NOTHING: ImportStatus = { kind: "nothing", ...NOTHING_TYPED, problem: null };

const LOOKING = { stage: "finding-files", done: 0, total: 0 } as const;

function leftOutOf(taken: number, { passedOver, all }: Omit<DroppedFiles, "files">): LeftOut {
  if (all === "taken") return { passedOver, notes: [], told: 0 };
  return { passedOver, notes: [{ file: "", message: words.moreThanAreTaken(taken) }], told: 1 };
}

interface Part {
  readonly files: readonly { readonly path: string; readonly text: string; readonly part: "whole" | "more" }[];
  /** Files that are whole with this part. */
  readonly done: number;
}

/** Files in messages of a size that a host takes; a longer file is cut. A file is read when those before it are on their way. */
export async function* partsOf(files: readonly DroppedFile[], size = MESSAGE): AsyncGenerator<Part, void, undefined> {
  let waiting: Part["files"][number][] = [];
  let length = 0;
  for (const [index, file] of files.entries()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- all at once they would not fit in memory
    const text = await file.text();
    if (waiting.length > 0 && length + text.length > size) {
      yield { files: waiting, done: index };
      waiting = [];
      length = 0;
    }
    for (let at = 0; at < text.length - size; at += size) {
      yield { files: [{ path: file.path, text: text.slice(at, at + size), part: "more" }], done: index };
    }
    const rest = text.length <= size ? text : text.slice(Math.floor((text.length - 1) / size) * size);
    waiting.push({ path: file.path, text: rest, part: "whole" });
    length += rest.length;
  }
  if (waiting.length > 0) yield { files: waiting, done: files.length };
}
