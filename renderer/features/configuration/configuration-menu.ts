import type { Stores } from "../../stores/stores";
import { messageOf } from "../../stores/support/message-of";
import { activeConfiguration } from "../../stores/workspace/workspace";
import type { MenuEntry } from "../../ui/menu";
import { WORDS } from "../../words/words";
import type { ConfigurationRow } from "./configuration-rows";

const words = WORDS.menus;

/** What can be done with a row of the configuration's tree. */
export function configurationMenu(
  stores: Stores,
  row: ConfigurationRow,
  { open, fold }: { readonly open: () => void; readonly fold: () => void },
): readonly MenuEntry[] {
  const { workspace, whatIf, layout, notices } = stores;
  const { target } = row;
  const folds: readonly MenuEntry[] =
    row.fold === undefined
      ? []
      : [{ kind: "action", label: row.fold === "open" ? words.foldUp : words.unfold, icon: "chevron-down", run: fold }];
  if (target.kind === "none") return folds;
  const { file } = target;
  const configuration = activeConfiguration(workspace.getState())?.name ?? "";
  const able = workspace.getState().host?.capabilities.revealInFolder;
  return [
    ...folds,
    { kind: "action", label: words.open, icon: "open", keys: "↵", run: open },
    {
      kind: "action",
      label: words.asJson,
      icon: "code",
      run: () => {
        layout.getState().goTo("trace");
        void whatIf.getState().open({ kind: "file", file });
      },
    },
    {
      kind: "action",
      label: words.reveal,
      icon: "folder",
      unavailable: able?.kind === "no" ? able.reason : undefined,
      run: () => {
        workspace
          .getState()
          .reveal({ kind: "configuration", configuration, file })
          .catch((error: unknown) => notices.getState().fail(messageOf(error)));
      },
    },
  ];
}
