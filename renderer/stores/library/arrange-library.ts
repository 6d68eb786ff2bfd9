import type { LibraryMove } from "../../../engine/contract/index";
import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import { traceName } from "../result/send-trace";
import type { Stores } from "../stores";
import type { TraceDocument } from "../trace/trace-document";
import type { FileStep, TakenBack } from "./file-history";
import { folderOf } from "./folder-of";
import { workThroughMany } from "./work-through-many";

const texts = WORDS.stores.arrangeLibrary;

type Needed = Pick<Stores, "library" | "trace" | "notices" | "fileHistory">;
type Names = LibraryMove["moved"];

/** What an action on the library is for: traces by their id, folders by their path. */
export interface LibraryThings {
  readonly traceIds: readonly string[];
  readonly folders: readonly string[];
}

/** Says what was done, with a way back, and lets the keyboard take it back as well. */
function tell(stores: Needed, step: FileStep): void {
  stores.fileHistory.getState().record(step);
  stores.notices.getState().say(step.words, { label: texts.undo, run: () => void undoFiles(stores, step) });
}

/** Takes the last thing back that was done to the library, or `step`. */
export async function undoFiles({ fileHistory, notices }: Needed, step?: FileStep): Promise<void> {
  notices.getState().dismiss();
  const outcome = await fileHistory.getState().undo(step);
  if (outcome?.problem === null) notices.getState().say(texts.takenBack(outcome.words));
  else if (outcome !== null) notices.getState().fail(texts.notTakenBack(outcome.problem));
}

/** Does again what was taken back last. */
export async function redoFiles({ fileHistory, notices }: Needed): Promise<void> {
  notices.getState().dismiss();
  const outcome = await fileHistory.getState().redo();
  if (outcome?.problem === null) notices.getState().say(texts.doneAgain(outcome.words));
  else if (outcome !== null) notices.getState().fail(texts.notDoneAgain(outcome.problem));
}

/** Moves traces and folders into `folder`; what was open stays open, and undo moves back. */
export async function moveThings(stores: Needed, things: LibraryThings, folder: string): Promise<void> {
  const alone = things.traceIds.filter((traceId) => folderOf(traceId) !== folder && !things.folders.some((path) => isIn(traceId, path)));
  const outermost = things.folders.filter((path) => !things.folders.some((other) => other !== path && isIn(path, other)));
  const folders = outermost
    .map((from) => ({ from, to: joined(folder, from.slice(from.lastIndexOf("/") + 1)) }))
    .filter(({ from, to }) => from !== to);
  const words = folder === "" ? texts.movedToTop : texts.movedTo(folder);
  const traces = alone.map((from) => ({ from, to: joined(folder, from.slice(from.lastIndexOf("/") + 1)) }));
  const { step, problems } = await move(stores, { traces, folders, words });
  if (problems.length > 0) stores.notices.getState().fail(texts.notMoved(problems.join(" ")));
  if (step === null) return;
  if (problems.length > 0) stores.fileHistory.getState().record(step);
  else tell(stores, step);
}

interface Move {
  readonly traces: Names;
  readonly folders: Names;
  readonly words: string;
}

/** Moves each trace into the folder of its new name, and each folder to its own. The step takes back what went well. */
async function move(
  stores: Needed,
  { traces, folders, words }: Move,
): Promise<{ readonly step: FileStep | null; readonly problems: string[] }> {
  const { library, trace } = stores;
  const problems: string[] = [];
  const movedTraces: Names[number][] = [];
  const movedFolders: Names[number][] = [];
  for (const each of folders)
    await attempt(problems, async () => {
      const { moved } = await library.getState().moveFolder(each.from, each.to);
      trace.getState().refile(moved);
      movedFolders.push(each);
    });
  const byFolder = new Map<string, Names[number][]>();
  for (const each of traces) byFolder.set(folderOf(each.to), [...(byFolder.get(folderOf(each.to)) ?? []), each]);
  for (const [folder, members] of byFolder)
    await attempt(problems, async () => {
      const moved = await library.getState().move(
        members.map(({ from }) => from),
        folder,
      );
      trace.getState().refile(moved.moved);
      movedTraces.push(...moved.moved);
      problems.push(...moved.problems);
    });
  if (movedTraces.length + movedFolders.length === 0) return { step: null, problems };
  const turned = { traces: turnRound(movedTraces), folders: turnRound(movedFolders), words };
  return { step: { words, back: async () => takenBack(await move(stores, turned)) }, problems };
}

