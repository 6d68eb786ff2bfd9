import { createHash } from "node:crypto";
import { readdir, unlink } from "node:fs/promises";
import path from "node:path";
import { parseJson } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { isJsonObject, type Json } from "../../../engine/support/json";
import { confine } from "../files/confine";
import { isMissing, reasonOf } from "../files/file-error";
import { FILE_KINDS } from "../files/file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "../files/hidden-folder";
import { createOneAtATime } from "../files/one-at-a-time";
import { readTextFile } from "../files/read-text";
import { refuseTooLarge } from "../files/refuse-too-large";
import { writeDurably } from "../files/write-durably";

/** Unsaved work on one trace in one window. */
export interface Draft {
  readonly traceId: string;
  /** Whose it is; empty for one of a time when windows shared their drafts. */
  readonly window: string;
  /** What was typed, also where it is no trace or no JSON at all. */
  readonly text: string;
  /** The newest text without a mistake, where `text` has one. */
  readonly valid: string | null;
  /** Of the file that the work began with; `null`: there was none, or nobody knows. */
  readonly revision: string | null;
}

/** Unsaved work, kept so that it survives a crash. One draft a trace and window, so that no window writes over another's. */
export interface Drafts {
  write(draft: Draft): Promise<void>;
  forget(traceId: string, window: string): Promise<void>;
  /** The drafts of all windows follow their trace to another name. */
  rename(from: string, to: string): Promise<void>;
  list(): Promise<readonly Draft[]>;
}

export function createDrafts(root: string): Drafts {
  const inOrder = createOneAtATime();

  async function put(draft: Draft): Promise<void> {
    const text = JSON.stringify(draft);
    refuseTooLarge(text, FILE_KINDS.draft, { what: "the draft", advice: "make its body smaller" });
    await writeDurably(await inHiddenFolder(root, `drafts/${nameOf(draft)}`), text, `${HIDDEN_FOLDER}/drafts`);
  }

  async function drop(of: Pick<Draft, "traceId" | "window">): Promise<void> {
    const file = await confine(root, `${HIDDEN_FOLDER}/drafts/${nameOf(of)}`);
    try {
      await unlink(file);
    } catch (error) {
      if (!isMissing(error)) throw new Refused("cannot-write", `the draft ${reasonOf(error)}`);
    }
  }

  async function list(): Promise<readonly Draft[]> {
    const folder = await confine(root, `${HIDDEN_FOLDER}/drafts`);
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json"));
    const drafts = await Promise.all(names.sort().map((name) => readDraft(path.join(folder, name))));
    return drafts.filter((draft) => draft !== null);
  }

  return {
    write: (draft) => inOrder(() => put(draft)),
    forget: (traceId, window) => inOrder(() => drop({ traceId, window })),
    rename: (from, to) =>
      inOrder(async () => {
        for (const draft of await list()) {
          if (draft.traceId !== from) continue;
          await put({ ...draft, traceId: to });
          await drop(draft);
        }
      }),
    list,
  };
}

/** A draft that cannot be read is left where it is, for a person to look at. */
async function readDraft(file: string): Promise<Draft | null> {
  const text = await readTextFile(file, FILE_KINDS.draft);
  const json = text.kind === "text" ? parseJson(text.text) : null;
  if (json?.kind !== "json" || !isJsonObject(json.value)) return null;
  const { traceId, window, text: typed, valid, revision, saved } = json.value;
  if (typeof traceId !== "string") return null;
  if (typeof typed === "string")
    return { traceId, window: textOr(window, ""), text: typed, valid: textOr(valid, null), revision: textOr(revision, null) };
  if (saved === undefined || !isJsonObject(saved)) return null;
  return { traceId, window: "", text: `${JSON.stringify(saved, null, 2)}\n`, valid: null, revision: null };
}

function textOr<Otherwise>(value: Json | undefined, otherwise: Otherwise): string | Otherwise {
  return typeof value === "string" ? value : otherwise;
}

function nameOf({ traceId, window }: Pick<Draft, "traceId" | "window">): string {
  const named = window === "" ? traceId : `${traceId}\n${window}`;
  return `${createHash("sha256").update(named).digest("hex").slice(0, 32)}.json`;
}
