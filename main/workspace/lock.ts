import { mkdir, open, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Refused } from "../../engine/contract/refused";
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
  await take(file, path.basename(path.dirname(file)));
  try {
    return await job();
  } finally {
    await rm(file, { force: true }).catch(() => null);
  }
}

async function take(file: string, name: string): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT; waited += PAUSE) {
    if (await tryTake(file, name)) return;
    if (await isAbandoned(file)) await rm(file, { force: true }).catch(() => null);
    else await wait(PAUSE);
  }
  throw new Refused("cannot-write", `“${name}” is being written by another program. Wait until it is done, and save again`);
}

async function tryTake(file: string, name: string): Promise<boolean> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, "wx");
    try {
      await handle.writeFile(String(process.pid));
    } catch (error) {
      await rm(file, { force: true }).catch(() => null);
      throw error;
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw new Refused("cannot-write", `“${name}” ${reasonOf(error)}`);
  }
}

/** A lock without a number was taken this instant, or its owner died just then, which only time tells. */
async function isAbandoned(file: string): Promise<boolean> {
  try {
    const [{ mtimeMs }, text] = await Promise.all([stat(file), readFile(file, "utf8")]);
    return (text !== "" && !isAlive(Number(text))) || Date.now() - mtimeMs > LONGEST_WORK;
  } catch {
    return false;
  }
}
