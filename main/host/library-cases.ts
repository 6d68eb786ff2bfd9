import type { RunSelection } from "../../engine/contract/run-commands";
import type { BrokenCase, TraceCase } from "../../engine/library/parameters/expand-trace";
import { casesOf } from "../../engine/library/parameters/trace-text";
import type { Workspace } from "../workspace/workspace";

/** The cases of the library, those that cannot run among them, in the order of their files. */
export async function libraryCases(
  workspace: Workspace,
  isWanted: (traceId: string) => boolean,
): Promise<readonly (TraceCase | BrokenCase)[]> {
  const [environment, texts] = [await workspace.environment(), await workspace.traceTexts(isWanted)];
  return texts.flatMap((text) => casesOf(text, environment));
}

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
