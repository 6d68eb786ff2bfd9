import { messageOf } from "../../host/message-of";
import { WORDS } from "../../words/words";
import type { Stores } from "../stores";
import { activeConfiguration, openWorkspace } from "../workspace/workspace";
import type { SaveAs } from "./what-if";

const words = WORDS.stores.saveWhatIf;

type Needed = Pick<Stores, "whatIf" | "workspace" | "configuration" | "notices" | "result">;

/**
 * Saves the edits of the configuration in use and says what came of it. A new configuration is used from then on, at the same rule, unless another was chosen
 * meanwhile.
 */
export async function saveEdits(stores: Needed, as: SaveAs, conflict: "refuse" | "overwrite"): Promise<void> {
  const { whatIf, workspace, configuration, notices, result } = stores;
  const { of, editing } = whatIf.getState();
  const saved = await whatIf.getState().save(as, conflict);
  switch (saved.kind) {
    case "conflict":
      return;
    case "refused":
      if (whatIf.getState().saving.kind !== "naming") notices.getState().fail(words.notSaved(saved.message));
      return;
    case "saved":
      result.getState().outdate();
      await workspace.getState().refresh();
      if (as.kind === "new" && whatIf.getState().of === of) {
        try {
          await workspace.getState().activate(saved.configuration);
        } catch (error) {
          notices.getState().fail(words.savedButNotUsed(saved.configuration, messageOf(error)));
          return;
        }
        if (editing !== null) await whatIf.getState().open(editing);
      } else if (as.kind === "same") {
        const id = openWorkspace(workspace.getState())?.workspaceId;
        const used = activeConfiguration(workspace.getState())?.name;
        if (id !== undefined && used === saved.configuration) await configuration.getState().read(id, saved.configuration);
      }
      notices.getState().say(as.kind === "new" ? words.savedAs(saved.configuration) : words.savedTo(saved.configuration));
      return;
    default:
      return saved satisfies never;
  }
}

/** Gives the edits up; undo brings them back. */
export function discardEdits({ whatIf, notices }: Pick<Stores, "whatIf" | "notices">): void {
  whatIf.getState().discard();
  const undo = (): void => {
    notices.getState().dismiss();
    whatIf.getState().undo();
  };
  notices.getState().say(words.discarded, { label: words.undo, run: undo });
}
