import { readdir, readFile, readlink } from "node:fs/promises";
import path from "node:path";

/** How much memory the runtime's process has, in bytes; only Linux says it without another program. */
export interface MemoryGauge {
  read(): Promise<number | null>;
  /** Whether the process is known to have ended. */
  isGone(): Promise<boolean>;
}

const PAGE = 4096;

/** Finds the process that was started since `before` was listed. */
export async function createMemoryGauge(before: ReadonlySet<string>): Promise<MemoryGauge> {
  const [started] = (await listRuntimes()).filter((id) => !before.has(id));
  return {
    async read() {
      if (started === undefined) return null;
      const pages = Number((await readFile(`/proc/${started}/statm`, "utf8").catch(() => "")).split(" ")[1]);
      return Number.isFinite(pages) ? pages * PAGE : null;
    },
    async isGone() {
      return started !== undefined && path.basename(await readlink(`/proc/${started}/exe`).catch(() => "")) !== "workerd";
    },
  };
}

/** Ids of this process's children that are the Workers runtime. */
export async function listRuntimes(): Promise<readonly string[]> {
  if (process.platform !== "linux") return [];
  const threads = await readdir("/proc/self/task").catch(() => []);
  const children = await Promise.all(threads.map((thread) => readFile(`/proc/self/task/${thread}/children`, "utf8").catch(() => "")));
  const ids = children.flatMap((list) => list.split(" ").filter((id) => /^\d+$/.test(id)));
  const programs = await Promise.all(ids.map((id) => readlink(`/proc/${id}/exe`).catch(() => "")));
  return ids.filter((_, index) => path.basename(programs[index] ?? "") === "workerd");
}
