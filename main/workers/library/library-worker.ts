import { parentPort, workerData } from "node:worker_threads";
import { createJobWorker, type JobTask, type JobWorker, type LibraryJob } from "./library-job";

/** A thread of the pool. The job came with the thread, so that configurations cross once; tasks are parts of it, one at a time. */
function listen(job: unknown): void {
  if (!isJob(job)) throw new Error("A thread was started without its job");
  let worker: JobWorker | null = null;
  parentPort?.on("message", (task: JobTask) => {
    worker ??= createJobWorker(job);
    tell(answerTo(worker, task));
  });
}

/** A fault of the engine crosses as an error, so that the thread goes on. */
function answerTo(worker: JobWorker, task: JobTask): unknown {
  try {
    return worker(task);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function tell(answer: unknown): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(answer);
}

/** The job comes from this program, by structured clone. */
function isJob(data: unknown): data is LibraryJob {
  return typeof data === "object" && data !== null && "kind" in data && "setting" in data;
}

listen(workerData);
