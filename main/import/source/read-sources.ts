import { constants, type Stats } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../../engine/contract/refused";
import { isInside } from "../../workspace/files/confine";
import { isMissing, reasonOf } from "../../workspace/files/file-error";
import { printSize } from "../../workspace/files/file-kinds";
import type { AddNote, ImportNote } from "../import-note";
import { decodeText } from "./decode-text";

/** A file to import: its path as the user knows it (POSIX separators), and its text without a byte order mark. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export interface SourceLimits {
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly files: number;
  readonly depth: number;
}

export const SOURCE_LIMITS: SourceLimits = { fileBytes: 400_000_000, totalBytes: 1_500_000_000, files: 50_000, depth: 32 };

export interface ReadSources {
  /** Files and folders; of folders, all files whose name `wanted` takes. */
  readonly paths: readonly string[];
  readonly wanted: (name: string) => boolean;
  readonly note: AddNote;
  readonly limits?: SourceLimits;
  readonly signal?: AbortSignal;
  /** Called after each file: so many of those that were found are done. While they are looked for, `total` is 0 and `done` how many there are yet. */
  readonly progress?: (done: number, total: number) => void;
  /** Called for each file that is not wanted. */
  readonly passOver?: (relative: string) => void;
}

/**
 * Reads what is to be imported. Links are followed only where they stay inside the folder that was named; pipes and devices are left alone.
 * What cannot be read is noted and the rest comes. Refuses a path that is not there. Rejects with the reason of `signal` between two files.
 */
export async function readSources(request: ReadSources): Promise<readonly SourceFile[]> {
  const limits = request.limits ?? SOURCE_LIMITS;
  const state: State = { ...request, limits, found: [], read: [], bytes: 0 };
  for (const given of request.paths) {
    const stats = await statOf(given);
    if (stats.isDirectory()) await lookThrough(state, { root: await realpath(given), relative: "", depth: 0 });
    else state.found.push({ file: given, shown: given.split(path.sep).join("/"), root: null });
  }
  for (const [index, found] of state.found.entries()) {
    state.signal?.throwIfAborted();
    if (state.read.length >= limits.files) {
      const rest = state.found.length - index - 1;
      state.note(leftOut(found.shown, `there are more than ${limits.files} files`, rest));
      break;
    }
    await readFound(state, found);
    state.progress?.(index + 1, state.found.length);
  }
  return state.read;
}

interface State extends ReadSources {
  readonly limits: SourceLimits;
  readonly found: Found[];
  readonly read: SourceFile[];
  bytes: number;
}

interface Found {
  readonly file: string;
  readonly shown: string;
  /** The folder that a link must not lead out of; `null`: the file itself was named. */
  readonly root: string | null;
}

interface Folder {
  readonly root: string;
  readonly relative: string;
  readonly depth: number;
}

async function statOf(given: string): Promise<Stats> {
  try {
    return await stat(given);
  } catch (error) {
    throw new Refused(isMissing(error) ? "not-found" : "unreadable", `“${given}” ${reasonOf(error)}`);
  }
}

/** Folders of tools, which hold copies and caches. */
const PASSED_OVER = new Set(["node_modules"]);

async function lookThrough(state: State, { root, relative, depth }: Folder): Promise<void> {
  state.signal?.throwIfAborted();
  const entries = await readdir(path.join(root, relative), { withFileTypes: true }).catch((error: unknown) => {
    state.note({ code: "unreadable", severity: "error", message: `This folder ${reasonOf(error)}.`, file: relative });
    return [];
  });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || PASSED_OVER.has(entry.name)) continue;
    const below = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth < state.limits.depth) await lookThrough(state, { root, relative: below, depth: depth + 1 });
      else state.note(leftOut(below, `folders nest deeper than ${state.limits.depth}`));
    } else if (state.wanted(entry.name)) {
      state.found.push({ file: path.join(root, below), shown: below, root });
    } else {
      state.passOver?.(below);
    }
  }
  state.progress?.(state.found.length, 0);
}

async function readFound(state: State, { file, shown, root }: Found): Promise<void> {
  try {
    if (root !== null && (await lstat(file)).isSymbolicLink() && !isInside(root, await realpath(file))) {
      state.note({
        code: "unreadable",
        severity: "error",
        message: "This is a link that leads out of the folder; it is not followed.",
        file: shown,
      });
      return;
    }
  } catch (error) {
    state.note({ code: "unreadable", severity: "error", message: `This file ${reasonOf(error)}.`, file: shown });
    return;
  }
  const bytes = await bytesOf(state, file, shown);
  if (bytes === null) return;
  const decoded = decodeText(bytes);
  if (decoded === null) {
    state.note({ code: "encoding", severity: "error", message: "This file is neither UTF-8 nor UTF-16 text.", file: shown });
    return;
  }
  if (decoded.encoding !== "utf-8") {
    state.note({
      code: "encoding",
      severity: "note",
      message: `This file was ${decoded.encoding.toUpperCase()}; it is kept as UTF-8.`,
      file: shown,
    });
  }
  state.read.push({ path: shown, text: decoded.text });
}

async function bytesOf(state: State, file: string, shown: string): Promise<Buffer | null> {
  try {
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) {
        state.note({ code: "unreadable", severity: "error", message: "This is not a regular file.", file: shown });
        return null;
      }
      if (stats.size > state.limits.fileBytes || state.bytes + stats.size > state.limits.totalBytes) {
        state.note(leftOut(shown, `it is ${printSize(stats.size)}`));
        return null;
      }
      state.bytes += stats.size;
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    state.note({ code: "unreadable", severity: "error", message: `This file ${reasonOf(error)}.`, file: shown });
    return null;
  }
}

/** About one, and so many that come after it. */
function leftOut(file: string, reason: string, more = 0): ImportNote {
  const what = more === 0 ? "This is" : more === 1 ? "This and 1 more file are" : `This and ${more} more files are`;
  return { code: "unreadable", severity: "error", message: `${what} left out: ${reason}.`, file };
}
