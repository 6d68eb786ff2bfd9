import { createStore, type StoreApi } from "zustand/vanilla";

/** One thing that happened, with what can be done about it. Shown in the status bar, where it hides nothing. */
export interface Notice {
  readonly id: number;
  readonly message: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export interface NoticesState {
  /** What was said last; it goes by itself. */
  readonly current: Notice | null;
  /** What went wrong and was not put away, newest first; the same twice is there once. */
  readonly failures: readonly Notice[];
  readonly say: (message: string, action?: Notice["action"]) => void;
  /** What went wrong stays until it is put away, whatever is said meanwhile. */
  readonly fail: (message: string) => void;
  /** Puts one away; without an id what was said last. */
  readonly dismiss: (id?: number) => void;
}

export type NoticesStore = StoreApi<NoticesState>;

/** Milliseconds a plain notice stays. */
const STAY = 10_000;

/** So many failures wait to be put away; older ones are given up. */
const MOST_FAILURES = 50;

export function createNoticesStore(later: (milliseconds: number, then: () => void) => () => void): NoticesStore {
  return createStore<NoticesState>()((set, get) => {
    let last = 0;
    let cancel: () => void = () => undefined;

    function noticeOf(message: string, action: Notice["action"]): Notice {
      last += 1;
      return { id: last, message, action };
    }

    return {
      current: null,
      failures: [],
      say(message, action = null) {
        cancel();
        const notice = noticeOf(message, action);
        set({ current: notice });
        cancel = later(STAY, () => get().dismiss(notice.id));
      },
      fail(message) {
        const others = get().failures.filter((failure) => failure.message !== message);
        set({ failures: [noticeOf(message, null), ...others].slice(0, MOST_FAILURES) });
      },
      dismiss(id) {
        const { current, failures } = get();
        if (id === undefined || current?.id === id) set({ current: null });
        else set({ failures: failures.filter((failure) => failure.id !== id) });
      },
    };
  });
}