function takenBack({ step, problems }: { readonly step: FileStep | null; readonly problems: readonly string[] }): TakenBack {
  return step === null || problems.length > 0 ? { kind: "failed", message: problems.join(" ") } : { kind: "done", again: step };
}

function turnRound(names: Names): Names {
  return names.map(({ from, to }) => ({ from: to, to: from }));
}

async function attempt(problems: string[], job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    problems.push(messageOf(error));
  }
}

/** Moves traces, and all traces in folders, to the trash; undo brings all of them back, with what was unsaved. */
export async function deleteThings(stores: Needed, things: LibraryThings): Promise<void> {
  const entries = entriesOf(stores);
  const inside = entries.filter(({ traceId }) => things.folders.some((folder) => isIn(traceId, folder))).map(({ traceId }) => traceId);
  const traceIds = [...new Set([...things.traceIds, ...inside])];
  const [only] = traceIds;
  const name = entries.find(({ traceId }) => traceId === only)?.name ?? only;
  const words =
    traceIds.length === 1 && things.folders.length === 0
      ? texts.trashed(name ?? "")
      : traceIds.length === 0
        ? texts.folderGone
        : texts.trashedMany(traceIds.length);
  const { step, problems } = await remove(stores, { traceIds, folders: things.folders }, words);
  stores.library.getState().mark(new Set());
  if (problems.length > 0) stores.notices.getState().fail(texts.notDeleted(problems.join(" ")));
  if (step === null) return;
  if (problems.length > 0) stores.fileHistory.getState().record(step);
  else tell(stores, step);
}

interface Trashed {
  readonly trashed: string;
  /** What was open of it with unsaved changes or steps to undo. */
  readonly document: TraceDocument | null;
}

async function remove(
  stores: Needed,
  things: LibraryThings,
  words: string,
): Promise<{ readonly step: FileStep | null; readonly problems: string[] }> {
  const { library, trace } = stores;
  const gone: Trashed[] = [];
  const problems: string[] = [];
  const removeTrace = (traceId: string): Promise<void> =>
    attempt(problems, async () => {
      const trashed = await library.getState().remove(traceId);
      const { document, parked } = trace.getState();
      const key = document?.traceId === traceId ? document.key : [...parked.values()].find((other) => other.traceId === traceId)?.key;
      gone.push({ trashed, document: key === undefined ? null : trace.getState().forget(key) });
      if (key === undefined)
        await trace.getState().close(trace.getState().tabs.flatMap((tab) => (tab.traceId === traceId ? [tab.key] : [])));
    });
  const ended = await workThroughMany(stores, { items: things.traceIds, words: texts.deleting, job: removeTrace, mayStop: "may-stop" });
  const removed: string[] = [];
  // Those that were left are still in them.
  for (const folder of ended === "done" ? things.folders : [])
    await attempt(problems, async () => {
      await library.getState().removeFolder(folder);
      removed.push(folder);
    });
  await library.getState().refresh();
  if (gone.length + removed.length === 0) return { step: null, problems };
  const said = ended === "done" ? words : texts.deletedUntilStopped(gone.length, things.traceIds.length);
  return { step: { words: said, back: () => restore(stores, gone, removed, said) }, problems };
}

async function restore(stores: Needed, gone: readonly Trashed[], folders: readonly string[], words: string): Promise<TakenBack> {
  const { library, trace } = stores;
  const problems: string[] = [];
  const traceIds: string[] = [];
  for (const folder of folders) await attempt(problems, () => library.getState().makeFolder(folder));
  const bringBack = ({ trashed, document }: Trashed): Promise<void> =>
    attempt(problems, async () => {
      const traceId = await library.getState().restore(trashed);
      traceIds.push(traceId);
      if (document !== null) trace.getState().bringBack({ ...document, traceId, folder: folderOf(traceId) });
    });
  await workThroughMany(stores, { items: gone, words: texts.bringingBack, job: bringBack, mayStop: "to-the-end" });
  await library.getState().refresh();
  const [only] = traceIds;
  if (only !== undefined && gone.length === 1) await trace.getState().open(only);
  if (problems.length > 0) return { kind: "failed", message: problems.join(" ") };
  return { kind: "done", again: { words, back: async () => takenBack(await remove(stores, { traceIds, folders }, words)) } };
}

