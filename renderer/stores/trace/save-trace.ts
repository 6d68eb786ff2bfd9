import { WORDS } from "../../words/words";
import type { Stores } from "../stores";
import { openedTrace } from "./opened-trace";
import type { SaveHow } from "./trace-state";

const words = WORDS.stores.saveTrace;

type Needed = Pick<Stores, "trace" | "library" | "layout" | "notices" | "halfTyped">;

/** Saves the trace on screen and says what came of it: a name to give, a conflict to settle, a mistake to mend. */
export async function saveTrace(stores: Needed, how: SaveHow = { conflict: "refuse" }): Promise<void> {
  const { trace, library, layout, notices, halfTyped } = stores;
  halfTyped.take();
  if (trace.getState().opening.kind === "opening" && (await openedTrace(trace)) === "another") return;
  const outcome = await trace.getState().save(how);
  switch (outcome.kind) {
    case "saved":
      layout.getState().put(null);
      notices.getState().say(words.saved);
      await library.getState().refresh();
      return;
    case "needs-name":
      layout.getState().put({ kind: "save-as" });
      return;
    case "changed-on-disk":
      if (trace.getState().document?.key === outcome.key)
        layout.getState().put({ kind: "conflict", key: outcome.key, message: outcome.message });
      else notices.getState().fail(words.notSaved(outcome.message));
      return;
    case "mistake":
      layout.getState().setBuilderView("json");
      notices.getState().fail(words.mistake(outcome.problem.line, outcome.problem.message));
      return;
    case "failed":
      notices.getState().fail(words.notSaved(outcome.message));
      return;
    default:
      return outcome satisfies never;
  }
}

/** A new trace in `folder`, on screen and unsaved. */
export function startNewTrace({ trace, layout, whatIf }: Pick<Stores, "trace" | "layout" | "whatIf">, folder: string): void {
  whatIf.getState().close();
  layout.getState().goTo("trace");
  layout.getState().showPart("asked");
  trace.getState().startNew({ name: words.newTrace, trace: { method: "GET", url: "https://" } }, folder);
  layout.getState().wantFocus("begun");
}
