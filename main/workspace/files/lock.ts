import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Refused } from "../../../engine/contract/refused";
import { codeOf, reasonOf } from "./file-error";
import { inHiddenFolder } from "./hidden-folder";
import { isAlive } from "./temporary-name";

/** Milliseconds: between two tries, until giving up, and after which nobody can still be at it. */
const PAUSE = 15;
const LONGEST_WAIT = 10_000;
const LONGEST_WORK = 30_000;

/**
 * Runs `job` while no other program (a second window's host, the command line) runs one in the same workspace, so that looking whether a file is
 * still as it was and writing it are one step for all of them. A lock that a crash left is taken over.
 */
export async function lockedIn<T>(root: string, job: () => Promise<T>): Promise<T> {
  return locked(await inHiddenFolder(root, "lock"), job);
}

/** The same by a lock file of the caller's. */
export async function locked<T>(file: string, job: () => Promise<T>): Promise<T> {
  const mark = `${process.pid} ${randomUUID()}`;
  await take(file, mark);
  try {
    return await job();
  } finally {
    if ((await markIn(file)) === mark) await remove(file);
  }
}

async function take(file: string, mark: string): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT; waited += PAUSE) {
    if (await tryTake(file, mark)) return;
    if (await isAbandoned(file)) await giveUp(file);
    else await wait(PAUSE);
  }
  throw new Refused("cannot-write", "Another program is writing in this folder. Wait until it is done, and save again.");
}

/** `false` where somebody else has it. */
async function tryTake(file: string, mark: string): Promise<boolean> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, "wx");
    try {
      await handle.writeFile(mark);
    } catch (error) {
      await remove(file);
      throw error;
    } finally {
      await handle.close().catch(() => null);
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw new Refused("cannot-write", `“${file}” ${reasonOf(error)}`);
  }
}

/**
 * Removes a lock that nobody holds any more. One program at a time does, and looks again first: else the lock that another took just then would go.
 */
async function giveUp(file: string): Promise<void> {
  const breaking = `${file}-breaking`;
  if (!(await tryTake(breaking, String(process.pid)))) {
    if (await isAbandoned(breaking)) await remove(breaking);
    return wait(PAUSE);
  }
  try {
    if (await isAbandoned(file)) await remove(file);
  } finally {
    await remove(breaking);
  }
}

/** A lock without a mark was taken this instant, or its owner died just then, which only time tells. */
async function isAbandoned(file: string): Promise<boolean> {
  const mark = await markIn(file);
  if (mark === null) return false;
  if (mark !== "" && !isAlive(Number(mark.split(" ", 1)[0]))) return true;
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > LONGEST_WORK,
    () => false,
  );
}

async function markIn(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch(() => null);
}

async function remove(file: string): Promise<void> {
  await rm(file, { force: true }).catch(() => null);
}
