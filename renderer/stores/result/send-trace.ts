import type { EditedConfiguration } from "../../../engine/contract/index";
import type { Stores } from "../stores";
import { chosenRow } from "../trace/trace";
import { editsToRun, NO_EDITS } from "../what-if/what-if-draft";
import { activeConfiguration, openWorkspace } from "../workspace/workspace";
import type { RunOf } from "./result";

/** What a run of the trace on screen would be made of; `null` while there is no trace or no configuration. */
export function currentRun({ workspace, trace, whatIf }: Pick<Stores, "workspace" | "trace" | "whatIf">): RunOf | null {
  const state = workspace.getState();
  const open = openWorkspace(state);
  const configuration = activeConfiguration(state);
  const { document } = trace.getState();
  const row = chosenRow(trace.getState());
  if (open === null || configuration === null || document === null) return null;
  const { key, saved } = document;
  const { of } = whatIf.getState();
  const ours = of?.workspaceId === open.workspaceId && of.configuration === configuration.name;
  const edits = ours ? editsToRun(whatIf.getState()) : NO_EDITS;
  const detail = whatIf.getState().editing === null ? "full" : "outline";
  return { workspaceId: open.workspaceId, configuration: configuration.name, key, name: traceName(saved), saved, row, edits, detail };
}

/** Runs the trace on screen against the active configuration. */
export async function sendTrace(stores: Pick<Stores, "workspace" | "trace" | "result" | "whatIf">): Promise<void> {
  const run = currentRun(stores);
  if (run === null) return;
  const edited = await stores.result.getState().start(run);
  if (edited !== null) stores.whatIf.getState().hear(run, run.edits, edited);
  else if (run.edits.length === 0) stores.whatIf.getState().hear(run, run.edits, NOTHING_FOUND);
}

const NOTHING_FOUND: EditedConfiguration = { findings: [], mistakes: [] };

/** A trace's own name, or what it asks for. */
export function traceName(saved: RunOf["saved"]): string {
  return saved.name ?? `${saved.trace.method} ${saved.trace.url}`;
}
