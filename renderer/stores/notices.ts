import { createStore, type StoreApi } from "zustand/vanilla";

/** One thing that happened, with what can be done about it. Shown in the status bar, where it hides nothing. */
interface Notice {
  readonly id: number;
  readonly tone: "plain" | "stop";
  readonly message: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export interface NoticesState {
  readonly current: Notice | null;
  readonly say: (message: string, action?: Notice["action"]) => void;
  /** What went wrong stays until it is put away. */
  readonly fail: (message: string) => void;
  readonly dismiss: () => void;
}

export type NoticesStore = StoreApi<NoticesState>;

/** Milliseconds a plain notice stays. */
const STAY = 10_000;

export function createNoticesStore(later: (milliseconds: number, then: () => void) => () => void): NoticesStore {
  return createStore<NoticesState>()((set, get) => {
    let last = 0;
    let cancel: () => void = () => undefined;

    function show(notice: Omit<Notice, "id">): number {
      cancel();
      last += 1;
      set({ current: { ...notice, id: last } });
      return last;
    }

    return {
      current: null,
      say(message, action = null) {
        const id = show({ tone: "plain", message, action });
        cancel = later(STAY, () => {
          if (get().current?.id === id) set({ current: null });
        });
      },
      fail: (message) => void show({ tone: "stop", message, action: null }),
      dismiss() {
        cancel();
        set({ current: null });
      },
    };
  });
}
