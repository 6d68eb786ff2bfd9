import { WORDS } from "../../words/words";
import type { TabView } from "./tab-view";

const words = WORDS.tabs.tabWords;

const FILES: Readonly<Record<TabView["file"], string | null>> = {
  fine: null,
  changed: words.changed,
  gone: words.gone,
  broken: words.broken,
};

/** The words a tab is known by to those who do not see its marks. */
export function tabWords({ name, unsaved, file }: TabView): string {
  return [name, ...(unsaved === "yes" ? ["unsaved"] : []), ...(FILES[file] === null ? [] : [FILES[file]])].join(", ");
}

/** What hovering over a tab says. */
export function tabTitle(view: TabView): string {
  const lines = [view.name, view.traceId ?? words.notSavedYet, ...(FILES[view.file] === null ? [] : [`The ${FILES[view.file]}`])];
  if (view.hold === "preview") lines.push(words.preview);
  return lines.join("\n");
}
