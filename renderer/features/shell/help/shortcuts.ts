import type { Command } from "../commands";

export interface Shortcut {
  readonly where: string;
  readonly what: string;
  /** As tinykeys writes them; each does it. */
  readonly keys: readonly string[];
}

/** Keys of the rooms of the window; those that work anywhere come from the commands themselves. */
const IN_PLACES: readonly Shortcut[] = [
  { where: "Anywhere", what: "Search traces, rules and commands", keys: ["$mod+k"] },
  { where: "Trees and lists", what: "Menu of the row", keys: ["Shift+F10"] },
  { where: "Timeline", what: "Next, previous step", keys: ["↓", "↑"] },
  { where: "Timeline", what: "Next, previous match", keys: ["Alt+↓", "Alt+↑"] },
  { where: "Timeline", what: "Unfold, fold a step", keys: ["→", "←"] },
  { where: "Timeline", what: "First, last step", keys: ["Home", "End"] },
  { where: "Timeline", what: "Find steps", keys: ["/"] },
  { where: "Open traces", what: "Close the trace", keys: ["Delete"] },
  { where: "Open traces", what: "Move the trace along", keys: ["Alt+Shift+←", "Alt+Shift+→"] },
  { where: "Library", what: "Open a trace, fold a folder", keys: ["Enter"] },
  { where: "Library", what: "Rename", keys: ["F2"] },
  { where: "Library", what: "Move to another folder", keys: ["F6"] },
  { where: "Library", what: "Delete; undo brings it back", keys: ["Delete"] },
  { where: "Library", what: "Mark several", keys: ["Shift+↓", "$mod+Space"] },
  { where: "Rules in order", what: "Move the rule", keys: ["Alt+↑", "Alt+↓"] },
  { where: "Expression", what: "Complete", keys: ["Ctrl+Space"] },
  { where: "Expression", what: "Next problem", keys: ["F8"] },
  { where: "Comparison", what: "Next, previous change", keys: ["Alt+↓", "Alt+↑"] },
];

export function listShortcuts(commands: readonly Command[]): readonly Shortcut[] {
  const anywhere = commands.flatMap(({ label, keys }) => (keys === undefined ? [] : [{ where: "Anywhere", what: label, keys: [keys] }]));
  const desktop = commands.flatMap(({ label, desktopKeys }) =>
    desktopKeys === undefined ? [] : [{ where: "Anywhere, in the desktop program", what: label, keys: desktopKeys }],
  );
  return [...anywhere, ...desktop, ...IN_PLACES];
}
