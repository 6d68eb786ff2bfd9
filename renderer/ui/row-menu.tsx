import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from "react";
import { ContextMenu, type MenuEntry } from "./menu";

export interface RowMenuProps {
  readonly label: string;
  /** What can be done with the row whose `data-row` is this; none: the row has no menu. */
  readonly entriesOf: (key: string) => readonly MenuEntry[];
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/**
 * One menu for all rows of the list, tree or table inside, whose rows say their key in `data-row`: on a right click, and on the menu key or Shift+F10 at the row
 * that has the keyboard.
 */
export function RowMenu({ label, entriesOf, className, children }: RowMenuProps) {
  const [key, setKey] = useState<string | null>(null);

  function onContextMenu(event: MouseEvent): void {
    const found = rowAt(event.target)?.getAttribute("data-row") ?? null;
    if (found === null || entriesOf(found).length === 0) {
      event.preventDefault();
      return;
    }
    setKey(found);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    const row = rowAt(event.target);
    if (row === null) return;
    event.preventDefault();
    const { left, bottom } = row.getBoundingClientRect();
    row.dispatchEvent(new window.MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left + 16, clientY: bottom }));
  }

  return (
    <ContextMenu label={label} entries={key === null ? [] : entriesOf(key)}>
      <div role="presentation" className={className} onContextMenu={onContextMenu} onKeyDown={onKeyDown}>
        {children}
      </div>
    </ContextMenu>
  );
}

/** The row at an element, or the one that has the keyboard in the list that the element is. */
function rowAt(target: EventTarget): Element | null {
  if (!(target instanceof Element)) return null;
  const row = target.closest("[data-row]");
  if (row !== null) return row;
  const active = target.getAttribute("aria-activedescendant");
  const element = active === null ? null : target.ownerDocument.getElementById(active);
  return element?.closest("[data-row]") ?? element?.querySelector("[data-row]") ?? null;
}
