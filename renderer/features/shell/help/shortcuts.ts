import { WORDS } from "../../../words/words";
import type { Command } from "../commands";

const words = WORDS.shell.shortcuts;

export interface Shortcut {
  readonly where: string;
  readonly what: string;
  /** As tinykeys writes them; each does it. */
  readonly keys: readonly string[];
}

/** Keys of the rooms of the window; those that work anywhere come from the commands themselves. */
const IN_PLACES: readonly Shortcut[] = [
  { where: words.anywhere, what: words.search, keys: ["$mod+k"] },
  { where: words.anywhere, what: words.panes, keys: ["F6", "Shift+F6"] },
  { where: words.treesAndLists, what: words.rowMenu, keys: ["Shift+F10"] },
  { where: words.timeline, what: words.steps, keys: ["↓", "↑"] },
  { where: words.timeline, what: words.matches, keys: ["Alt+↓", "Alt+↑"] },
  { where: words.timeline, what: words.fold, keys: ["→", "←"] },
  { where: words.timeline, what: words.ends, keys: ["Home", "End"] },
  { where: words.timeline, what: words.findSteps, keys: ["/"] },
  { where: words.openTraces, what: words.close, keys: ["Delete"] },
  { where: words.openTraces, what: words.moveTab, keys: ["Alt+Shift+←", "Alt+Shift+→"] },
  { where: words.library, what: words.openOrFold, keys: ["Enter"] },
  { where: words.library, what: words.rename, keys: ["F2"] },
  { where: words.library, what: words.move, keys: ["Shift+F2"] },
  { where: words.library, what: words.remove, keys: ["Delete"] },
  { where: words.library, what: words.selectSeveral, keys: ["Shift+↓", "$mod+Space"] },
  { where: words.rulesInOrder, what: words.moveRule, keys: ["Alt+↑", "Alt+↓"] },
  { where: words.expression, what: words.complete, keys: ["Ctrl+Space"] },
  { where: words.expression, what: words.nextProblem, keys: ["F8"] },
  { where: words.comparison, what: words.changes, keys: ["Alt+↓", "Alt+↑"] },
];

export function listShortcuts(commands: readonly Command[]): readonly Shortcut[] {
  const anywhere = commands.flatMap(({ label, keys }) =>
    keys === undefined ? [] : [{ where: words.anywhere, what: label, keys: [keys] }],
  );
  const desktop = commands.flatMap(({ label, desktopKeys }) =>
    desktopKeys === undefined ? [] : [{ where: words.desktop, what: label, keys: desktopKeys }],
  );
  return [...anywhere, ...desktop, ...IN_PLACES];
}
