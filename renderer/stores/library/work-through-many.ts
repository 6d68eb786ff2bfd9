import { WORDS } from "../../words/words";
import type { Stores } from "../stores";

/** Until so many are done, nothing is said: a few are done before it could be read. */
const SAID_EVERY = 20;

interface Work<Item> {
  readonly items: readonly Item[];
  readonly words: (done: number, total: number) => string;
  readonly job: (item: Item) => Promise<void>;
  /** Whether the one who asked may leave off in the middle. */
  readonly mayStop: "may-stop" | "to-the-end";
}

/** Does the job for one after the other, and says how far it is where there are many. Answers whether it came to the end. */
export async function workThroughMany<Item>(
  { notices }: Pick<Stores, "notices">,
  { items, words, job, mayStop }: Work<Item>,
): Promise<"done" | "stopped"> {
  let wanted: "go-on" | "stop" = "go-on";
  let told: number | undefined;
  const action =
    mayStop === "to-the-end"
      ? null
      : {
          label: WORDS.stores.workThroughMany.cancel,
          run: () => {
            wanted = "stop";
          },
        };
  let done = 0;
  for (const item of items) {
    if (isStop(wanted)) break;
    // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other, so that it can be stopped
    await job(item);
    done += 1;
    if (done % SAID_EVERY !== 0 || isStop(wanted)) continue;
    notices.getState().say(words(done, items.length), action);
    told = notices.getState().current?.id;
  }
  if (told !== undefined && notices.getState().current?.id === told) notices.getState().dismiss(told);
  return done < items.length ? "stopped" : "done";
}

function isStop(wanted: "go-on" | "stop"): boolean {
  return wanted === "stop";
}
