import { constants, type Stats } from "node:fs";
import { lstat, open, readdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../../engine/contract/refused";
import { isInside } from "../../workspace/confine";
import { isMissing, reasonOf } from "../../workspace/file-error";
import { printSize } from "../../workspace/file-kinds";
import type { AddNote } from "../import-note";
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
  /** Called after each file. */
  readonly progress?: (read: number) => void;
}

/**
 * Reads what is to be imported. Links are followed only where they stay inside the folder that was named; pipes and devices are left alone.
 * What cannot be read is noted and the rest comes. Refuses a path that is not there.
 */
export async function readSources(request: ReadSources): Promise<readonly SourceFile[]> {
  const limits = request.limits ?? SOURCE_LIMITS;
  const state: State = { ...request, limits, found: [], bytes: 0 };
  for (const given of request.paths) {
    const stats = await statOf(given);
    if (stats.isDirectory()) await readFolder(state, { root: await realpath(given), relative: "", depth: 0 });
    else await readOne(state, given, given.split(path.sep).join("/"));
  }
  return state.found;
}

interface State extends ReadSources {
  readonly limits: SourceLimits;
  readonly found: SourceFile[];
  bytes: number;
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

async function readFolder(state: State, { root, relative, depth }: Folder): Promise<void> {
  const entries = await readdir(path.join(root, relative), { withFileTypes: true }).catch((error: unknown) => {
    state.note({ code: "unreadable", severity: "error", message: `This folder ${reasonOf(error)}.`, file: relative });
    return [];
  });
  for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || PASSED_OVER.has(entry.name)) continue;
    const below = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) {
      if (depth < state.limits.depth) await readFolder(state, { root, relative: below, depth: depth + 1 });
      else tooMuch(state, below, `folders nest deeper than ${state.limits.depth}`);
    } else if (state.wanted(entry.name)) {
      await readInside(state, root, below);
    }
  }
}

async function readInside(state: State, root: string, relative: string): Promise<void> {
  const file = path.join(root, relative);
  try {
    if ((await lstat(file)).isSymbolicLink() && !isInside(root, await realpath(file))) {
      state.note({
        code: "unreadable",
        severity: "error",
        message: "This is a link that leads out of the folder; it is not followed.",
        file: relative,
      });
      return;
    }
  } catch (error) {
    state.note({ code: "unreadable", severity: "error", message: `This file ${reasonOf(error)}.`, file: relative });
    return;
  }
  await readOne(state, file, relative);
}

async function readOne(state: State, file: string, shown: string): Promise<void> {
  state.signal?.throwIfAborted();
  if (state.found.length >= state.limits.files) {
    tooMuch(state, shown, `there are more than ${state.limits.files} files`);
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
  state.found.push({ path: shown, text: decoded.text });
  state.progress?.(state.found.length);
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
        tooMuch(state, shown, `it is ${printSize(stats.size)}`);
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

function tooMuch(state: State, file: string, reason: string): void {
  state.note({ code: "unreadable", severity: "error", message: `This is left out: ${reason}.`, file });
}
