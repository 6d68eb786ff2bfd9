import type { Dirent, Stats } from "node:fs";
import { lstat, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { isInside } from "./confine";
import { isMissing, reasonOf } from "./file-error";
import { DEEPEST_FOLDER, MOST_FILES } from "./file-kinds";
import { isTemporaryName } from "./write-durably";

/** A file found below a folder: `relative` with POSIX separators. `problem`: why it must not be read. */
export interface FoundFile {
  readonly relative: string;
  readonly stats: Stats | null;
  readonly problem: string | null;
}

/**
 * The files below `folder` whose name passes `wanted`, in byte order of their paths. Links to folders are not followed, links to files only inside
 * `root`. Names that begin with a dot and temporary files are passed over. Stops at the limits, and then says so by a last entry with a problem.
 * A folder that is not there is empty.
 */
export async function walkFiles(root: string, folder: string, wanted: (name: string) => boolean): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  await walk({ root, base: path.join(root, folder), wanted, found }, "", 0);
  return found;
}

interface Walk {
  readonly root: string;
  readonly base: string;
  readonly wanted: (name: string) => boolean;
  readonly found: FoundFile[];
}

async function walk(state: Walk, relative: string, depth: number): Promise<void> {
  const entries = await entriesOf(path.join(state.base, relative));
  if (entries.kind === "problem") {
    if (entries.message !== null) state.found.push({ relative, stats: null, problem: entries.message });
    return;
  }
  for (const entry of entries.entries) {
    if (entry.name.startsWith(".") || isTemporaryName(entry.name)) continue;
    const below = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (state.found.length >= MOST_FILES) {
      if (state.found.length === MOST_FILES)
        state.found.push({ relative: below, stats: null, problem: `is left out: more than ${MOST_FILES} files` });
      return;
    }
    if (entry.isDirectory()) {
      if (depth >= DEEPEST_FOLDER)
        state.found.push({ relative: below, stats: null, problem: `is left out: folders nest deeper than ${DEEPEST_FOLDER}` });
      else await walk(state, below, depth + 1);
    } else if (state.wanted(entry.name)) {
      state.found.push(await look(state, below));
    }
  }
}

async function look(state: Walk, relative: string): Promise<FoundFile> {
  const file = path.join(state.base, relative);
  try {
    const link = (await lstat(file)).isSymbolicLink();
    if (link && !isInside(state.root, await realpath(file)))
      return { relative, stats: null, problem: "is a link that leads out of the folder" };
    return { relative, stats: await stat(file), problem: null };
  } catch (error) {
    return { relative, stats: null, problem: reasonOf(error) };
  }
}

type Entries =
  | { readonly kind: "entries"; readonly entries: readonly Dirent[] }
  | { readonly kind: "problem"; readonly message: string | null };

async function entriesOf(folder: string): Promise<Entries> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return { kind: "entries", entries: entries.sort((left, right) => (left.name < right.name ? -1 : 1)) };
  } catch (error) {
    return { kind: "problem", message: isMissing(error) ? null : reasonOf(error) };
  }
}
