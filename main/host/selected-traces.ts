import type { RunSelection } from "../../engine/contract/run-commands";
import type { Workspace } from "../workspace/workspace";

/** Which traces a selection means; `failed` are those of the run that it names. */
export async function selectedTraces(
  workspace: Workspace,
  selection: RunSelection,
  failed: ReadonlySet<string>,
): Promise<(traceId: string) => boolean> {
  switch (selection.kind) {
    case "all":
      return () => true;
    case "folder":
      return (traceId) => traceId.startsWith(`${selection.folder}/`);
    case "tag": {
      const entries = await workspace.library.list();
      const wanted = new Set(entries.filter(({ tags }) => tags.includes(selection.tag)).map(({ traceId }) => traceId));
      return (traceId) => wanted.has(traceId);
    }
    case "traces": {
      const wanted = new Set(selection.traceIds);
      return (traceId) => wanted.has(traceId);
    }
    case "failed":
      return (traceId) => failed.has(traceId);
    default:
      return selection satisfies never;
  }
}
