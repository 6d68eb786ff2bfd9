import type { ComparisonSide } from "../../engine/contract/comparison-commands";
import type { KeptComparison } from "../workspace/runs/comparison-store";
import type { Workspace } from "../workspace/workspace";
import { type CompareKept, compareKept } from "./kept-outcomes";

export interface MakeComparison extends CompareKept {
  readonly onFindingCauses: (traces: number) => void;
}

/** Compares the whole library under two sides. `null`: it was cancelled. */
export async function makeComparison(asked: MakeComparison): Promise<Omit<KeptComparison, "summary"> | null> {
  const { workspace, configurations, before, after } = asked;
  const fingerprintOf = async (side: ComparisonSide): Promise<string | null> =>
    side.kind === "configuration" ? configurations.fingerprint(workspace, side.name) : null;
  const fingerprints = { before: await fingerprintOf(before), after: await fingerprintOf(after) };
  const names = { before: await sideTitle(workspace, before), after: await sideTitle(workspace, after) };
  if (before.kind !== "configuration" || after.kind !== "configuration") {
    const cases = await compareKept(asked);
    return cases === null ? null : { fingerprints, parts: { ...names, cases, edits: [], tallies: null, coverage: null } };
  }
  const [old, next] = [await configurations.get(workspace, before.name), await configurations.get(workspace, after.name)];
  const { assumptions } = await workspace.about();
  const [environment, files] = [await workspace.environment(), await workspace.traceFiles(() => true)];
  const job = {
    kind: "compare",
    before: { name: before.name, files: old.files },
    after: { name: after.name, files: next.files },
    setting: { assumptions, environment },
  } as const;
  const { createLibraryPool } = await import("../workers/library/library-pool");
  const { compareLibrary } = await import("../workers/library/compare-library");
  const pool = await createLibraryPool(job, files.length, "answers others");
  asked.onStart(() => pool.close());
  const compared = await compareLibrary(pool, {
    job,
    files,
    idOf: ({ relative }) => relative,
    read: (part) => workspace.readTraces(part),
    onTraced: (done) => asked.onTraced(done, files.length),
    onFindingCauses: () => asked.onFindingCauses(files.length),
    isCancelled: asked.isCancelled,
  });
  return compared === null ? null : { fingerprints, parts: { ...names, ...compared } };
}

/** What people call a side: a run by its configuration, what ran, and when. */
async function sideTitle(workspace: Workspace, side: ComparisonSide): Promise<string> {
  if (side.kind === "run") {
    const { configuration, title, started } = await workspace.runs.read(side.runId);
    return `${configuration}, ${title}, ${started.slice(0, 16).replace("T", " ")} UTC`;
  }
  return side.kind === "baseline" ? `baseline ${side.name}` : side.name;
}
