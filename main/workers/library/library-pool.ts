import { availableParallelism } from "node:os";
import { findWorker } from "./find-worker";
import type { JobAnswer, JobTask, LibraryJob } from "./library-job";

/** Does the parts of one job, on this thread or on others. */
export interface LibraryPool {
  /** As many parts are worth giving it at a time. */
  readonly parallel: number;
  run(task: JobTask): Promise<JobAnswer>;
  /** Ends the threads, whatever they are doing; parts under way are rejected. */
  close(): Promise<void>;
}

/** Beyond as many threads, memory costs more than they bring. */
const MOST_THREADS = 8;

/**
 * The pool for a job over so many files. In a program that answers others meanwhile the engine always runs on threads of its own; in
 * one that does nothing else only where threads bring more than they cost. Without a built worker it runs on this thread.
 */
export async function createLibraryPool(job: LibraryJob, files: number, meanwhile: "answers others" | "waits"): Promise<LibraryPool> {
  const file = findWorker(import.meta.url, "library-worker.js");
  if (file === null) return createInlinePool(job);
  if (meanwhile === "waits" && files < WORTH_THREADS) return createInlinePool(job);
  const { createThreadPool } = await import("./thread-pool");
  return createThreadPool(job, {
    file,
    threads: Math.max(1, Math.min(MOST_THREADS, availableParallelism(), Math.ceil(files / WORTH_A_THREAD))),
  });
}

/** With fewer files, starting threads costs more than they bring. */
const WORTH_THREADS = 2000;
const WORTH_A_THREAD = 200;

/** Does the parts on this thread: for libraries so small that threads would cost more than they bring. */
export async function createInlinePool(job: LibraryJob): Promise<LibraryPool> {
  const { createJobWorker } = await import("./library-job");
  const work = createJobWorker(job);
  return {
    parallel: 1,
    run: async (task) => {
      await new Promise((resolve) => setImmediate(resolve));
      return work(task);
    },
    close: async () => undefined,
  };
}
