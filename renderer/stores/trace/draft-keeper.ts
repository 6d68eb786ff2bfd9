import type { DraftText, DraftView } from "../../../engine/contract/index";
import { type HostClient } from "../../host/client";
import { messageOf } from "../../host/message-of";
import { isDirty, type TraceDocument } from "./trace-document";

/** Keeps what is unsaved where it survives a crash, under this window's name. */
export interface DraftKeeper {
  readonly attach: (workspaceId: string) => void;
  readonly list: () => Promise<readonly DraftView[]>;
  /** Keeps it a moment later, in the newest form it then has; another document is kept at once. */
  readonly keepSoon: (document: TraceDocument) => void;
  /** Keeps at once what waits. */
  readonly settle: () => void;
  /** What waits of this document is not kept any more. */
  readonly drop: (key: string) => void;
  readonly forget: (traceId: string, window?: string) => void;
  /** What waits got another name. */
  readonly refile: (change: (document: TraceDocument) => TraceDocument) => void;
  /** Makes what a window that is gone has left this window's own; it is there twice rather than not at all. */
  readonly adopt: (draft: DraftView, as: string) => Promise<void>;
}

/** Milliseconds a draft may lag behind what was typed. */
const DRAFT_AFTER = 500;

export function createDraftKeeper(
  host: HostClient,
  later: (milliseconds: number, then: () => void) => () => void,
  window: string,
  told: (problem: string | null) => void,
): DraftKeeper {
  let workspaceId = "";
  let cancel: () => void = () => undefined;
  let waiting: TraceDocument | null = null;

  async function write(traceId: string, of: string, draft: DraftText | null): Promise<"written" | "failed"> {
    try {
      await host.call("draft/write", { workspaceId, window: of, traceId, draft });
      if (draft !== null) told(null);
      return "written";
    } catch (error) {
      if (draft !== null) told(messageOf(error));
      return "failed";
    }
  }

  function settle(): void {
    cancel();
    const document = waiting;
    waiting = null;
    if (document !== null) void write(draftKey(document), window, draftOf(document));
  }

  return {
    attach(id) {
      settle();
      workspaceId = id;
    },
    list: () => host.call("draft/list", { workspaceId, window }).catch(() => []),
    keepSoon(document) {
      if (waiting !== null && waiting.key !== document.key) settle();
      waiting = document;
      cancel();
      cancel = later(DRAFT_AFTER, settle);
    },
    settle,
    drop(key) {
      if (waiting?.key === key) waiting = null;
    },
    refile(change) {
      waiting = waiting === null ? null : change(waiting);
    },
    forget: (traceId, of = window) => void write(traceId, of, null),
    async adopt({ traceId, window: of, text, valid, revision }, as) {
      if ((await write(as, window, { text, valid, revision })) === "written") await write(traceId, of, null);
    },
  };
}

/** The name a draft has with the host. */
export function draftKey({ traceId, key }: TraceDocument): string {
  return traceId ?? key;
}

function draftOf(document: TraceDocument): DraftText | null {
  if (!isDirty(document)) return null;
  const { text, validText, problem, revision } = document;
  return { text, valid: problem === null ? null : validText, revision };
}
