import { expect, test } from "vitest";
import { rankByWords } from "../../../../renderer/features/shell/rank-by-words";
import { keyHint } from "../../../../renderer/ui/key-hint";

const NAMES = ["Send trace", "Save trace", "New trace", "Resend", "Theme: dark"];

test.each([
  ["no word keeps all", "", NAMES],
  ["every word must be there", "trace s", ["Send trace", "Save trace"]],
  ["beginnings come first", "send", ["Send trace", "Resend"]],
  ["case does not count", "DARK", ["Theme: dark"]],
  ["nothing is nothing", "xyz", []],
] as const)("%s", (_name, query, expected) => expect(rankByWords(NAMES, query, (name) => name)).toEqual(expected));

test.each([
  ["$mod+Enter", "MacIntel", "⌘↵"],
  ["$mod+Enter", "Linux x86_64", "Ctrl+↵"],
  ["$mod+Shift+z", "MacIntel", "⌘⇧Z"],
  ["$mod+s", "Win32", "Ctrl+S"],
])("%s on %s is %s", (binding, platform, hint) => expect(keyHint(binding, platform)).toBe(hint));
