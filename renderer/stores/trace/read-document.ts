import type { DraftView, LibraryTrace } from "../../../engine/contract/index";
import { type HostClient, HostRefusal } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { folderOf } from "../library/folder-of";
import type { DraftKeeper } from "./draft-keeper";
import { createDocument, isDirty, type TraceDocument } from "./trace-document";
import { printSavedTrace, readTraceText } from "./trace-text";

export type DocumentReading =
  | { readonly kind: "document"; readonly document: TraceDocument }
  | { readonly kind: "failed"; readonly message: string; readonly place: string | null };

interface ReadFrom {
  readonly host: HostClient;
  readonly keeper: DraftKeeper;
  readonly workspaceId: string;
  readonly traceId: string;
  /** The key that the document gets. */
  readonly key: string;
}

/** A trace as this window left it: its file, with unsaved changes on top. Changes that a window which is gone left behind become this window's. */
export async function readDocument({ host, keeper, workspaceId, traceId, key }: ReadFrom): Promise<DocumentReading> {
  const [file, drafts] = await Promise.all([
    host.call("library/read", { workspaceId, traceId }).catch((error: unknown) => failureOf(error)),
    keeper.list(),
  ]);
  const here = drafts.filter((draft) => draft.traceId === traceId);
  const left = here.filter(({ of }) => of === "left");
  const own = here.find(({ of }) => of === "this") ?? null;
  const draft = own ?? left.at(-1) ?? null;
  if ("message" in file && (file.code !== "not-found" || draft === null))
    return { kind: "failed", message: file.message, place: file.place };
  if (draft !== null && own === null) void keeper.adopt(draft, traceId);
  const document = "message" in file ? withoutFile(traceId, key, draft) : withFile(file, key, draft);
  if (draft !== null && !isDirty(document)) keeper.forget(traceId);
  return {
    kind: "document",
    document: withLeft(
      document,
      left.filter((each) => each !== draft),
      keeper,
    ),
  };
}

function withFile({ traceId, saved, revision }: LibraryTrace, key: string, draft: DraftView | null): TraceDocument {
  const start = { key, traceId, folder: folderOf(traceId), base: saved, saved };
  if (draft === null || draft.text === printSavedTrace(saved)) return createDocument({ ...start, revision });
  const stale = draft.revision !== null && draft.revision !== revision;
  return createDocument({
    ...start,
    revision: stale ? draft.revision : revision,
    draft,
    ...(stale ? { file: { kind: "changed", saved, revision } as const } : {}),
  });
}

function withoutFile(traceId: string, key: string, draft: DraftView | null): TraceDocument {
  const saved = savedIn(draft);
  const start = { key, traceId, folder: folderOf(traceId), revision: draft?.revision ?? null, base: null, saved };
  return createDocument({ ...start, draft: draft ?? undefined, file: { kind: "gone" } });
}

/** A trace that has no file yet, from what was kept of it. */
export function unfiledDocument(key: string, draft: DraftView): TraceDocument {
  return createDocument({ key, traceId: null, folder: "", revision: null, base: null, saved: savedIn(draft), draft });
}

/** What was last a trace, or an empty one. */
function savedIn(draft: Pick<DraftView, "text" | "valid"> | null) {
  for (const text of [draft?.text, draft?.valid]) {
    const reading = text === undefined || text === null ? null : readTraceText(text);
    if (reading?.kind === "valid") return reading.saved;
  }
  return { trace: { method: "GET", url: "https://" } };
}

/** Other changes that were left behind are shown, one after the other; what says nothing new is forgotten. */
function withLeft(document: TraceDocument, left: readonly DraftView[], keeper: DraftKeeper): TraceDocument {
  const other = left.filter(({ text }) => text !== document.text && text !== document.base);
  for (const each of left) if (!other.includes(each)) keeper.forget(each.traceId, each.window);
  const [first] = other;
  return first === undefined ? document : { ...document, left: { window: first.window, text: first.text } };
}

function failureOf(error: unknown) {
  const refusal = error instanceof HostRefusal ? error.refusal : null;
  const place = refusal?.place;
  return {
    code: refusal?.code ?? "fault",
    message: messageOf(error),
    place: place === undefined ? null : place.pointer === "" ? place.file : `${place.file} ${place.pointer}`,
  };
}
