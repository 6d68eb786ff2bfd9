import type { LibraryEntry } from "../../../engine/contract/index";
import { traceName } from "../../stores/send-trace";
import type { Tab } from "../../stores/tab-list";
import { isDirty, type TraceDocument } from "../../stores/trace-document";
import { WORDS } from "../../words/words";

const words = WORDS.tabs.tabView;

/** A tab as it is drawn. */
export interface TabView {
  readonly key: string;
  readonly traceId: string | null;
  readonly name: string;
  readonly hold: Tab["hold"];
  readonly unsaved: "yes" | "no";
  /** `changed`: another program wrote it while there were changes here; `gone`: there is no such file any more. */
  readonly file: "fine" | "changed" | "gone" | "broken";
}

export interface TabsSeen {
  readonly tabs: readonly Tab[];
  readonly documents: ReadonlyMap<string, TraceDocument>;
  /** `null` while the library is not read. */
  readonly entries: readonly LibraryEntry[] | null;
  readonly kept: ReadonlySet<string>;
}

/** Names come from what is open, else from the library, else from the file's own name. */
export function tabViews({ tabs, documents, entries, kept }: TabsSeen): readonly TabView[] {
  const known = new Map((entries ?? []).map((entry) => [entry.traceId, entry]));
  return tabs.map(({ key, traceId, hold }) => {
    const document = documents.get(key);
    const entry = traceId === null ? undefined : known.get(traceId);
    const unsaved = document === undefined ? kept.has(traceId ?? key) : isDirty(document);
    const name = document === undefined ? (entry?.name ?? stemOf(traceId ?? words.newTrace)) : traceName(document.saved);
    const gone = traceId !== null && entries !== null && entry === undefined;
    const file = gone ? "gone" : document?.file.kind === "changed" ? "changed" : (entry?.broken ?? null) !== null ? "broken" : "fine";
    return { key, traceId, name, hold, unsaved: unsaved ? "yes" : "no", file };
  });
}

function stemOf(traceId: string): string {
  return traceId.slice(traceId.lastIndexOf("/") + 1).replace(/\.trace\.json$/, "");
}
