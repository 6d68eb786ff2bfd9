import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  ImportedRequestsView,
  ImportProgress,
  ImportReport,
  ImportSource,
  PullDescription,
  PullProgress,
} from "../../engine/contract/index";
import { type HostClient } from "../host/client";
import { messageOf } from "../host/message-of";
import { WORDS } from "../words/words";
import { type PullRequest, pullActions } from "./pull-configuration";

const words = WORDS.stores.import;

/** A file that was dropped or chosen: where it lay in what was dropped, and its text when it is asked for. */
export interface DroppedFile {
  readonly path: string;
  readonly size: number;
  readonly text: () => Promise<string>;
}

export type ImportStatus =
  | { readonly kind: "nothing" }
  /** `done` of `total` files; both 0 while a path is read. */
  | { readonly kind: "reading"; readonly done: number; readonly total: number }
  | { readonly kind: "read"; readonly source: ImportSource; readonly problem: string | null }
  | { readonly kind: "importing"; readonly source: ImportSource; readonly progress: ImportProgress | null }
  | { readonly kind: "imported"; readonly reports: readonly ImportReport[] }
  | {
      readonly kind: "requests";
      readonly text: string;
      readonly read: ImportedRequestsView;
      /** Ids of those that are in the library, in the order they were read. */
      readonly saved: readonly string[];
      readonly saving: { readonly kind: "idle" } | { readonly kind: "saving" } | { readonly kind: "failed"; readonly message: string };
    }
  | { readonly kind: "failed"; readonly message: string }
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
  /** Forgets what was read; an import or a pull under way is cancelled. */
  readonly clear: () => void;
  /** A file or folder of this machine. */
  readonly readPath: (path: string) => Promise<void>;
  /** Files that are still looked for count as being read. Never rejects. */
  readonly readFiles: (files: readonly DroppedFile[] | Promise<readonly DroppedFile[]>) => Promise<void>;
  readonly importConfiguration: (name: string, form: "api" | "terraform", taken: "refuse" | "trash") => Promise<void>;
  readonly cancelImport: () => Promise<void>;
  /** What the host tells of an import under way. */
  readonly hearImport: (progress: ImportProgress) => void;
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
   * saved, were put away meanwhile, or one could not be saved, which the status says.
   */
  readonly saveRequests: (folder: string) => Promise<readonly string[] | null>;
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

    function fail(error: unknown): void {
      set({ status: { kind: "failed", message: messageOf(error) } });
    }

    async function show(source: ImportSource): Promise<void> {
      if (source.form === "requests" && source.text !== null) await get().readRequests(source.text, "replace");
      else set({ status: { kind: "read", source, problem: null } });
    }

    return {
      status: { kind: "nothing" },
      attach(id) {
        workspaceId = id;
        set({ status: { kind: "nothing" } });
      },
      clear() {
        void get().cancelPull();
        void get().cancelImport();
        set({ status: { kind: "nothing" } });
      },
      ...pullActions(host, { get: () => get().status, set: (status) => set({ status }), workspaceId: () => workspaceId }),

      async readPath(path) {
        const reading: ImportStatus = { kind: "reading", done: 0, total: 0 };
        set({ status: reading });
        try {
          const source = await host.call("import/read", { workspaceId, path });
          if (get().status === reading) await show(source);
        } catch (error) {
          if (get().status === reading) fail(error);
        }
      },

      async readFiles(files) {
        let reading: ImportStatus = { kind: "reading", done: 0, total: 0 };
        set({ status: reading });
        try {
          const found = await files;
          if (get().status !== reading) return;
          reading = { kind: "reading", done: 0, total: found.length };
          set({ status: reading });
          let source: ImportSource | null = null;
          for await (const part of partsOf(found)) {
            if (get().status !== reading) return;
            const importId: string | null = source === null ? null : source.importId;
            const answer: ImportSource = await host.call("import/add", { workspaceId, importId, files: part.files });
            source = answer;
            if (get().status !== reading) return;
            reading = { kind: "reading", done: part.done, total: found.length };
            set({ status: reading });
          }
          if (source === null) return set({ status: { kind: "failed", message: words.nothingToImport } });
          await show(source);
        } catch (error) {
          if (get().status === reading) fail(error);
        }
      },

      async importConfiguration(name, form, taken) {
        const { status } = get();
        if (status.kind !== "read") return;
        const { source } = status;
        set({ status: { kind: "importing", source, progress: null } });
        try {
          const request = { workspaceId, importId: source.importId, name, form, replace: taken === "trash" };
          const { reports } = await host.call("import/configuration", request);
          if (get().status.kind === "importing") set({ status: { kind: "imported", reports } });
        } catch (error) {
          if (get().status.kind === "importing") set({ status: { kind: "read", source, problem: messageOf(error) } });
        }
      },

      async cancelImport() {
        const { status } = get();
        if (status.kind === "importing")
          await host.call("import/cancel", { workspaceId, importId: status.source.importId }).catch(() => undefined);
      },

      hearImport(progress) {
        const { status } = get();
        if (status.kind === "importing" && status.source.importId === progress.importId) set({ status: { ...status, progress } });
      },

      async readRequests(text, secrets) {
        const { status } = get();
        const asked = ++lastAsked;
        const counts = (): boolean => asked === lastAsked && get().status === status;
        try {
          const read = await host.call("import/requests", { workspaceId, text, form: null, secrets });
          if (counts()) set({ status: { kind: "requests", text, read, saved: [], saving: { kind: "idle" } } });
        } catch (error) {
          if (counts()) fail(error);
        }
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
            now = { ...now, saved: [...now.saved, traceId] };
            set({ status: now });
          }
        } catch (error) {
          if (get().status === now) set({ status: { ...now, saving: { kind: "failed", message: messageOf(error) } } });
          return null;
        }
        set({ status: { ...now, saving: { kind: "idle" } } });
        return now.saved;
      },
    };
  });
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
