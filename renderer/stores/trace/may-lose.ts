import type { Stores } from "../stores";
import { isDirty } from "./trace-document";

/** Whether leaving the page now could lose something: drafts are kept by the host, but an import under way ends, and nothing is kept while the host is away. */
export function mayLose({ workspace, trace, imports }: Pick<Stores, "workspace" | "trace" | "imports">): boolean {
  const { status } = imports.getState();
  if (status.kind === "importing" || status.kind === "pulling") return true;
  const { document, parked, saving } = trace.getState();
  if (saving.kind === "saving") return true;
  const unsaved = [...(document === null ? [] : [document]), ...parked.values()].some(isDirty);
  return unsaved && workspace.getState().connection.kind === "lost";
}
