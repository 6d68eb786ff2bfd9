import { stat } from "node:fs/promises";

/** Remembers what this program itself wrote or removed, so that the watcher tells only of others' changes. */
export interface OwnWrites {
  /** Runs `job`, which changes `file`; until it ended nobody is told that the file changed. */
  around<T>(file: string, job: () => Promise<T>): Promise<T>;
  /** Whether `file` stands as this program left it. */
  isOwn(file: string): Promise<boolean>;
}

export function createOwnWrites(): OwnWrites {
  const left = new Map<string, string>();
  const underWay = new Map<string, Promise<unknown>>();

  async function run<T>(file: string, job: () => Promise<T>): Promise<T> {
    const result = await job();
    left.set(file, await markOf(file));
    return result;
  }

  return {
    async around(file, job) {
      const running = run(file, job);
      const settled = running.catch(() => null);
      underWay.set(file, settled);
      try {
        return await running;
      } finally {
        if (underWay.get(file) === settled) underWay.delete(file);
      }
    },
    async isOwn(file) {
      await underWay.get(file);
      const mark = left.get(file);
      return mark !== undefined && mark === (await markOf(file));
    },
  };
}

/** Names the file's content for as long as nobody writes it; one that is gone has a mark too. */
async function markOf(file: string): Promise<string> {
  try {
    const stats = await stat(file, { bigint: true });
    return `${stats.ino} ${stats.size} ${stats.mtimeNs}`;
  } catch {
    return "gone";
  }
}
