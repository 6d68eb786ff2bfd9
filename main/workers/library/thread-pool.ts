import { Worker } from "node:worker_threads";
import { Refused } from "../../../engine/contract/refused";
import type { JobAnswer, JobTask, LibraryJob } from "./library-job";
import type { LibraryPool } from "./library-pool";

export interface ThreadsOptions {
  /** The built file of the worker. */
  readonly file: string;
  readonly threads: number;
}

/** So many threads may end over one part of the work before it is given up. */
const MOST_TRIES = 2;

/** A part that waits for a thread, or that a thread has. */
interface Part {
  readonly task: JobTask;
  tries: number;
  readonly resolve: (answer: JobAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs the engine on threads of its own. A thread that ends in the middle of a part, since it had no memory left or the system took it, gets a successor,
 * which tries that part again; where that ends too, the part is rejected with the reason. No part is ever left without an answer.
 */
export function createThreadPool(job: LibraryJob, { file, threads }: ThreadsOptions): LibraryPool {
  const waiting: Part[] = [];
  const running = new Map<Worker, Part | null>();
  let state: "open" | "closed" = "open";

  function startThread(): void {
    const worker = new Worker(file, { workerData: job });
    let fault: unknown = null;
    running.set(worker, null);
    worker.on("message", (answer: unknown) => take(worker, answer));
    worker.once("error", (error) => {
      fault = error;
    });
    worker.once("exit", () => lose(worker, fault));
  }

  function give(): void {
    for (const [worker, busy] of running) {
      if (busy !== null) continue;
      const part = waiting.shift();
      if (part === undefined) return;
      part.tries += 1;
      running.set(worker, part);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(part.task);
    }
  }

  function take(worker: Worker, answer: unknown): void {
    const part = running.get(worker);
    running.set(worker, null);
    if (isAnswer(answer)) part?.resolve(answer);
    else part?.reject(answer instanceof Error ? answer : new Error("A thread gave no answer"));
    give();
  }

  function lose(worker: Worker, fault: unknown): void {
    const part = running.get(worker);
    running.delete(worker);
    if (state === "closed") return;
    if (part !== null && part !== undefined) {
      if (part.tries < MOST_TRIES) waiting.unshift(part);
      else part.reject(fault !== null && !isOutOfMemory(fault) ? fault : new Refused("fault", ENDED));
    }
    if (waiting.length === 0) return;
    startThread();
    give();
  }

  for (let number = 0; number < threads; number++) startThread();
  return {
    parallel: threads + 1,
    run: (task) =>
      new Promise((resolve, reject) => {
        if (state === "closed") return reject(new Error("The threads were ended"));
        waiting.push({ task, tries: 0, resolve, reject });
        if (running.size === 0) startThread();
        give();
      }),
    async close() {
      state = "closed";
      const parts = [...waiting.splice(0), ...running.values()];
      for (const part of parts) part?.reject(new Error("The threads were ended"));
      await Promise.all([...running.keys()].map((worker) => worker.terminate()));
    },
  };
}

const ENDED =
  "A thread that traces ended in the middle of its work, twice: most often that is a lack of memory. What came out before is kept. Run fewer traces at a time.";

function isOutOfMemory(fault: unknown): boolean {
  return fault instanceof Error && "code" in fault && fault.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** Answers come from this program, by structured clone. */
function isAnswer(answer: unknown): answer is JobAnswer {
  return typeof answer === "object" && answer !== null && "kind" in answer && "cases" in answer;
}
