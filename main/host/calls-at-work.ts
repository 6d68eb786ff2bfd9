import type { HostMessage } from "../../engine/contract/envelope";
import { Refused } from "../../engine/contract/refused";
import type { Work } from "./handler";

/** The calls of one window that are not answered yet. */
export interface CallsAtWork {
  /** Works for the call of that number; refuses with `cancelled` when it was given up and `job` heeded that. */
  run<T>(call: number, job: (work: Work) => Promise<T>): Promise<T>;
  cancel(call: number): void;
  /** Gives up all: nobody is there any more. */
  close(): void;
}

interface Options {
  readonly tell: (message: HostMessage) => void;
  readonly clock: () => number;
}

/** Milliseconds between two tellings of one stage. */
const TELL_EVERY = 120;

export function createCallsAtWork({ tell, clock }: Options): CallsAtWork {
  const running = new Map<number, AbortController>();

  function workOf(call: number, signal: AbortSignal): Work {
    let last: { readonly at: number; readonly stage: string } | null = null;
    return {
      signal,
      tell(work) {
        const now = clock();
        if (signal.aborted || (last?.stage === work.stage && now - last.at < TELL_EVERY)) return;
        last = { at: now, stage: work.stage };
        tell({ kind: "event", name: "call/progress", payload: { ...work, call } });
      },
    };
  }

  return {
    async run(call, job) {
      // A page that is loaded again counts from the beginning: who asked under this number before is gone.
      running.get(call)?.abort();
      const cancel = new AbortController();
      running.set(call, cancel);
      try {
        return await job(workOf(call, cancel.signal));
      } catch (error) {
        throw cancel.signal.aborted && error === cancel.signal.reason ? new Refused("cancelled", "This was cancelled.") : error;
      } finally {
        if (running.get(call) === cancel) running.delete(call);
      }
    },
    cancel: (call) => running.get(call)?.abort(),
    close() {
      for (const cancel of running.values()) cancel.abort();
    },
  };
}
