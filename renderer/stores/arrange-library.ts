import type { LibraryMove } from "../../engine/contract/index";
import { messageOf } from "../host/client";
import type { Stores } from "./stores";

type Needed = Pick<Stores, "library" | "trace" | "notices">;

/** What an action on the library is for: traces by their id, folders by their path. */
export interface LibraryThings {
  readonly traceIds: readonly string[];
  readonly folders: readonly string[];
}

/** Moves traces and folders into `folder`; what was open stays open, and undo moves back. */
export async function moveThings(stores: Needed, things: LibraryThings, folder: string): Promise<void> {
  const { library, notices } = stores;
  const moved: LibraryMove["moved"][number][] = [];
  const problems: string[] = [];
  const folders: { readonly from: string; readonly to: string }[] = [];
  const alone = things.traceIds.filter((traceId) => folderOf(traceId) !== folder && !things.folders.some((path) => isIn(traceId, path)));
  const outermost = things.folders.filter((path) => !things.folders.some((other) => other !== path && isIn(path, other)));
  for (const path of outermost) {
    const to = joined(folder, path.slice(path.lastIndexOf("/") + 1));
    if (to === path) continue;
    await attempt(problems, async () => {
      take(stores, moved, await library.getState().moveFolder(path, to), problems);
      folders.push({ from: path, to });
    });
  }
  if (alone.length > 0) await attempt(problems, async () => take(stores, moved, await library.getState().move(alone, folder), problems));
  if (problems.length > 0) notices.getState().fail(`Not moved: ${problems.join(" ")}`);
  else if (moved.length + folders.length > 0)
    notices.getState().say(`Moved to ${folder === "" ? "the top of the library" : `“${folder}”`}.`, {
      label: "Undo",
      run: () =>
        void moveBack(
          stores,
          moved.filter(({ from }) => alone.includes(from)),
          folders,
        ),
    });
}

async function moveBack(stores: Needed, moved: LibraryMove["moved"], folders: LibraryMove["moved"]): Promise<void> {
  const { library, notices } = stores;
  const problems: string[] = [];
  notices.getState().dismiss();
  const byFolder = new Map<string, string[]>();
  for (const { from, to } of moved) byFolder.set(folderOf(from), [...(byFolder.get(folderOf(from)) ?? []), to]);
  for (const [folder, traceIds] of byFolder)
    await attempt(problems, async () => take(stores, [], await library.getState().move(traceIds, folder), problems));
  for (const { from, to } of folders)
    await attempt(problems, async () => take(stores, [], await library.getState().moveFolder(to, from), problems));
  if (problems.length > 0) notices.getState().fail(`Not moved back: ${problems.join(" ")}`);
}

function take({ trace }: Needed, moved: LibraryMove["moved"][number][], move: LibraryMove, problems: string[]): void {
  moved.push(...move.moved);
  problems.push(...move.problems);
  trace.getState().refile(move.moved);
}

async function attempt(problems: string[], job: () => Promise<void>): Promise<void> {
  try {
    await job();
  } catch (error) {
    problems.push(messageOf(error));
  }
}

/** Moves traces, and all traces in folders, to the trash; undo brings all of them back. */
export async function deleteThings(stores: Needed, things: LibraryThings): Promise<void> {
  const { library, trace, notices } = stores;
  const { status } = library.getState();
  const entries = status.kind === "ready" ? status.entries : [];
  const inside = entries.filter(({ traceId }) => things.folders.some((folder) => isIn(traceId, folder))).map(({ traceId }) => traceId);
  const traceIds = [...new Set([...things.traceIds, ...inside])];
  const trashed: string[] = [];
  const problems: string[] = [];
  for (const traceId of traceIds) {
    await attempt(problems, async () => {
      trashed.push(await library.getState().remove(traceId));
      const { document, parked } = trace.getState();
      const key = document?.traceId === traceId ? document.key : [...parked.values()].find((other) => other.traceId === traceId)?.key;
      if (key !== undefined) trace.getState().forget(key);
    });
  }
  for (const folder of things.folders) await attempt(problems, () => library.getState().removeFolder(folder));
  library.getState().mark(new Set());
  if (problems.length > 0) {
    notices.getState().fail(`Not deleted: ${problems.join(" ")}`);
    return;
  }
  const [only] = traceIds;
  const name = entries.find(({ traceId }) => traceId === only)?.name ?? only;
  const words =
    traceIds.length === 1 && things.folders.length === 0
      ? `“${name}” is in the trash.`
      : traceIds.length === 0
        ? "The folder is gone."
        : `${traceIds.length} ${traceIds.length === 1 ? "trace is" : "traces are"} in the trash.`;
  notices.getState().say(words, { label: "Undo", run: () => void takeBack(stores, trashed, things.folders) });
}

async function takeBack(stores: Needed, trashed: readonly string[], folders: readonly string[]): Promise<void> {
  const { library, trace, notices } = stores;
  const problems: string[] = [];
  let last: string | null = null;
  notices.getState().dismiss();
  for (const folder of folders) await attempt(problems, () => library.getState().makeFolder(folder));
  for (const each of trashed)
    await attempt(problems, async () => {
      last = await library.getState().restore(each);
    });
  if (problems.length > 0) notices.getState().fail(`Not restored: ${problems.join(" ")}`);
  else if (last !== null && trashed.length === 1) await trace.getState().open(last);
}

export async function renameTrace({ library, trace, notices }: Needed, traceId: string, name: string): Promise<void> {
  try {
    trace.getState().renamed(await library.getState().rename(traceId, name));
  } catch (error) {
    notices.getState().fail(`Not renamed: ${messageOf(error)}`);
  }
}

/** Another name for a folder, where it is. */
export async function renameFolder({ library, trace, notices }: Needed, folder: string, name: string): Promise<void> {
  try {
    const { moved } = await library.getState().moveFolder(folder, joined(folderOf(folder), name));
    trace.getState().refile(moved);
  } catch (error) {
    notices.getState().fail(`Not renamed: ${messageOf(error)}`);
  }
}

export async function duplicateTraces({ library, trace, notices }: Needed, traceIds: readonly string[]): Promise<void> {
  const problems: string[] = [];
  for (const traceId of traceIds)
    await attempt(problems, async () => {
      const copy = await library.getState().duplicate(traceId);
      if (traceIds.length === 1) await trace.getState().open(copy);
    });
  if (problems.length > 0) notices.getState().fail(`Not duplicated: ${problems.join(" ")}`);
}

export function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function folderOf(path: string): string {
  const end = path.lastIndexOf("/");
  return end < 0 ? "" : path.slice(0, end);
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
