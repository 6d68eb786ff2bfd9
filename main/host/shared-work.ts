import type { CallWork } from "../../engine/contract/call-commands";
import type { Work } from "./handler";

/** Work that several calls wait for: all of them hear how far it is, and it goes on for as long as one still waits. */
export interface SharedWork<Result> {
  /** Without `work` somebody waits who never gives up. */
  wait(work?: Work): Promise<Result>;
}

/** `cameToNothing` hears that it failed, or that the last one gave up before it was done. */
export function shareWork<Result>(job: (work: Work) => Promise<Result>, cameToNothing: () => void): SharedWork<Result> {
  const cancel = new AbortController();
  const waiting = new Set<(work: CallWork) => void>();
  let state: "under-way" | "ended" = "under-way";
  let newest: CallWork | null = null;
  const tell = (work: CallWork): void => {
    newest = work;
    for (const each of waiting) each(work);
  };
  const result = job({ signal: cancel.signal, tell });
  result.then(
    () => {
      state = "ended";
    },
    () => {
      if (state === "under-way") cameToNothing();
      state = "ended";
    },
  );

  return {
    async wait(work) {
      const hear = (told: CallWork): void => work?.tell(told);
      waiting.add(hear);
      if (newest !== null) hear(newest);
      try {
        return await (work === undefined ? result : Promise.race([result, givenUp(work.signal)]));
      } finally {
        waiting.delete(hear);
        if (waiting.size === 0 && state === "under-way") {
          state = "ended";
          cameToNothing();
          cancel.abort();
        }
      }
    },
  };
}

/** Rejects when somebody gives up, and never otherwise. */
function givenUp(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const giveUp = (): void => reject(signal.reason);
    if (signal.aborted) giveUp();
    else signal.addEventListener("abort", giveUp, { once: true });
  });
}
