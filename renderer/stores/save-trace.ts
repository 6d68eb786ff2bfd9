import type { Stores } from "./stores";
import type { SaveHow } from "./trace";

type Needed = Pick<Stores, "trace" | "library" | "layout" | "notices">;

/** Saves the trace on screen and says what came of it: a name to give, a conflict to settle, a mistake to mend. */
export async function saveTrace(stores: Needed, how: SaveHow = { conflict: "refuse" }): Promise<void> {
  const { trace, library, layout, notices } = stores;
  const outcome = await trace.getState().save(how);
  switch (outcome.kind) {
    case "saved":
      layout.getState().put(null);
      notices.getState().say("Saved.");
      await library.getState().refresh();
      return;
    case "needs-name":
      layout.getState().put({ kind: "save-as" });
      return;
    case "changed-on-disk":
      layout.getState().put({ kind: "conflict", message: outcome.message });
      return;
    case "mistake":
      layout.getState().setBuilderView("json");
      notices.getState().fail(`Not saved: the JSON has a mistake in line ${outcome.problem.line}. ${outcome.problem.message}`);
      return;
    case "failed":
      notices.getState().fail(`Not saved: ${outcome.message}`);
      return;
    default:
      return outcome satisfies never;
  }
}

/** Moves a saved trace to the trash; undo brings it back. */
export async function deleteTrace(stores: Needed, traceId: string, name: string): Promise<void> {
  const { trace, library, notices } = stores;
  try {
    const trashed = await library.getState().remove(traceId);
    const { document, parked } = trace.getState();
    const key = document?.traceId === traceId ? document.key : [...parked.values()].find((other) => other.traceId === traceId)?.key;
    if (key !== undefined) trace.getState().forget(key);
    const undo = () => {
      notices.getState().dismiss();
      library
        .getState()
        .restore(trashed)
        .then((restored) => trace.getState().open(restored))
        .catch((error: unknown) => notices.getState().fail(`Not restored: ${String(error)}`));
    };
    notices.getState().say(`“${name}” is in the trash.`, { label: "Undo", run: undo });
  } catch (error) {
    notices.getState().fail(`Not deleted: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A new trace in `folder`, on screen and unsaved. */
export function startNewTrace({ trace }: Pick<Stores, "trace">, folder: string): void {
  trace.getState().startNew({ name: "New trace", trace: { method: "GET", url: "https://" } }, folder);
}
