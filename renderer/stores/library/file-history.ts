import { createStore, type StoreApi } from "zustand/vanilla";

/** One thing done to the library's files, which can be taken back. */
export interface FileStep {
  /** What was done, as a sentence: “Moved to “api”.” */
  readonly words: string;
  /** Takes it back. Gives the step that does it again, or says what stood in the way. */
  readonly back: () => Promise<TakenBack>;
}

export type TakenBack = { readonly kind: "done"; readonly again: FileStep } | { readonly kind: "failed"; readonly message: string };

export interface FileHistoryState {
  readonly past: readonly FileStep[];
  readonly future: readonly FileStep[];
  /** Something new was done: nothing can be done again. */
  readonly record: (step: FileStep) => void;
  /** `step`: this one, wherever it stands; else the newest. `null`: there is none. */
  readonly undo: (step?: FileStep) => Promise<HistoryOutcome | null>;
  readonly redo: () => Promise<HistoryOutcome | null>;
  readonly clear: () => void;
}

interface HistoryOutcome {
  readonly words: string;
  /** `null`: it went well. */
  readonly problem: string | null;
}

export type FileHistoryStore = StoreApi<FileHistoryState>;

/** So many steps can be taken back. */
const DEPTH = 50;

/** What was done to files, so that it can be taken back and done again; a step that fails is let go. */
export function createFileHistoryStore(): FileHistoryStore {
  return createStore<FileHistoryState>()((set, get) => ({
    past: [],
    future: [],
    record: (step) => set({ past: [...get().past, step].slice(-DEPTH), future: [] }),

    async undo(chosen) {
      const step = chosen ?? get().past.at(-1);
      if (step === undefined || !get().past.includes(step)) return null;
      set({ past: get().past.filter((each) => each !== step) });
      const taken = await step.back();
      if (taken.kind === "failed") return { words: step.words, problem: taken.message };
      set({ future: [taken.again, ...get().future].slice(0, DEPTH) });
      return { words: step.words, problem: null };
    },

    async redo() {
      const [step] = get().future;
      if (step === undefined) return null;
      set({ future: get().future.slice(1) });
      const taken = await step.back();
      if (taken.kind === "failed") return { words: step.words, problem: taken.message };
      set({ past: [...get().past, taken.again].slice(-DEPTH) });
      return { words: step.words, problem: null };
    },

    clear: () => set({ past: [], future: [] }),
  }));
}
