import type { RunOf } from "./result";
import type { Stores } from "./stores";
import { activeConfiguration, openWorkspace } from "./workspace";

/** What a run of the trace on screen would be made of; `null` while there is no trace or no configuration. */
export function currentRun({ workspace, trace }: Pick<Stores, "workspace" | "trace">): RunOf | null {
  const state = workspace.getState();
  const open = openWorkspace(state);
  const configuration = activeConfiguration(state);
  const { document } = trace.getState();
  if (open === null || configuration === null || document === null) return null;
  const { key, saved } = document;
  return { workspaceId: open.workspaceId, configuration: configuration.name, key, name: traceName(saved), saved };
}

/** Runs the trace on screen against the active configuration. */
export async function sendTrace(stores: Pick<Stores, "workspace" | "trace" | "result">): Promise<void> {
  const run = currentRun(stores);
  if (run !== null) await stores.result.getState().start(run);
}

/** A trace's own name, or what it asks for. */
export function traceName(saved: RunOf["saved"]): string {
  return saved.name ?? `${saved.trace.method} ${saved.trace.url}`;
}
