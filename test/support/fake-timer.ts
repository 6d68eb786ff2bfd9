import type { Later } from "../../renderer/stores/stores";

export interface FakeTimer {
  readonly later: Later;
  /** Lets so many milliseconds pass; what is due runs, in order. */
  pass(milliseconds: number): void;
}

/** A clock that a test moves by hand. */
export function createFakeTimer(): FakeTimer {
  let now = 0;
  let last = 0;
  const waiting = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    later(milliseconds, run) {
      last += 1;
      const id = last;
      waiting.set(id, { at: now + milliseconds, run });
      return () => waiting.delete(id);
    },
    pass(milliseconds) {
      now += milliseconds;
      for (const [id, { at, run }] of [...waiting].sort(([, one], [, other]) => one.at - other.at)) {
        if (at > now || !waiting.delete(id)) continue;
        run();
      }
    },
  };
}
