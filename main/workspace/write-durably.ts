import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import { Refused } from "../../engine/contract/refused";
import { reasonOf } from "./file-error";

/**
 * Writes a file so that a crash at any instant leaves the old or the new content, whole, and returns once it is on the disk.
 * `name` is what messages call it. Folders above it are made.
 */
export async function writeDurably(file: string, text: string, name: string): Promise<void> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFileAtomic(file, text, { encoding: "utf8", fsync: true });
    await syncFolder(path.dirname(file));
  } catch (error) {
    throw new Refused("cannot-write", `“${name}” ${reasonOf(error)}`, { file: name, pointer: "" });
  }
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

/** The names of files that are only there while another is being written: `name.json.1234567`. */
export function isTemporaryName(name: string): boolean {
  return /\.[a-z]+\.\d{6,}$/i.test(name);
}
