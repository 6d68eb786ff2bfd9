import { createHash } from "node:crypto";
import { unlink } from "node:fs/promises";
import { parseJson } from "../../engine/config/index";
import { READERS } from "../../engine/contract/readers";
import { Refused } from "../../engine/contract/refused";
import type { KeptEdits } from "../../engine/contract/what-if-commands";
import { isJsonObject } from "../../engine/support/json";
import { confine } from "./confine";
import { isMissing, reasonOf } from "./file-error";
import { FILE_KINDS } from "./file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "./hidden-folder";
import { createOneAtATime } from "./one-at-a-time";
import { readTextFile } from "./read-text";
import { refuseTooLarge } from "./refuse-too-large";
import { writeDurably } from "./write-durably";

/** Edits of configurations that nobody has saved, kept so that they survive a crash. One file a configuration. */
export interface EditDrafts {
  /** Without edits the file goes. */
  keep(kept: KeptEdits): Promise<void>;
  kept(configuration: string): Promise<KeptEdits>;
}

export function createEditDrafts(root: string): EditDrafts {
  const inOrder = createOneAtATime();
  return {
    keep: (kept) =>
      inOrder(async () => {
        const relative = placeOf(kept.configuration);
        if (kept.edits.length === 0) return forget(await confine(root, `${HIDDEN_FOLDER}/${relative}`));
        const text = JSON.stringify(kept);
        refuseTooLarge(text, FILE_KINDS.draft, { what: "the draft of the unsaved edits", advice: "save them" });
        return writeDurably(await inHiddenFolder(root, relative), text, `${HIDDEN_FOLDER}/drafts`);
      }),

    async kept(configuration) {
      const text = await readTextFile(await confine(root, `${HIDDEN_FOLDER}/${placeOf(configuration)}`), FILE_KINDS.draft);
      return (text.kind === "text" ? readKept(text.text) : null) ?? { configuration, edits: [], began: {} };
    },
  };
}

/** The file holds what a window sent, and is read as that is. A draft that cannot be read is left where it is, for a person to look at. */
function readKept(text: string): KeptEdits | null {
  const json = parseJson(text);
  if (json.kind !== "json" || !isJsonObject(json.value)) return null;
  const reading = READERS["what-if/keep"]({ ...json.value, workspaceId: "kept" });
  if (reading.kind === "problems") return null;
  const { configuration, edits, began } = reading.value;
  return { configuration, edits, began };
}

async function forget(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!isMissing(error)) throw new Refused("cannot-write", `the draft ${reasonOf(error)}`);
  }
}

function placeOf(configuration: string): string {
  return `drafts/edits/${createHash("sha256").update(configuration).digest("hex").slice(0, 32)}.json`;
}
