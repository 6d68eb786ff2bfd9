import { stat } from "node:fs/promises";

/** Remembers what this program itself wrote or removed, so that the watcher tells only of others' changes. */
export interface OwnWrites {
  wrote(file: string): Promise<void>;
  removed(file: string): void;
  /** Whether `file` stands as this program left it. */
  isOwn(file: string): Promise<boolean>;
}

const GONE = "gone";

export function createOwnWrites(): OwnWrites {
  const left = new Map<string, string>();
  return {
    async wrote(file) {
      left.set(file, await markOf(file));
    },
    removed(file) {
      left.set(file, GONE);
    },
    async isOwn(file) {
      const mark = left.get(file);
      return mark !== undefined && mark === (await markOf(file));
    },
  };
}

async function markOf(file: string): Promise<string> {
  try {
    const stats = await stat(file, { bigint: true });
    return `${stats.ino} ${stats.size} ${stats.mtimeNs}`;
  } catch {
    return GONE;
  }
}
