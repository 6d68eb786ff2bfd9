import { type Dirent, realpathSync, type Stats, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { isInside } from "./confine";
import { isMissing, reasonOf } from "./file-error";
import { DEEPEST_FOLDER, MOST_FILES } from "./file-kinds";
import { isTemporaryName } from "./temporary-name";

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

/** Files that are looked at between two turns of others: at once a look is many times quicker than one that others do meanwhile. */
const AT_ONCE = 64;

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
  const shown = entries.entries.filter(({ name }) => !name.startsWith(".") && !isTemporaryName(name));
  const below = (entry: Dirent): string => (relative === "" ? entry.name : `${relative}/${entry.name}`);
  for (const [index, entry] of shown.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    const file = entry.isDirectory() || !state.wanted(entry.name) ? null : look(state, below(entry), entry);
    if (!entry.isDirectory() && file === null) continue;
    if (state.found.length >= MOST_FILES) {
      if (state.found.length === MOST_FILES) state.found.push(leftOut(below(entry), `more than ${MOST_FILES} files`));
      return;
    }
    if (file !== null) state.found.push(file);
    else if (depth < DEEPEST_FOLDER) await walk(state, below(entry), depth + 1);
    else state.found.push(leftOut(below(entry), `folders nest deeper than ${DEEPEST_FOLDER}`));
  }
}

function leftOut(relative: string, reason: string): FoundFile {
  return { relative, stats: null, problem: `is left out: ${reason}` };
}

function look(state: Walk, relative: string, entry: Dirent): FoundFile {
  const file = path.join(state.base, relative);
  try {
    if (entry.isSymbolicLink() && !isInside(state.root, realpathSync(file)))
      return { relative, stats: null, problem: "is a link that leads out of the folder" };
    return { relative, stats: statSync(file), problem: null };
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
