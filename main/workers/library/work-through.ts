import type { TraceText } from "../../../engine/library/parameters/trace-text";
import type { JobAnswer } from "./library-job";
import type { LibraryPool } from "./library-pool";

/** Files that go to a thread at a time: so many that messages cost little, so few that progress is seen. */
export const PART = 32;

export interface WorkThrough<File> {
  readonly files: readonly File[];
  /** Texts are read as they are needed, so that a large library is never in memory as a whole. */
  readonly read: (files: readonly File[]) => readonly TraceText[];
  /** Gets the answers in the order of the files. `"stop"` ends the work. */
  readonly take: (answer: JobAnswer, texts: readonly TraceText[]) => "go on" | "stop";
  /** Asked before each part. */
  readonly isCancelled: () => boolean;
}

/** Gives all files to the pool, a few parts at a time. Whether all of them were worked through. */
export async function workThrough<File>(pool: LibraryPool, { files, read, take, isCancelled }: WorkThrough<File>): Promise<boolean> {
  const underWay: Promise<{ readonly answer: JobAnswer; readonly texts: readonly TraceText[] }>[] = [];
  let next = 0;
  const start = (): void => {
    const part = files.slice(next, next + PART);
    next += part.length;
    const texts = read(part);
    const work = pool.run({ kind: "cases", files: texts }).then((answer) => ({ answer, texts }));
    // A part that fails while an earlier one is waited for is told of when its turn comes.
    work.catch(() => undefined);
    underWay.push(work);
  };
  while (next < files.length && underWay.length < pool.parallel) start();
  for (let part = underWay.shift(); part !== undefined; part = underWay.shift()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- answers are taken in order, while others are under way
    const { answer, texts } = await part;
    if (take(answer, texts) === "stop") return false;
    if (isCancelled()) return underWay.length === 0 && next >= files.length;
    if (next < files.length) start();
  }
  return true;
}
