import type { LibraryEntry } from "../../../engine/contract/index";
import type { TraceDocument } from "../../stores/trace-document";
import type { TreeNode } from "../../ui/tree-keys";

export type LibraryRow =
  | (TreeNode & { readonly kind: "folder"; readonly path: string; readonly count: number; readonly fold: "open" | "closed" })
  | (TreeNode & { readonly kind: "trace"; readonly entry: LibraryEntry })
  | (TreeNode & { readonly kind: "unfiled"; readonly document: TraceDocument });

export interface LibraryShown {
  readonly entries: readonly LibraryEntry[];
  readonly filter: string;
  readonly tags: readonly string[];
  readonly closed: ReadonlySet<string>;
}

/** The visible rows: folders first and by name, each followed by what is in it; a filter opens every folder. */
export function libraryRows({ entries, filter, tags, closed }: LibraryShown): readonly LibraryRow[] {
  const narrowed = filter.trim() !== "" || tags.length > 0;
  const shown = entries.filter((entry) => tags.every((tag) => entry.tags.includes(tag)) && matches(entry, filter));
  return rowsBelow("", 0, shown, narrowed ? new Set() : closed);
}

/** Tags with the number of traces that have them, the most used first. */
export function countTags(entries: readonly LibraryEntry[]): readonly (readonly [tag: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { tags } of entries) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([oneTag, one], [otherTag, other]) => other - one || oneTag.localeCompare(otherTag));
}

function matches(entry: LibraryEntry, filter: string): boolean {
  const text = `${entry.name} ${entry.folder} ${entry.method} ${entry.url} ${entry.tags.join(" ")}`.toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function rowsBelow(folder: string, depth: number, entries: readonly LibraryEntry[], closed: ReadonlySet<string>): readonly LibraryRow[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const inside = new Map<string, LibraryEntry[]>();
  const here: LibraryEntry[] = [];
  for (const entry of entries) {
    if (entry.folder === folder) here.push(entry);
    else {
      const name = entry.folder.slice(prefix.length).split("/")[0] ?? "";
      inside.set(name, [...(inside.get(name) ?? []), entry]);
    }
  }
  const folders = [...inside].sort(([one], [other]) => one.localeCompare(other));
  return [
    ...folders.flatMap(([name, below]): readonly LibraryRow[] => {
      const path = `${prefix}${name}`;
      const fold = closed.has(path) ? "closed" : "open";
      const row: LibraryRow = { kind: "folder", key: `folder ${path}`, name, depth, path, count: below.length, fold };
      return fold === "closed" ? [row] : [row, ...rowsBelow(path, depth + 1, below, closed)];
    }),
    ...here.sort((one, other) => one.name.localeCompare(other.name)).map((entry) => traceRow(entry, depth)),
  ];
}

function traceRow(entry: LibraryEntry, depth: number): LibraryRow {
  return { kind: "trace", key: `trace ${entry.traceId}`, name: entry.name, depth, entry };
}

/** A new trace that has no file yet; it stands above the rest. */
export function unfiledRow(document: TraceDocument): LibraryRow {
  return { kind: "unfiled", key: `unfiled ${document.key}`, name: document.saved.name ?? "New trace", depth: 0, document };
}
