import { parentPort, workerData } from "node:worker_threads";
import { Refused } from "../../../engine/contract/refused";
import { type ImportSources, importSources } from "../../import/import-sources";
import type { ImportMessage } from "./import-messages";

/** The thread of one import. */
async function run(data: unknown): Promise<void> {
  if (!isSources(data)) throw new Error("A thread was started without what it is to import");
  try {
    tell({ kind: "done", imported: await importSources(data, (stage) => tell({ kind: "stage", stage })) });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell({ kind: "refused", refusal: error.refusal });
  }
}

function tell(message: ImportMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

/** They come from this program, by structured clone. */
function isSources(data: unknown): data is ImportSources {
  return typeof data === "object" && data !== null && "files" in data && "root" in data;
}

void run(workerData);
