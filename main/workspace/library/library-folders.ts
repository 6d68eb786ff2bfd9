import { link, mkdir, readdir, rename, rmdir, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../../engine/contract/refused";
import { confine } from "../files/confine";
import { codeOf, isMissing, reasonOf } from "../files/file-error";
import { DEEPEST_FOLDER, MOST_FILES } from "../files/file-kinds";
import { syncFolder } from "../files/write-durably";

/** The folders below `above`, with `/`, in order. Links to folders and names that begin with a dot are passed over. */
export async function foldersBelow(root: string, above: string): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (relative: string, depth: number): Promise<void> => {
    if (depth > DEEPEST_FOLDER || found.length >= MOST_FILES) return;
    const entries = await readdir(path.join(root, above, relative), { withFileTypes: true }).catch(() => []);
    const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map(({ name }) => name);
    for (const name of names.sort()) {
      const folder = relative === "" ? name : `${relative}/${name}`;
      found.push(folder);
      await walk(folder, depth + 1);
    }
  };
  await walk("", 0);
  return found;
}

interface FileMove {
  readonly root: string;
  /** The folder in which `from` and `folder` are named. */
  readonly above: string;
  readonly from: string;
  readonly folder: string;
  readonly suffix: string;
}

/** Moves a file into `folder`, beside what has its name there; never over another file. Gives its new path below `above`. */
export async function moveFile({ root, above, from, folder, suffix }: FileMove): Promise<string> {
  const source = await confine(root, `${above}/${from}`);
  const stem = path.posix.basename(from).slice(0, -suffix.length);
  if (path.posix.dirname(from) === (folder === "" ? "." : folder)) return from;
  for (let number = 1; ; number++) {
    const to = `${folder === "" ? "" : `${folder}/`}${number === 1 ? stem : `${stem}-${number}`}${suffix}`;
    const target = await confine(root, `${above}/${to}`);
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await link(source, target);
      await unlink(source);
      await syncFolder(path.dirname(target));
      await syncFolder(path.dirname(source));
      return to;
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw refusal(above, from, error);
    }
  }
}

/** Renames a folder; `to` must not be there, and must not lie in the folder itself. */
export async function moveFolder(root: string, folder: string, to: string): Promise<void> {
  if (`${to}/`.startsWith(`${folder}/`)) throw new Refused("invalid-request", "A folder cannot be moved into itself.");
  const source = await confine(root, folder);
  const target = await confine(root, to);
  if (await isAnother(source, target)) throw new Refused("cannot-write", `“${to}” is there already`);
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await rename(source, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    throw refusal("", folder, error);
  }
}

/** Whether something else than `source` is at `target`: where case does not count, a folder is there under its new name already. */
async function isAnother(source: string, target: string): Promise<boolean> {
  const [one, other] = await Promise.all([source, target].map((place) => stat(place, { bigint: true }).catch(() => null)));
  if (other === undefined || other === null) return false;
  return one?.ino !== other.ino || one.dev !== other.dev;
}

export async function makeFolder(root: string, folder: string): Promise<void> {
  const target = await confine(root, folder);
  try {
    await mkdir(target, { recursive: true });
  } catch (error) {
    throw refusal("", folder, error);
  }
}

/** Removes a folder and the empty folders in it; one that holds a file stays as it is. */
export async function removeFolder(root: string, folder: string): Promise<void> {
  const target = await confine(root, folder);
  const entries = await readdir(target, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    throw refusal("", folder, error);
  });
  if (entries.some((entry) => !entry.isDirectory())) throw new Refused("cannot-write", `“${folder}” is not empty`);
  const inside = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort((one, other) => other.length - one.length);
  try {
    for (const each of [...inside, target]) await rmdir(each);
  } catch (error) {
    throw refusal("", folder, error);
  }
}

function refusal(above: string, relative: string, error: unknown): Refused {
  const name = above === "" ? relative : `${above}/${relative}`;
  return new Refused(isMissing(error) ? "not-found" : "cannot-write", `“${name}” ${reasonOf(error)}`);
}
