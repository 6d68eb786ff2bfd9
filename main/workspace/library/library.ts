import type { Stats } from "node:fs";
import path from "node:path";
import { parseJson } from "../../../engine/config/index";
import type { LibraryEntry, LibraryTrace } from "../../../engine/contract/library-commands";
import { Refused } from "../../../engine/contract/refused";
import { SAVED_TRACE } from "../../../engine/request/saved-trace";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { JsonObject } from "../../../engine/support/json";
import { confine, unportableName } from "../files/confine";
import { editJson, printJson, withUnknownKeys } from "../files/edit-json";
import { FILE_KINDS } from "../files/file-kinds";
import { lockedIn } from "../files/lock";
import { createOneAtATime } from "../files/one-at-a-time";
import type { OwnWrites } from "../files/own-writes";
import { readTextFile, readTextFileNow, revisionOf, type TextFile } from "../files/read-text";
import { refuseTooLarge } from "../files/refuse-too-large";
import { type FoundFile, walkFiles } from "../files/walk-files";
import { writeDurably, writeNewDurably } from "../files/write-durably";
import { foldersBelow, makeFolder, moveFile, moveFolder, removeFolder } from "./library-folders";
import { readSavedTraceFile } from "./saved-trace-text";
import { restoreFile, trashFile } from "./trash";

const TRACE_SUFFIX = ".trace.json";
const FOLDER = "traces";

/** Files that are read at once between two looks at what else is asked: one by one is many times slower, all of them would keep others waiting. */
const AT_ONCE = 16;

/** The saved traces of a workspace. A trace's id is its path below `traces/`, with `/`. */
export interface Library {
  list(): Promise<readonly LibraryEntry[]>;
  read(traceId: string): Promise<LibraryTrace>;
  /** The path of a trace's file, whether it is there or not. */
  locate(traceId: string): Promise<string>;
  save(request: SaveTrace): Promise<SavedAs>;
  /** Gives the name under which it can be taken back. */
  remove(traceId: string): Promise<string>;
  restore(trashed: string): Promise<string>;
  /** Every folder, also those without a trace. */
  folders(): Promise<readonly string[]>;
  /** Moves one file into `folder` and gives its new id. */
  move(traceId: string, folder: string): Promise<string>;
  /** Refused where `to` is there already; gives the files that moved with it. */
  moveFolder(folder: string, to: string): Promise<readonly MovedTrace[]>;
  makeFolder(folder: string): Promise<void>;
  /** Refused where there is more in it than empty folders. */
  removeFolder(folder: string): Promise<void>;
}

export interface MovedTrace {
  readonly from: string;
  readonly to: string;
}

interface SavedAs {
  readonly traceId: string;
  readonly revision: string;
}

interface SaveTrace {
  /** `null`: a new file in `folder`, named after the trace. */
  readonly traceId: string | null;
  readonly folder: string;
  readonly saved: SavedTrace;
  /** What the file's content was when it was read; another content is not written over unless `overwrite`. */
  readonly revision: string | null;
  readonly overwrite: boolean;
}

