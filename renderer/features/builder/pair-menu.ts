import type { Stores } from "../../stores/stores";
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
  const moved = (by: 1 | -1): readonly Pair[] => {
    const others = lines.filter((_, at) => at !== index);
    return [...others.slice(0, index + by), line, ...others.slice(index + by)];
  };
  return [
    copy(words.copyName, line.name),
    copy(words.copyValue, line.value),
    copy(words.copyBoth, pairLines([line])),
    { kind: "rule" },
    {
      kind: "action",
      label: words.duplicate,
      icon: "plus",
      run: () => write([...lines.slice(0, index + 1), line, ...lines.slice(index + 1)]),
    },
    ...(index === 0 ? [] : [{ kind: "action", label: words.moveUp, icon: "up", run: () => write(moved(-1)) } as const]),
    ...(index >= lines.length - 1 ? [] : [{ kind: "action", label: words.moveDown, icon: "down", run: () => write(moved(1)) } as const]),
    { kind: "rule" },
    { kind: "action", label: words.remove, icon: "trash", tone: "danger", run: () => write(lines.filter((_, at) => at !== index)) },
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
