import { createHash } from "node:crypto";
import { readdir, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { parseJson } from "../../../engine/config/index";
import { READERS } from "../../../engine/contract/readers";
import { Refused } from "../../../engine/contract/refused";
import type { KeptEdits } from "../../../engine/contract/what-if-commands";
import { isJsonObject } from "../../../engine/support/json";
import { confine } from "../files/confine";
import { isMissing, reasonOf } from "../files/file-error";
import { FILE_KINDS } from "../files/file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "../files/hidden-folder";
import { createOneAtATime } from "../files/one-at-a-time";
import { readTextFile } from "../files/read-text";
import { refuseTooLarge } from "../files/refuse-too-large";
import { writeDurably } from "../files/write-durably";

/** Unsaved edits of one configuration in one window. */
export interface EditDraft extends KeptEdits {
  /** Whose they are; empty for those of a time when windows shared them. */
  readonly window: string;
}

/** Edits of configurations that nobody has saved, kept so that they survive a crash. One file a configuration and window, so that no window writes over another's. */
export interface EditDrafts {
  /** Without edits the file goes. */
  keep(draft: EditDraft): Promise<void>;
  /** Those of all windows, the newest first. */
  of(configuration: string): Promise<readonly EditDraft[]>;
}

const FOLDER = "drafts/edits";
const SHARED = "shared";

export function createEditDrafts(root: string): EditDrafts {
  const inOrder = createOneAtATime();
  return {
    keep: (draft) =>
      inOrder(async () => {
        const relative = `${FOLDER}/${nameOf(draft)}`;
        if (draft.edits.length === 0) return forget(await confine(root, `${HIDDEN_FOLDER}/${relative}`));
        const text = JSON.stringify(draft);
        refuseTooLarge(text, FILE_KINDS.draft, { what: "the draft of the unsaved edits", advice: "save them" });
        return writeDurably(await inHiddenFolder(root, relative), text, `${HIDDEN_FOLDER}/drafts`);
      }),

    async of(configuration) {
      const folder = await confine(root, `${HIDDEN_FOLDER}/${FOLDER}`);
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
      const found = await Promise.all(names.map((name) => readDraft(path.join(folder, name))));
      return found
        .filter((each) => each !== null)
        .filter(({ draft }) => draft.configuration === configuration)
        .sort((one, other) => other.written - one.written)
        .map(({ draft }) => draft);
    },
  };
}

/** The file holds what a window sent, and is read as that is. A draft that cannot be read is left where it is, for a person to look at. */
async function readDraft(file: string): Promise<{ readonly draft: EditDraft; readonly written: number } | null> {
  const text = await readTextFile(file, FILE_KINDS.draft);
  const json = text.kind === "text" ? parseJson(text.text) : null;
  if (json?.kind !== "json" || !isJsonObject(json.value)) return null;
  const { window = "" } = json.value;
  // Those of a time when windows shared them name none.
  const reading = READERS["what-if/keep"]({ ...json.value, window: window === "" ? SHARED : window, workspaceId: "kept" });
  const stats = await stat(file).catch(() => null);
  if (reading.kind === "problems" || stats === null) return null;
  const { configuration, edits, began } = reading.value;
  return {
    draft: { window: reading.value.window === SHARED ? "" : reading.value.window, configuration, edits, began },
    written: stats.mtimeMs,
  };
}

async function forget(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (!isMissing(error)) throw new Refused("cannot-write", `the draft ${reasonOf(error)}`);
  }
}

function nameOf({ configuration, window }: Pick<EditDraft, "configuration" | "window">): string {
  const named = window === "" ? configuration : `${configuration}\n${window}`;
  return `${createHash("sha256").update(named).digest("hex").slice(0, 32)}.json`;
}