/** `root` is the workspace's real path. */
export function createLibrary(root: string, ownWrites: OwnWrites): Library {
  const inOrder = createOneAtATime();
  const known = new Map<string, { readonly mark: string; readonly entry: LibraryEntry }>();

  async function fileOf(traceId: string): Promise<string> {
    if (!traceId.endsWith(TRACE_SUFFIX))
      throw new Refused("invalid-request", `“${traceId}” is not a saved trace: its name must end with ${TRACE_SUFFIX}`);
    return confine(root, `${FOLDER}/${traceId}`);
  }

  /** The entry as it was read before, where the file is as it was then. */
  function knownEntryOf({ relative, stats }: FoundFile): LibraryEntry | null {
    const before = known.get(relative);
    return stats !== null && before?.mark === markOf(stats) ? before.entry : null;
  }

  function readEntryOf(found: FoundFile): LibraryEntry {
    const { relative, stats, problem } = found;
    const text: TextFile =
      problem === null ? readTextFileNow(path.join(root, FOLDER, relative), FILE_KINDS.trace) : { kind: "unreadable", message: problem };
    const entry = describe(relative, text);
    if (stats !== null) known.set(relative, { mark: markOf(stats), entry });
    return entry;
  }

  async function saveNew({ folder, saved }: SaveTrace): Promise<SavedAs> {
    refuseUnportable(folder);
    const text = printJson(asJson(saved));
    refuseTooLarge(text, FILE_KINDS.trace, { what: "the trace", advice: "make its body smaller" });
    const stem = `${folder === "" ? "" : `${folder}/`}${stemOf(saved.name ?? "Trace")}`;
    for (let number = 1; ; number++) {
      const traceId = `${number === 1 ? stem : `${stem}-${number}`}${TRACE_SUFFIX}`;
      const file = await fileOf(traceId);
      if (await ownWrites.around(file, () => writeNewDurably(file, text, `${FOLDER}/${traceId}`)))
        return { traceId, revision: revisionOf(text) };
    }
  }

  async function saveOver(traceId: string, request: SaveTrace): Promise<SavedAs> {
    const file = await fileOf(traceId);
    return lockedIn(root, async () => {
      const old = await readTextFile(file, FILE_KINDS.trace);
      const text = textFor(old, request.saved);
      if (old.kind !== "text" || old.text !== text) refuseToLose(traceId, old, request);
      refuseTooLarge(text, FILE_KINDS.trace, { what: "the trace", advice: "make its body smaller" });
      await ownWrites.around(file, () => writeDurably(file, text, `${FOLDER}/${traceId}`));
      return { traceId, revision: revisionOf(text) };
    });
  }

  return {
    async list() {
      const found = await walkFiles(root, FOLDER, (name) => name.endsWith(TRACE_SUFFIX));
      const entries: LibraryEntry[] = [];
      let read = 0;
      for (const file of found) {
        const entry = knownEntryOf(file);
        if (entry === null) read += 1;
        entries.push(entry ?? readEntryOf(file));
        // oxlint-disable-next-line eslint/no-await-in-loop -- the host answers others between parts
        if (entry === null && read % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      return entries;
    },

    locate: fileOf,

    async read(traceId) {
      const file = await readTextFile(await fileOf(traceId), FILE_KINDS.trace);
      const name = `${FOLDER}/${traceId}`;
      if (file.kind === "missing") throw new Refused("not-found", `“${name}” ${file.message}`);
      const text = readSavedTraceFile(file, name);
      if (text.kind === "broken") throw new Refused("unreadable", text.finding.message, text.finding.place);
      return { traceId, saved: text.saved, revision: file.kind === "text" ? file.revision : "" };
    },

    save: (request) => inOrder(() => (request.traceId === null ? saveNew(request) : saveOver(request.traceId, request))),

    remove: (traceId) =>
      inOrder(async () => {
        const file = await fileOf(traceId);
        return ownWrites.around(file, () => trashFile(root, `${FOLDER}/${traceId}`, new Date()));
      }),

    restore: (trashed) =>
      inOrder(async () => {
        const restored = await restoreFile(root, trashed, TRACE_SUFFIX);
        await ownWrites.around(path.join(root, restored), () => Promise.resolve());
        return restored.slice(FOLDER.length + 1);
      }),

    folders: () => foldersBelow(root, FOLDER),

    move: (traceId, folder) =>
      inOrder(async () => {
        const file = await fileOf(traceId);
        refuseUnportable(folder);
        const to = await moveFile({ root, above: FOLDER, from: traceId, folder, suffix: TRACE_SUFFIX });
        await ownWrites.around(file, () => Promise.resolve());
        await ownWrites.around(await fileOf(to), () => Promise.resolve());
        return to;
      }),

    moveFolder: (folder, to) =>
      inOrder(async () => {
        refuseUnportable(to);
        const found = await walkFiles(root, `${FOLDER}/${folder}`, (name) => name.endsWith(TRACE_SUFFIX));
        await moveFolder(root, `${FOLDER}/${folder}`, `${FOLDER}/${to}`);
        return found.map(({ relative }) => ({ from: `${folder}/${relative}`, to: `${to}/${relative}` }));
      }),

    makeFolder: (folder) =>
      inOrder(async () => {
        refuseUnportable(folder);
        await makeFolder(root, `${FOLDER}/${folder}`);
      }),

    removeFolder: (folder) => inOrder(() => removeFolder(root, `${FOLDER}/${folder}`)),
  };
}

function markOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

function describe(traceId: string, file: TextFile): LibraryEntry {
  const folder = traceId.includes("/") ? traceId.slice(0, traceId.lastIndexOf("/")) : "";
  const stem = traceId.slice(folder === "" ? 0 : folder.length + 1).replace(/\.trace\.json$/, "");
  const text = readSavedTraceFile(file, `${FOLDER}/${traceId}`);
  if (text.kind === "broken")
    return { traceId, folder, name: stem, tags: [], method: "", url: "", about: "", expectations: 0, broken: text.finding };
  const { name, tags, trace, description, notes, expect } = text.saved;
  const about = [description, notes].filter((part) => part !== undefined && part !== "").join("\n");
  return {
    traceId,
    folder,
    name: name ?? stem,
    tags: tags ?? [],
    method: trace.method,
    url: trace.url,
    about: about.slice(0, LONGEST_ABOUT),
    expectations: expect?.length ?? 0,
    broken: null,
  };
}

/** So much of a description is searched; a list of thousands of traces travels whole. */
const LONGEST_ABOUT = 2000;

function refuseToLose(traceId: string, old: TextFile, request: SaveTrace): void {
  if (request.overwrite) return;
  const place = { file: `${FOLDER}/${traceId}`, pointer: "" };
  if (old.kind === "missing" && request.revision !== null) {
    throw new Refused(
      "changed-on-disk",
      `“${traceId}” was deleted on disk since it was opened; save it again or give up your changes`,
      place,
    );
  }
  if (old.kind === "unreadable") throw new Refused("changed-on-disk", `“${traceId}” on disk ${old.message}; it is left alone`, place);
  if (old.kind === "text" && old.revision !== request.revision) {
    throw new Refused("changed-on-disk", `“${traceId}” changed on disk since it was opened; overwrite it or read it again`, place);
  }
}

function textFor(old: TextFile, saved: SavedTrace): string {
  const after = asJson(saved);
  if (old.kind !== "text") return printJson(after);
  const json = parseJson(old.text);
  if (json.kind === "problem") return printJson(after);
  return editJson(old.text, json.value, withUnknownKeys(json.value, after, KNOWN_KEYS));
}

/** A saved trace as JSON alone: what is `undefined` is absent. */
function asJson(saved: SavedTrace): JsonObject {
  const json: JsonObject = JSON.parse(JSON.stringify(saved));
  return json;
}

function refuseUnportable(folder: string): void {
  if (folder === "") return;
  const wrong = folder
    .split("/")
    .map(unportableName)
    .find((reason) => reason !== null);
  if (wrong !== undefined && wrong !== null) throw new Refused("invalid-request", `“${folder}” cannot be a folder: ${wrong}`);
}

/** `Blocked country: DE` → `blocked-country-de`; letters of every script stay. */
function stemOf(name: string): string {
  const words =
    name
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const stem = Array.from(words.join("-")).slice(0, 60).join("").replace(/-$/, "");
  return stem === "" || unportableName(stem) !== null ? "trace" : stem;
}

/** The keys that a saved trace may have; others are kept as they stand. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(Object.keys(SAVED_TRACE.shape));
