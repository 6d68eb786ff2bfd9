import type { DragEvent } from "react";
import type { LibraryThings } from "../../stores/library/arrange-library";
import type { LibraryRow } from "./library-rows";

/** What the library's rows are dragged as; nothing outside this window takes it. */
const DRAGGED = "application/x-trace-workbench-library";

/** What a drag that begins at `row` is for: the marked rows where it is one of them, else itself. */
export function thingsOf(row: LibraryRow, rows: readonly LibraryRow[], marked: ReadonlySet<string>): LibraryThings {
  const meant = marked.has(row.key) ? rows.filter(({ key }) => marked.has(key)) : [row];
  return {
    traceIds: meant.flatMap((each) => (each.kind === "trace" ? [each.entry.traceId] : [])),
    folders: meant.flatMap((each) => (each.kind === "folder" ? [each.path] : [])),
  };
}

/** The folder that something dropped on `row` goes to; `null` row: below all rows, the top. */
export function folderAt(row: LibraryRow | null): string {
  if (row === null || row.kind === "unfiled") return "";
  return row.kind === "folder" ? row.path : row.entry.folder;
}

export function startDrag(event: DragEvent, things: LibraryThings): void {
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData(DRAGGED, JSON.stringify(things));
}

export function isLibraryDrag(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(DRAGGED);
}

export function draggedThings(event: DragEvent): LibraryThings | null {
  const text = event.dataTransfer.getData(DRAGGED);
  if (text === "") return null;
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null || !("traceIds" in value) || !("folders" in value)) return null;
  return { traceIds: textsOf(value.traceIds), folders: textsOf(value.folders) };
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === "string") : [];
}
