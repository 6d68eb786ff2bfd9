import { WORDS } from "../../words/words";
import type { TabView } from "./tab-view";

const words = WORDS.tabs.tabWords;

/** The words a tab is known by to those who do not see its marks. */
export function tabWords({ name, unsaved, file }: TabView): string {
  return [name, ...(unsaved === "yes" ? [words.unsaved] : []), ...(file === "fine" ? [] : [words.files[file]])].join(", ");
}

/** What hovering over a tab says. */
export function tabTitle(view: TabView): string {
  const lines = [view.name, view.traceId ?? words.notSavedYet, ...(view.file === "fine" ? [] : [words.fileSentences[view.file]])];
  if (view.hold === "preview") lines.push(words.preview);
  return lines.join("\n");
}
