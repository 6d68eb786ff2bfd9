import { workerData } from "node:worker_threads";
import { createJobWorker, type JobAnswer, type JobTask, type JobWorker, type LibraryJob } from "./library-job";

/** A thread of the pool. The job came with the thread, so that configurations cross once; tasks are parts of it. */
let worker: JobWorker | null = null;

export function work(task: JobTask): JobAnswer {
  worker ??= createJobWorker(jobOf(workerData));
  return worker(task);
}

/** The pool puts its own data before ours. */
function jobOf(data: unknown): LibraryJob {
  const job: unknown = Array.isArray(data) ? data.at(-1) : data;
  if (isJob(job)) return job;
  throw new Error("A thread was started without its job");
}

/** The job comes from this program, by structured clone. */
function isJob(data: unknown): data is LibraryJob {
  return typeof data === "object" && data !== null && "kind" in data && "setting" in data;
}
