import { lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../engine/contract/refused";
import { confine, unportableName } from "../workspace/files/confine";
import { isMissing, reasonOf } from "../workspace/files/file-error";
import { inHiddenFolder } from "../workspace/files/hidden-folder";
import { temporaryName } from "../workspace/files/temporary-name";
import { syncFolder } from "../workspace/files/write-durably";
import { trashFile } from "../workspace/library/trash";

export interface WriteConfiguration {
  /** The workspace's real path. */
  readonly root: string;
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** What becomes of a configuration that has this name already: an import is refused, or the old one goes to the trash. */
  readonly existing: "refuse" | "trash";
  readonly signal?: AbortSignal;
  readonly progress?: (written: number, total: number) => void;
}

/**
 * Writes a configuration whole or not at all: its files are made in a hidden folder and appear under their name by one rename. Returns where the
 * old one went, `null` where there was none.
 */
export async function writeConfiguration(request: WriteConfiguration): Promise<{ readonly trashed: string | null }> {
  const { root, name, existing } = request;
  const wrong = name.includes("/") ? "it holds a slash" : unportableName(name);
  if (wrong !== null || name.startsWith("."))
    throw new Refused("invalid-request", `“${name}” cannot be the name of a configuration: ${wrong ?? "it begins with a dot"}`);
  const target = await confine(root, `configurations/${name}`);
  const taken = await takenBy(root, name);
  if (taken.length > 0 && existing === "refuse") {
    throw new Refused("cannot-write", `There is a configuration “${name}” already; choose another name, or replace it.`);
  }
  const unfinished = await inHiddenFolder(root, `importing/${temporaryName()}`);
  try {
    await writeAll(unfinished, request);
    request.signal?.throwIfAborted();
    let trashed: string | null = null;
    for (const old of taken) trashed = await trashFile(root, `configurations/${old}`, new Date());
    await mkdir(path.dirname(target), { recursive: true });
    await rename(unfinished, target);
    await syncFolder(path.dirname(target));
    return { trashed };
  } catch (error) {
    if (error instanceof Refused || request.signal?.aborted === true) throw error;
    throw new Refused("cannot-write", `“configurations/${name}” ${reasonOf(error)}`);
  } finally {
    await rm(unfinished, { recursive: true, force: true }).catch(() => null);
  }
}

/** The entries of `configurations/` that have this name: a folder, a bundle, or both. */
async function takenBy(root: string, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of [name, `${name}.json`]) {
    const file = await confine(root, `configurations/${entry}`);
    const isThere = await lstat(file).then(
      () => true,
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw new Refused("unreadable", `“configurations/${entry}” ${reasonOf(error)}`);
      },
    );
    if (isThere) found.push(entry);
  }
  return found;
}

/** Every path was made by an import, but is held to the folder all the same. */
async function writeAll(folder: string, { files, signal, progress }: WriteConfiguration): Promise<void> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  for (const [relative, text] of files) {
    signal?.throwIfAborted();
    const file = await confine(folder, relative);
    await mkdir(path.dirname(file), { recursive: true });
    const handle = await open(file, "wx");
    try {
      await handle.writeFile(text, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    written += 1;
    progress?.(written, files.size);
  }
  await syncFolders(folder);
}

async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncFolders(path.join(folder, entry.name));
  }
  await syncFolder(folder);
}
