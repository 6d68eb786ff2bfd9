import { lstat, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { DEEPEST_FOLDER } from "./file-kinds";
import { isLeftBehind, isTemporaryName } from "./temporary-name";

/** The folders in which this program writes: those of a workspace, and the user's own. */
const WRITTEN = ["", "traces", "configurations", "environments", "baselines", ".workbench"];

/**
 * Removes what a crash of this program left half-made below `root` (a workspace or the user's data folder), and says how much that was. What a program
 * that runs is still making stays, and so does everything that is not this program's. Never throws: what cannot be removed stays.
 */
export async function sweep(root: string, now: number): Promise<number> {
  let swept = 0;

  async function look(folder: string, depth: number): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const place = path.join(folder, entry.name);
      if (isTemporaryName(entry.name)) {
        const stats = await lstat(place).catch(() => null);
        if (stats === null || !isLeftBehind(entry.name, stats, now)) continue;
        swept += await rm(place, { recursive: true, force: true }).then(
          () => 1,
          () => 0,
        );
      } else if (depth > 0 && entry.isDirectory() && entry.name !== ".git") await look(place, depth - 1);
    }
  }

  for (const folder of WRITTEN) await look(path.join(root, folder), folder === "" ? 0 : DEEPEST_FOLDER);
  return swept;
}
