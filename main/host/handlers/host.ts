import type { Capability } from "../../../engine/contract/capabilities";
import type { HostDescription } from "../../../engine/contract/commands";
import type { Handlers } from "../handler";
import { whyNoSecrets } from "../secrets";
import type { HandlerContext } from "./context";

export function hostHandlers({ description, abilities }: HandlerContext): Pick<Handlers, "host/describe"> {
  return {
    "host/describe": async () => ({
      ...description,
      versions: builtOn(process.versions),
      capabilities: {
        openFolderDialog: capability(abilities.chooseFolder, "a browser cannot choose a folder for the workbench; type its path"),
        openTraceDialog: capability(abilities.chooseTrace, "the browser chooses files itself"),
        revealInFolder: capability(abilities.reveal, "only the desktop program can show a folder in the file manager"),
        secrets: secretsCapability(whyNoSecrets(abilities.secrets)),
      },
    }),
  };
}

const PARTS = [
  { name: "Electron", key: "electron" },
  { name: "Chromium", key: "chrome" },
  { name: "Node.js", key: "node" },
  { name: "V8", key: "v8" },
] as const;

function builtOn(versions: Readonly<Record<string, string | undefined>>): HostDescription["versions"] {
  return PARTS.flatMap(({ name, key }) => {
    const version = versions[key];
    return version === undefined ? [] : [{ name, version }];
  });
}

function capability(ability: unknown, reason: string): Capability {
  return ability === undefined ? { kind: "no", reason } : { kind: "yes" };
}

function secretsCapability(reason: string | null): Capability {
  return reason === null ? { kind: "yes" } : { kind: "no", reason };
}
