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
  { where: words.anywhere, what: words.searchTracesRulesAndCommands, keys: ["$mod+k"] },
  { where: words.anywhere, what: words.nextPreviousPane, keys: ["F6", "Shift+F6"] },
  { where: words.treesAndLists, what: words.menuOfTheRow, keys: ["Shift+F10"] },
  { where: words.timeline, what: words.nextPreviousStep, keys: ["↓", "↑"] },
  { where: words.timeline, what: words.nextPreviousMatch, keys: ["Alt+↓", "Alt+↑"] },
  { where: words.timeline, what: words.unfoldFoldAStep, keys: ["→", "←"] },
  { where: words.timeline, what: words.firstLastStep, keys: ["Home", "End"] },
  { where: words.timeline, what: words.findSteps, keys: ["/"] },
  { where: words.openTraces, what: words.closeTheTrace, keys: ["Delete"] },
  { where: words.openTraces, what: words.moveTheTraceAlong, keys: ["Alt+Shift+←", "Alt+Shift+→"] },
  { where: words.library, what: words.openATraceFoldA, keys: ["Enter"] },
  { where: words.library, what: words.rename, keys: ["F2"] },
  { where: words.library, what: words.moveToAnotherFolder, keys: ["Shift+F2"] },
  { where: words.library, what: words.deleteUndoBringsItBack, keys: ["Delete"] },
  { where: words.library, what: words.markSeveral, keys: ["Shift+↓", "$mod+Space"] },
  { where: words.rulesInOrder, what: words.moveTheRule, keys: ["Alt+↑", "Alt+↓"] },
  { where: words.expression, what: words.complete, keys: ["Ctrl+Space"] },
  { where: words.expression, what: words.nextProblem, keys: ["F8"] },
  { where: words.comparison, what: words.nextPreviousChange, keys: ["Alt+↓", "Alt+↑"] },
];

export function listShortcuts(commands: readonly Command[]): readonly Shortcut[] {
  const anywhere = commands.flatMap(({ label, keys }) =>
    keys === undefined ? [] : [{ where: words.anywhere, what: label, keys: [keys] }],
  );
  const desktop = commands.flatMap(({ label, desktopKeys }) =>
    desktopKeys === undefined ? [] : [{ where: words.anywhereInTheDesktopProgram, what: label, keys: desktopKeys }],
  );
  return [...anywhere, ...desktop, ...IN_PLACES];
}
