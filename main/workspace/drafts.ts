import { createHash } from "node:crypto";
import { readdir, unlink } from "node:fs/promises";
import path from "node:path";
import { parseJson } from "../../engine/config/index";
import { Refused } from "../../engine/contract/refused";
import { readTraceTemplate } from "../../engine/request/read-trace";
import type { SavedTrace } from "../../engine/request/trace-definition";
import { confine } from "./confine";
import { isMissing, reasonOf } from "./file-error";
import { FILE_KINDS } from "./file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "./hidden-folder";
import { createOneAtATime } from "./one-at-a-time";
import { readTextFile } from "./read-text";
import { refuseTooLarge } from "./refuse-too-large";
import { writeDurably } from "./write-durably";

interface Draft {
  readonly traceId: string;
  readonly saved: SavedTrace;
}

/** Unsaved work, kept so that it survives a crash. One draft a trace. */
export interface Drafts {
  write(traceId: string, saved: SavedTrace): Promise<void>;
  forget(traceId: string): Promise<void>;
  /** A draft follows its trace to another name. */
  rename(from: string, to: string): Promise<void>;
  list(): Promise<readonly Draft[]>;
}

export function createDrafts(root: string): Drafts {
  const inOrder = createOneAtATime();
  return {
    write: (traceId, saved) =>
      inOrder(async () => {
        const text = JSON.stringify({ traceId, saved });
        refuseTooLarge(text, FILE_KINDS.draft, { what: "the draft", advice: "make its body smaller" });
        await writeDurably(await inHiddenFolder(root, `drafts/${nameOf(traceId)}`), text, `${HIDDEN_FOLDER}/drafts`);
      }),

    forget: (traceId) =>
      inOrder(async () => {
        const file = await confine(root, `${HIDDEN_FOLDER}/drafts/${nameOf(traceId)}`);
        try {
          await unlink(file);
        } catch (error) {
          if (!isMissing(error)) throw new Refused("cannot-write", `the draft ${reasonOf(error)}`);
        }
      }),

    rename: (from, to) =>
      inOrder(async () => {
        const file = await confine(root, `${HIDDEN_FOLDER}/drafts/${nameOf(from)}`);
        const draft = await readDraft(file);
        if (draft === null) return;
        const text = JSON.stringify({ traceId: to, saved: draft.saved });
        await writeDurably(await inHiddenFolder(root, `drafts/${nameOf(to)}`), text, `${HIDDEN_FOLDER}/drafts`);
        await unlink(file);
      }),

    async list() {
      const folder = await confine(root, `${HIDDEN_FOLDER}/drafts`);
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
      const drafts = await Promise.all(names.sort().map((name) => readDraft(path.join(folder, name))));
      return drafts.filter((draft) => draft !== null);
    },
  };
}

/** A draft that cannot be read is left where it is, for a person to look at. */
async function readDraft(file: string): Promise<Draft | null> {
  const text = await readTextFile(file, FILE_KINDS.draft);
  const json = text.kind === "text" ? parseJson(text.text) : null;
  if (json?.kind !== "json" || typeof json.value !== "object" || json.value === null || !("traceId" in json.value)) return null;
  const { traceId, saved } = json.value;
  const reading = readTraceTemplate(saved);
  return typeof traceId === "string" && reading.kind === "value" ? { traceId, saved: reading.value } : null;
}

function nameOf(traceId: string): string {
  return `${createHash("sha256").update(traceId).digest("hex").slice(0, 32)}.json`;
}
