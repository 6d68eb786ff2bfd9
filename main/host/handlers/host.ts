import type { Capability } from "../../../engine/contract/capabilities";
import type { Handlers } from "../handler";
import { whyNoSecrets } from "../secrets";
import type { HandlerContext } from "./context";

export function hostHandlers({ description, abilities }: HandlerContext): Pick<Handlers, "host/describe"> {
  return {
    "host/describe": async () => ({
      ...description,
      capabilities: {
        openFolderDialog: capability(abilities.chooseFolder, "a browser cannot choose a folder for the workbench; type its path"),
        revealInFolder: capability(abilities.reveal, "only the desktop program can show a folder in the file manager"),
        secrets: secretsCapability(whyNoSecrets(abilities.secrets)),
      },
    }),
  };
}

function capability(ability: unknown, reason: string): Capability {
  return ability === undefined ? { kind: "no", reason } : { kind: "yes" };
}

function secretsCapability(reason: string | null): Capability {
  return reason === null ? { kind: "yes" } : { kind: "no", reason };
}