export async function renameTrace(stores: Needed, traceId: string, name: string): Promise<void> {
  const before = entriesOf(stores).find((entry) => entry.traceId === traceId)?.name;
  try {
    stores.trace.getState().renamed(await stores.library.getState().rename(traceId, name));
    if (before !== undefined && before !== name) tell(stores, renamedStep(stores, traceId, before, name));
  } catch (error) {
    stores.notices.getState().fail(texts.notRenamed(messageOf(error)));
  }
}

function renamedStep(stores: Needed, traceId: string, before: string, after: string): FileStep {
  const back = async (): Promise<TakenBack> => {
    const problems: string[] = [];
    await attempt(problems, async () => stores.trace.getState().renamed(await stores.library.getState().rename(traceId, before)));
    return takenBack({ step: renamedStep(stores, traceId, after, before), problems });
  };
  return { words: texts.renamedTo(after), back };
}

/** Another name for a folder, where it is. */
export async function renameFolder(stores: Needed, folder: string, name: string): Promise<void> {
  const to = joined(folderOf(folder), name);
  if (to === folder) return;
  const { step, problems } = await move(stores, { traces: [], folders: [{ from: folder, to }], words: texts.renamedTo(name) });
  if (problems.length > 0) stores.notices.getState().fail(texts.notRenamed(problems.join(" ")));
  else if (step !== null) tell(stores, step);
}

export async function duplicateTraces(stores: Needed, traceIds: readonly string[]): Promise<void> {
  const { library, trace, notices } = stores;
  const problems: string[] = [];
  const copies: string[] = [];
  const duplicate = (traceId: string): Promise<void> =>
    attempt(problems, async () => void copies.push(await library.getState().duplicate(traceId)));
  await workThroughMany(stores, { items: traceIds, words: texts.duplicating, job: duplicate, mayStop: "may-stop" });
  await library.getState().refresh();
  const [copied] = copies;
  if (copied !== undefined && traceIds.length === 1) await attempt(problems, () => trace.getState().open(copied));
  if (problems.length > 0) notices.getState().fail(texts.notDuplicated(problems.join(" ")));
  if (copies.length === 0) return;
  const words = copies.length === 1 ? texts.duplicated : texts.duplicatedMany(copies.length);
  const step: FileStep = { words, back: async () => takenBack(await remove(stores, { traceIds: copies, folders: [] }, words)) };
  if (problems.length > 0) stores.fileHistory.getState().record(step);
  else tell(stores, step);
}

/** An empty folder. */
export async function addFolder(stores: Needed, folder: string): Promise<void> {
  try {
    await stores.library.getState().makeFolder(folder);
    const words = texts.madeFolder(folder);
    tell(stores, { words, back: async () => takenBack(await remove(stores, { traceIds: [], folders: [folder] }, words)) });
  } catch (error) {
    stores.notices.getState().fail(texts.noFolder(messageOf(error)));
  }
}

/** Gives up a trace that was never saved. */
export function discardUnfiled(stores: Needed, key: string): void {
  const step = discardStep(stores, key);
  if (step !== null) tell(stores, step);
}

function discardStep(stores: Needed, key: string): FileStep | null {
  const { trace } = stores;
  const document = trace.getState().forget(key);
  if (document === null) return null;
  const back = async (): Promise<TakenBack> => {
    trace.getState().bringBack(document);
    const words = texts.openedAgain(traceName(document.saved));
    const again: FileStep = {
      words,
      back: async () => takenBack({ step: discardStep(stores, key), problems: [] }),
    };
    return { kind: "done", again };
  };
  return { words: texts.discarded(traceName(document.saved)), back };
}

function entriesOf({ library }: Pick<Stores, "library">) {
  const { status } = library.getState();
  return status.kind === "ready" ? status.entries : [];
}

export function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
