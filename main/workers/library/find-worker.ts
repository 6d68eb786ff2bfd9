import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The file `name` that threads start with, built beside the program; `null` where the program runs from its source. */
export function findWorker(moduleUrl: string, name: "library-worker.js" | "import-worker.js"): string | null {
  for (let folder = path.dirname(fileURLToPath(moduleUrl)); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (path.basename(folder) !== "dist") continue;
    const file = path.join(folder, name);
    return existsSync(file) ? file : null;
  }
  return null;
}
