import type { Stores } from "../../stores/stores";
import type { IconName } from "../../ui/icons";
import type { MenuEntry } from "../../ui/menu";
import { WORDS } from "../../words/words";
import { type Pair, pairLines } from "./pairs";

const words = WORDS.builder.pairMenu;

/** What can be done with one line of a table of names and values. `write` puts other lines in the place of all. */
export function pairMenu(
  { notices }: Pick<Stores, "notices">,
  lines: readonly Pair[],
  index: number,
  write: (lines: readonly Pair[]) => void,
): readonly MenuEntry[] {
  const line = lines[index];
  if (line === undefined) return [];
  const copy = (label: string, text: string): MenuEntry => ({
    kind: "action",
    label,
    icon: "copy",
    run: () => void copyText(notices, text),
  });
  return [
    copy(words.copyName, line.name),
    copy(words.copyValue, line.value),
    copy(words.copyBoth, pairLines([line])),
    { kind: "rule" },
    ...placeMenu(lines, index, write),
  ];
}

/** Where one of several lines or parts stands: twice, higher, lower, or not at all. */
export function placeMenu<Line>(lines: readonly Line[], index: number, write: (lines: readonly Line[]) => void): readonly MenuEntry[] {
  const line = lines[index];
  if (line === undefined) return [];
  const others = lines.filter((_, at) => at !== index);
  const act = (label: string, icon: IconName, next: readonly Line[]) => ({ kind: "action", label, icon, run: () => write(next) }) as const;
  const at = (to: number): readonly Line[] => [...others.slice(0, to), line, ...others.slice(to)];
  return [
    act(words.duplicate, "plus", [...lines.slice(0, index + 1), line, ...lines.slice(index + 1)]),
    ...(index === 0 ? [] : [act(words.moveUp, "up", at(index - 1))]),
    ...(index >= lines.length - 1 ? [] : [act(words.moveDown, "down", at(index + 1))]),
    { kind: "rule" },
    { ...act(words.remove, "trash", others), tone: "danger" },
  ];
}

async function copyText(notices: Stores["notices"], text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notices.getState().say(words.copied);
  } catch {
    notices.getState().fail(words.notCopied);
  }
}
