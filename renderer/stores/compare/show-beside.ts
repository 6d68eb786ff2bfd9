import type { Stores } from "../stores";
import { editsToRun, NO_EDITS } from "../what-if/what-if-draft";
import { activeConfiguration, openWorkspace } from "../workspace/workspace";

type Needed = Pick<Stores, "workspace" | "trace" | "whatIf" | "beside" | "layout">;

/** Shows two traces beside each other, by their ids or keys, with the configuration as it is edited now. */
export async function showBeside(stores: Needed, left: string, right: string): Promise<void> {
  stores.layout.getState().goTo("beside");
  await runBeside(stores, left, right);
}

/** Sends both again, as far as two are chosen. */
export async function refreshBeside(stores: Needed): Promise<void> {
  const { left, right } = stores.beside.getState();
  if (left !== null && right !== null) await runBeside(stores, left, right);
}

async function runBeside({ workspace, trace, whatIf, beside }: Needed, left: string, right: string): Promise<void> {
  const open = openWorkspace(workspace.getState());
  const configuration = activeConfiguration(workspace.getState());
  if (open === null || configuration === null) return;
  const { document, parked } = trace.getState();
  const documents = [...(document === null ? [] : [document]), ...parked.values()];
  const { of } = whatIf.getState();
  const ours = of?.workspaceId === open.workspaceId && of.configuration === configuration.name;
  await beside.getState().start({
    workspaceId: open.workspaceId,
    configuration: configuration.name,
    edits: ours ? editsToRun(whatIf.getState()) : NO_EDITS,
    left,
    right,
    open: (id) => documents.find((each) => (each.traceId ?? each.key) === id)?.saved ?? null,
  });
}
