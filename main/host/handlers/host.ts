import type { Capability } from "../../../engine/contract/capabilities";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function hostHandlers({ description, abilities }: HandlerContext): Pick<Handlers, "host/describe"> {
  return {
    "host/describe": async () => ({
      ...description,
      capabilities: {
        openFolderDialog: capability(abilities.chooseFolder, "a browser cannot choose a folder for the workbench; type its path"),
        revealInFolder: capability(abilities.reveal, "only the desktop program can show a folder in the file manager"),
        secrets: { kind: "no", reason: "there is no command that needs a secret yet" },
      },
    }),
  };
}

function capability(ability: unknown, reason: string): Capability {
  return ability === undefined ? { kind: "no", reason } : { kind: "yes" };
}
