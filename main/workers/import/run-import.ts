import { Worker } from "node:worker_threads";
import { Refused } from "../../../engine/contract/refused";
import { type ImportedSources, type ImportSources, type ImportStage, importSources } from "../../import/import-sources";
import { findWorker } from "../library/find-worker";
import type { ImportMessage } from "./import-messages";

export interface RunImport {
  readonly tell: (stage: ImportStage) => void;
  /** Ends the import wherever it is; nothing of the configuration that is being written is left in its place. */
  readonly signal: AbortSignal;
  /** The built file of the thread; absent: the one beside the program. `null`: on this thread, where it cannot be ended. */
  readonly file?: string | null;
}

/** Imports on a thread of its own, so that whoever waits for other answers gets them. */
export async function runImport(sources: ImportSources, { tell, signal, file }: RunImport): Promise<ImportedSources> {
  signal.throwIfAborted();
  const built = file === undefined ? findWorker(import.meta.url, "import-worker.js") : file;
  if (built === null) return importSources(sources, tell);
  const worker = new Worker(built, { workerData: sources });
  const stop = (): void => void worker.terminate();
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await answerOf(worker, tell);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}

function answerOf(worker: Worker, tell: (stage: ImportStage) => void): Promise<ImportedSources> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: ImportMessage) => {
      switch (message.kind) {
        case "stage":
          tell(message.stage);
          return;
        case "done":
          resolve(message.imported);
          return;
        case "refused": {
          const { code, message: said, place } = message.refusal;
          reject(new Refused(code, said, place));
          return;
        }
        default:
          message satisfies never;
      }
    });
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread of the import ended without an answer")));
  });
}
