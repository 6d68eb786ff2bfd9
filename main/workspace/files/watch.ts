import path from "node:path";
import type { Events } from "../../../engine/contract/commands";
import type { OwnWrites } from "./own-writes";
import { isTemporaryName } from "./temporary-name";

export type ChangedPart = Events["workspace/changed"]["what"][number];

/** Milliseconds of quiet before changes are told, so that a checkout of many files is one event. */
const QUIET = 150;

const PARTS: ReadonlyMap<string, ChangedPart> = new Map([
  ["traces", "library"],
  ["configurations", "configurations"],
  ["workspace.json", "workspace"],
]);

/**
 * Tells which parts of the workspace at `root` others changed, until the function it gives is called. Once it resolves, every later change is seen.
 * A watcher that the system cannot give (too many watches) is given up silently: everything but the telling works without it.
 */
export async function watchWorkspace(
  root: string,
  ownWrites: OwnWrites,
  tell: (what: readonly ChangedPart[]) => void,
): Promise<() => Promise<void>> {
  const { watch } = await import("chokidar");
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;

  async function tellOthersChanges(): Promise<void> {
    const files = [...changed];
    changed.clear();
    const parts = await Promise.all(files.map(async (file) => ((await ownWrites.isOwn(file)) ? null : partOf(root, file))));
    const what = [...new Set(parts.filter((part) => part !== null && part !== "root"))];
    if (what.length > 0) tell(what);
  }

  function note(file: string): void {
    changed.add(file);
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void tellOthersChanges(), QUIET);
  }

  const watcher = watch(root, { ignoreInitial: true, followSymlinks: false, ignored: (file) => partOf(root, file) === null });
  watcher.on("all", (event, file) => {
    if (event !== "addDir" && event !== "unlinkDir") note(file);
  });
  await new Promise<void>((resolve) => {
    watcher.once("ready", resolve);
    watcher.on("error", () => resolve());
  });
  return async () => {
    if (timer !== null) clearTimeout(timer);
    await watcher.close();
  };
}

function partOf(root: string, file: string): ChangedPart | "root" | null {
  const relative = path.relative(root, file);
  if (relative === "") return "root";
  const segments = relative.split(path.sep);
  if (isTemporaryName(path.basename(file)) || segments.some((segment) => segment.startsWith("."))) return null;
  return PARTS.get(segments[0] ?? "") ?? null;
}
