import type { LibraryEntry } from "../../engine/contract/library-commands";
import type { RunSelection } from "../../engine/contract/run-commands";
import { type BrokenCase, expandTrace, type TraceCase } from "../../engine/library/parameters/expand-trace";
import type { JsonObject } from "../../engine/support/json";
import type { Workspace } from "../workspace/workspace";

/** The cases of the library, those that cannot run among them, in the order of their files. */
export async function libraryCases(
  workspace: Workspace,
  isWanted: (entry: LibraryEntry) => boolean,
): Promise<readonly (TraceCase | BrokenCase)[]> {
  const entries = (await workspace.library.list()).filter(isWanted);
  const cases: (TraceCase | BrokenCase)[] = [];
  for (const entry of entries) cases.push(...(await casesOf(workspace, entry)));
  return cases;
}

async function casesOf(workspace: Workspace, { traceId, name, broken }: LibraryEntry): Promise<readonly (TraceCase | BrokenCase)[]> {
  if (broken !== null) return [{ traceId, index: null, name, problems: [{ pointer: broken.place.pointer, message: broken.message }] }];
  try {
    const { saved } = await workspace.library.read(traceId);
    const json: JsonObject = JSON.parse(JSON.stringify(saved));
    const { cases, broken: mistaken } = expandTrace(traceId, json, {});
    return [...cases, ...mistaken];
  } catch (error) {
    return [{ traceId, index: null, name, problems: [{ pointer: "", message: error instanceof Error ? error.message : String(error) }] }];
  }
}

/** Which traces a selection means; `failed` are those of the run that it names. */
export function isSelected(selection: RunSelection, failed: ReadonlySet<string>): (entry: LibraryEntry) => boolean {
  switch (selection.kind) {
    case "all":
      return () => true;
    case "folder":
      return ({ folder }) => folder === selection.folder || folder.startsWith(`${selection.folder}/`);
    case "tag":
      return ({ tags }) => tags.includes(selection.tag);
    case "traces": {
      const wanted = new Set(selection.traceIds);
      return ({ traceId }) => wanted.has(traceId);
    }
    case "failed":
      return ({ traceId }) => failed.has(traceId);
    default:
      return selection satisfies never;
  }
}
