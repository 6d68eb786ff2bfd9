import type { TabView } from "./tab-view";

const FILES: Readonly<Record<TabView["file"], string | null>> = {
  fine: null,
  changed: "changed on disk while it was edited",
  gone: "file deleted, moved or renamed",
  broken: "file cannot be read",
};

/** The words a tab is known by to those who do not see its marks. */
export function tabWords({ name, unsaved, file }: TabView): string {
  return [name, ...(unsaved === "yes" ? ["unsaved"] : []), ...(FILES[file] === null ? [] : [FILES[file]])].join(", ");
}

/** What hovering over a tab says. */
export function tabTitle(view: TabView): string {
  const lines = [view.name, view.traceId ?? "Not saved yet", ...(FILES[view.file] === null ? [] : [`The ${FILES[view.file]}`])];
  if (view.hold === "preview") lines.push("Preview: the next trace takes this place, unless you edit or double-click");
  return lines.join("\n");
}
