import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConfigurationEdit, EditedConfiguration } from "../../../engine/contract/index";
import { type HostClient, HostRefusal } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import type { Later } from "../stores";
import { type EditedFile, filesOf, type OpenFile, openFile, unsavedEdits, withEdit } from "./edit-list";
import { createEditedFiles } from "./edited-files";
import { type Draft, draftOf, type Editing, EMPTY, editsToRun, type Moment, NO_EDITS, stillThere } from "./what-if-draft";

const words = WORDS.stores.whatIf;

export type WhatIfSaving =
  | { readonly kind: "idle" }
  | { readonly kind: "saving" }
  | { readonly kind: "naming"; readonly problem: string | null }
  | { readonly kind: "conflict"; readonly message: string; readonly as: SaveAs };

export type SaveAs = { readonly kind: "same" } | { readonly kind: "new"; readonly name: string };

export type WhatIfSaved =
  | { readonly kind: "saved"; readonly configuration: string }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "conflict" };

export interface WhatIfState extends Draft {
  /** Whose edits these are; `null` while no configuration is in use. */
  readonly of: { readonly workspaceId: string; readonly configuration: string } | null;
  readonly opening: { readonly kind: "none" } | { readonly kind: "opening" } | { readonly kind: "failed"; readonly message: string };
  readonly saving: WhatIfSaving;
  readonly judging: "yes" | "no";
  /** Why the verdicts could not be had the last time; `null`: they could. */
  readonly notJudged: string | null;
  /** Why the edits could not be kept where they survive a crash the last time; `null`: they are. */
  readonly keeping: string | null;
  /** Another configuration is in use: its own unsaved changes come back, these wait. */
  readonly attach: (of: WhatIfState["of"]) => void;
  /** Takes up edits that were kept when the window last went, unless there are newer ones. */
  readonly restore: () => Promise<void>;
  /** Keeps at once the edits that wait to be kept. */
  readonly settle: () => void;
  /** A file with its edits, the very same object until one of them is another; `null` while it is not read. */
  readonly edited: (file: string) => EditedFile | null;
  readonly open: (editing: Editing) => Promise<void>;
  /** Leaves the editor; the edits stay. */
  readonly close: () => void;
  /** `about` names what is changed: changes about the same thing in a row are one undo step. `editing`: what is edited from then on. */
  readonly change: (edit: ConfigurationEdit, about: string, editing?: Editing | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly discard: () => void;
  /** What the host found in these edits of that configuration; another one's count for nothing here. */
  readonly hear: (of: NonNullable<WhatIfState["of"]>, edits: readonly ConfigurationEdit[], edited: EditedConfiguration) => void;
  /** Reads the open files again: somebody else may have changed them. */
  readonly follow: () => Promise<void>;
  /** Asks for the verdicts of the library, with the newest edits that have no mistake; what was asked before with others counts no more. Never rejects. */
  readonly judge: () => Promise<void>;
  readonly save: (as: SaveAs, conflict: "refuse" | "overwrite") => Promise<WhatIfSaved>;
  readonly setSaving: (saving: WhatIfSaving) => void;
}

export type WhatIfStore = StoreApi<WhatIfState>;

/** Milliseconds of rest after which edits are written to where they survive a crash. */
const KEEP_AFTER = 500;

/** So many undo steps are kept. */
const DEPTH = 200;

/** The configuration as it would be: edits that nothing but the window knows of until they are saved. `window`: its name with the host. */
export function createWhatIfStore(host: HostClient, later: Later, window: string): WhatIfStore {
  const parked = new Map<string, Draft>();
  const editedFiles = createEditedFiles();
  let cancelKeep: () => void = () => undefined;
  /** Edits that are not written to where they survive a crash yet; they may be those of a configuration that was in use before. */
  let unkept: Pick<WhatIfState, "of" | "edits" | "began"> | null = null;

  /** The newest question about the library, as long as its answer is awaited. */
  let asking: { readonly edits: readonly ConfigurationEdit[]; readonly turn: number; readonly answered: Promise<void> } | null = null;
  let turns = 0;

  const store = createStore<WhatIfState>()((set, get) => {
    function keyOf(of: NonNullable<WhatIfState["of"]>): string {
      return `${of.workspaceId}\n${of.configuration}`;
    }

    async function readFile(file: string): Promise<OpenFile> {
      const { of } = get();
      if (of === null) throw new Error(words.noConfiguration);
      return openFile(await host.call("configuration/file", { ...of, file }));
    }

    /** The open files as they stand on disk now; what is as it was stays the very same. */
    async function readAgain(): Promise<ReadonlyMap<string, OpenFile>> {
      const { of } = get();
      const fresh = await Promise.all([...get().files.keys()].map((file) => readFile(file).catch(() => null)));
      const read = new Map(get().files);
      if (get().of === of)
        for (const file of fresh) if (file !== null && file.revision !== read.get(file.file)?.revision) read.set(file.file, file);
      return read;
    }

    async function look(of: NonNullable<WhatIfState["of"]>, edits: readonly ConfigurationEdit[], turn: number): Promise<void> {
      const answer = await host.call("what-if/verdicts", { ...of, edits }).then(
        (verdicts) => ({ notJudged: null, verdicts: { ...verdicts, of: edits } }),
        (error: unknown) => ({ notJudged: messageOf(error), verdicts: null }),
      );
      if (asking?.turn !== turn) return;
      asking = null;
      set({ judging: "no", ...answer });
    }

    function go(moment: Moment, past: readonly Moment[], future: readonly Moment[]): void {
      set({ ...moment, past, future, lastAbout: null });
    }

    return {
      ...EMPTY,
      of: null,
      opening: { kind: "none" },
      saving: { kind: "idle" },
      judging: "no",
      notJudged: null,
      keeping: null,

      attach(of) {
        const before = get();
        if (before.of?.workspaceId === of?.workspaceId && before.of?.configuration === of?.configuration) return;
        if (before.of !== null) parked.set(keyOf(before.of), draftOf(before));
        const draft = of === null ? undefined : parked.get(keyOf(of));
        asking = null;
        const rest = { opening: { kind: "none" }, saving: { kind: "idle" }, judging: "no", notJudged: null } as const;
        set({ ...(draft ?? EMPTY), editing: null, of, ...rest });
      },

      async restore() {
        const { of } = get();
        if (of === null) return;
        const kept = await host.call("what-if/kept", { ...of, window }).catch(() => null);
        if (kept === null || kept.edits.length === 0) return;
        const read = await Promise.all(filesOf(kept.edits).map((file) => readFile(file).catch(() => null)));
        const { edits, past } = get();
        if (get().of !== of || edits.length > 0 || past.length > 0) return;
        const files = new Map(get().files);
        for (const file of read) if (file !== null) files.set(file.file, file);
        set({ edits: kept.edits, began: kept.began, files });
      },

      settle() {
        cancelKeep();
        const kept = unkept;
        unkept = null;
        if (kept?.of === null || kept === null) return;
        host
          .call("what-if/keep", { ...kept.of, window, edits: kept.edits, began: kept.began })
          .then(() => set({ keeping: null }))
          .catch((error: unknown) => set({ keeping: messageOf(error) }));
      },

      edited(file) {
        const { files, edits } = get();
        const open = files.get(file);
        return open === undefined ? null : editedFiles(open, edits);
      },

      async open(editing) {
        const { files } = get();
        if (files.has(editing.file)) {
          set({ editing, opening: { kind: "none" }, lastAbout: null });
          return;
        }
        const opening: WhatIfState["opening"] = { kind: "opening" };
        set({ editing, opening, lastAbout: null });
        try {
          const file = await readFile(editing.file);
          if (get().opening === opening) set({ files: new Map(get().files).set(file.file, file), opening: { kind: "none" } });
        } catch (error) {
          if (get().opening === opening) set({ opening: { kind: "failed", message: messageOf(error) } });
        }
      },

      close: () => set({ editing: null, opening: { kind: "none" }, lastAbout: null }),

      change(edit, about, editing) {
        const { edits, editing: now, files, began, past, lastAbout } = get();
        const open = files.get(edit.file);
        if (open === undefined) return;
        const next = withEdit(edits, edit, open);
        const joined = lastAbout === about && past.length > 0;
        set({
          edits: next,
          editing: editing === undefined ? now : editing,
          began: { [edit.file]: open.revision, ...began },
          past: joined ? past : [...past, { edits, editing: now }].slice(-DEPTH),
          future: [],
          lastAbout: about,
        });
      },

      undo() {
        const { edits, editing, past, future } = get();
        const moment = past.at(-1);
        if (moment !== undefined) go(moment, past.slice(0, -1), [{ edits, editing }, ...future]);
      },

      redo() {
        const { edits, editing, past, future } = get();
        const [moment, ...left] = future;
        if (moment !== undefined) go(moment, [...past, { edits, editing }], left);
      },

      discard() {
        const { edits, editing, files, past } = get();
        if (edits.length === 0) return;
        set({
          edits: NO_EDITS,
          sound: NO_EDITS,
          past: [...past, { edits, editing }].slice(-DEPTH),
          future: [],
          lastAbout: null,
          editing: stillThere(editing, files),
          saving: { kind: "idle" },
        });
      },

      hear(of, edits, edited) {
        const now = get().of;
        if (now?.workspaceId !== of.workspaceId || now.configuration !== of.configuration) return;
        if (edits.length === 0 && get().heard.edits === edits) return;
        set({ heard: { ...edited, edits }, ...(edited.mistakes.length === 0 ? { sound: edits } : {}) });
      },

      async follow() {
        const { of } = get();
        const read = await readAgain();
        if (get().of !== of) return;
        const edited = new Set(filesOf(get().edits));
        const began = Object.fromEntries(Object.entries(get().began).filter(([file]) => edited.has(file)));
        set({ files: read, began });
      },

      async judge() {
        const { of } = get();
        if (of === null) return;
        const edits = editsToRun(get());
        if (asking?.edits !== edits) {
          turns += 1;
          asking = { edits, turn: turns, answered: look(of, edits, turns) };
          set({ judging: "yes" });
        }
        await asking.answered;
      },

      async save(as, conflict) {
        const { of, edits, began, files } = get();
        if (of === null) return { kind: "refused", message: words.noConfiguration };
        set({ saving: { kind: "saving" } });
        const revisions = Object.fromEntries(filesOf(edits).map((file) => [file, began[file] ?? files.get(file)?.revision ?? ""]));
        try {
          const { configuration } = await host.call("configuration/save", {
            ...of,
            edits,
            revisions,
            overwrite: conflict === "overwrite",
            as,
          });
          // Read before anything is shown: what stood there before never comes back to the screen.
          const fresh = as.kind === "same" ? await readAgain() : files;
          const now = get().of === of ? draftOf(get()) : parked.get(keyOf(of));
          // What was typed while this was being saved is not saved: of the new configuration, where there is one.
          const left = now === undefined ? NO_EDITS : unsavedEdits(now.edits, edits, now.files);
          const after: Draft =
            left.length === 0 ? EMPTY : { ...EMPTY, edits: left, past: [{ edits: NO_EDITS, editing: now?.editing ?? null }] };
          parked.delete(keyOf(of));
          if (as.kind === "new") parked.set(keyOf({ ...of, configuration }), after);
          if (get().of === of) {
            set({ ...(as.kind === "new" ? EMPTY : after), files: fresh, editing: get().editing, saving: { kind: "idle" } });
          } else if (as.kind === "same" && left.length > 0) parked.set(keyOf(of), after);
          return { kind: "saved", configuration };
        } catch (error) {
          const message = messageOf(error);
          const code = error instanceof HostRefusal ? error.refusal.code : "fault";
          if (get().of !== of) return { kind: "refused", message };
          if (code === "changed-on-disk" && conflict === "refuse") {
            set({ saving: { kind: "conflict", message, as } });
            return { kind: "conflict" };
          }
          set({ saving: as.kind === "new" ? { kind: "naming", problem: message } : { kind: "idle" } });
          return { kind: "refused", message };
        }
      },

      setSaving: (saving) => set({ saving }),
    };
  });

  store.subscribe((state, before) => {
    if (state.of !== before.of) state.settle();
    else if (state.edits !== before.edits) {
      unkept = state;
      cancelKeep();
      cancelKeep = later(KEEP_AFTER, state.settle);
    }
  });
  return store;
}
