import type { LibraryEntry } from "../../../engine/contract/index";
import type { TreeNode } from "../../ui/tree-keys";
import { WORDS } from "../../words/words";

const words = WORDS.libraryPane.libraryRows;

export type LibraryRow =
  | (TreeNode & { readonly kind: "folder"; readonly path: string; readonly count: number; readonly fold: "open" | "closed" })
  | (TreeNode & { readonly kind: "trace"; readonly entry: LibraryEntry })
  | (TreeNode & { readonly kind: "unfiled"; readonly document: UnfiledTrace });

/** An open trace that has no file. */
export interface UnfiledTrace {
  /** Its document's. */
  readonly key: string;
  readonly name: string | undefined;
}

export interface LibraryShown {
  readonly entries: readonly LibraryEntry[];
  /** Every folder there is, also those without a trace. */
  readonly folders: readonly string[];
  readonly filter: string;
  readonly tags: readonly string[];
  readonly closed: ReadonlySet<string>;
}

/** As people order names; made once, since thousands of names are compared. */
const ORDER = new Intl.Collator();

/** The visible rows: folders first and by name, each followed by what is in it; a filter opens every folder. */
export function libraryRows({ entries, folders, filter, tags, closed }: LibraryShown): readonly LibraryRow[] {
  const narrowed = filter.trim() !== "" || tags.length > 0;
  const shown = entries.filter((entry) => tags.every((tag) => entry.tags.includes(tag)) && matches(entry, filter));
  return rowsBelow({ folder: "", depth: 0 }, shown, narrowed ? [] : folders, narrowed ? new Set() : closed);
}

/** Tags with the number of traces that have them, the most used first. */
export function countTags(entries: readonly LibraryEntry[]): readonly (readonly [tag: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { tags } of entries) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([oneTag, one], [otherTag, other]) => other - one || oneTag.localeCompare(otherTag));
}

function matches(entry: LibraryEntry, filter: string): boolean {
  const { name, folder, method, url, tags, about, broken } = entry;
  const text = [name, folder, method, url, tags.join(" "), about, broken?.message ?? ""].join(" ").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

interface Place {
  readonly folder: string;
  readonly depth: number;
}

function rowsBelow(
  { folder, depth }: Place,
  entries: readonly LibraryEntry[],
  empty: readonly string[],
  closed: ReadonlySet<string>,
): readonly LibraryRow[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const inside = new Map<string, LibraryEntry[]>();
  const here: LibraryEntry[] = [];
  for (const entry of entries) {
    if (entry.folder === folder) here.push(entry);
    else {
      const name = entry.folder.slice(prefix.length).split("/")[0] ?? "";
      const members = inside.get(name);
      if (members === undefined) inside.set(name, [entry]);
      else members.push(entry);
    }
  }
  const below = empty.filter((path) => path.startsWith(prefix));
  for (const path of below) {
    const name = path.slice(prefix.length).split("/")[0] ?? "";
    if (!inside.has(name)) inside.set(name, []);
  }
  const folders = [...inside].sort(([one], [other]) => ORDER.compare(one, other));
  return [
    ...folders.flatMap(([name, members]): readonly LibraryRow[] => {
      const path = `${prefix}${name}`;
      const fold = closed.has(path) ? "closed" : "open";
      const row: LibraryRow = { kind: "folder", key: `folder ${path}`, name, depth, path, count: members.length, fold };
      return fold === "closed"
        ? [row]
        : [
            row,
            ...rowsBelow(
              { folder: path, depth: depth + 1 },
              members,
              below.filter((one) => one !== path),
              closed,
            ),
          ];
    }),
    ...here.sort((one, other) => ORDER.compare(one.name, other.name)).map((entry) => traceRow(entry, depth)),
  ];
}

function traceRow(entry: LibraryEntry, depth: number): LibraryRow {
  return { kind: "trace", key: `trace ${entry.traceId}`, name: entry.name, depth, entry };
}

/** A new trace that has no file yet; it stands above the rest. */
export function unfiledRow(document: UnfiledTrace): LibraryRow {
  return { kind: "unfiled", key: `unfiled ${document.key}`, name: document.name ?? words.newTrace, depth: 0, document };
}
