import type { Stats } from "node:fs";
import { access, constants, link, mkdir, open, realpath, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../../engine/contract/refused";
import { codeOf, isMissing, reasonOf } from "./file-error";
import { temporaryName } from "./temporary-name";

/**
 * Writes a file so that a crash at any instant leaves the old or the new content, whole, and returns once it is on the disk.
 * `name` is what messages call it. Folders above it are made. A link keeps pointing where it did, and what it points to is written; a file keeps its
 * mode and, where the system permits, its owner. One that is read-only is refused; other names (hard links) of the old content keep that.
 */
export async function writeDurably(file: string, text: string, name: string): Promise<void> {
  await refusing(name, async () => {
    await mkdir(path.dirname(file), { recursive: true });
    const target = await realpath(file).catch((error: unknown) => orMissing(error, file));
    const old = await stat(target).catch((error: unknown) => orMissing(error, null));
    if (old !== null) await refuseReadOnly(target, old);
    await besides(target, { text, old }, (temporary) => rename(temporary, target));
  });
}

/** As `writeDurably`, for a file that must not be there yet: gives `false`, and leaves all as it was, where there is one. */
export async function writeNewDurably(file: string, text: string, name: string): Promise<boolean> {
  return refusing(name, async () => {
    await mkdir(path.dirname(file), { recursive: true });
    return besides(file, { text, old: null }, (temporary) => placeNew(temporary, file));
  });
}

/** Makes names that were added to or taken from a folder survive a power cut; where a system cannot do that, it is left to the system. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function refusing<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw new Refused("cannot-write", `“${name}” ${reasonOf(error)}`, { file: name, pointer: "" });
  }
}

interface Content {
  readonly text: string;
  /** The file that is written over. */
  readonly old: Stats | null;
}

/** Makes the file whole beside `target`, lets `place` put it there, and leaves nothing else behind. */
async function besides<T>(target: string, content: Content, place: (temporary: string) => Promise<T>): Promise<T> {
  const folder = path.dirname(target);
  const temporary = path.join(folder, temporaryName());
  try {
    await writeWhole(temporary, content);
    const placed = await place(temporary);
    await syncFolder(folder);
    return placed;
  } catch (error) {
    await unlink(temporary).catch(() => null);
    throw error;
  }
}

async function writeWhole(file: string, { text, old }: Content): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(text, "utf8");
    if (old !== null && process.platform !== "win32") {
      if (old.uid !== process.getuid?.() || old.gid !== process.getgid?.()) await handle.chown(old.uid, old.gid).catch(() => null);
      await handle.chmod(old.mode & 0o7777);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** By a link, which never takes another's place; disks that know no links get a rename after a look. */
async function placeNew(temporary: string, file: string): Promise<boolean> {
  try {
    await link(temporary, file);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return unlink(temporary).then(() => false);
    if (!NO_LINKS.has(codeOf(error))) throw error;
    if ((await stat(file).catch((reason: unknown) => orMissing(reason, null))) !== null) return unlink(temporary).then(() => false);
    return rename(temporary, file).then(() => true);
  }
  await unlink(temporary);
  return true;
}

const NO_LINKS: ReadonlySet<string> = new Set(["ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

/** Somebody wanted it to stay as it is. The superuser may write everything, so the mode is looked at besides. */
async function refuseReadOnly(file: string, { mode }: Stats): Promise<void> {
  if ((mode & 0o222) === 0) throw new ReadOnly();
  await access(file, constants.W_OK);
}

/** As the system would say it, for files that it would let us replace. */
class ReadOnly extends Error {
  readonly code = "EREADONLY";
}

function orMissing<T>(error: unknown, missing: T): T {
  if (isMissing(error)) return missing;
  throw error;
}
