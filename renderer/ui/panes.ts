/** Where the keys that go from pane to pane begin, when one has no such element: its tree or list, else a field, else anything. */
const STARTS = [
  "[data-pane-start]",
  ":is([role='tree'], [role='listbox'], [role='grid'])[tabindex='0']",
  "input:not([type='checkbox']), textarea",
  "button:enabled, a[href], select, [tabindex='0']",
];

const PANE = "[data-pane]";

/** The pane that an element belongs to; the inner one, where one lies in another. */
export function paneOf(element: Element | null): HTMLElement | null {
  const pane = element?.closest(PANE) ?? null;
  return pane instanceof HTMLElement ? pane : null;
}

/** The panes on screen that something can have the focus in, in the order of reading. */
function panesOnScreen(root: ParentNode): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(PANE)].filter((pane) => isSeen(pane) && startOf(pane) !== null);
}

/** What has the focus first in a pane; what belongs to a pane inside it does not count. */
function startOf(pane: HTMLElement): HTMLElement | null {
  for (const start of STARTS) {
    const found = [...pane.querySelectorAll<HTMLElement>(start)].find((element) => paneOf(element) === pane && canHaveFocus(element));
    if (found !== undefined) return found;
  }
  return null;
}

/** Goes to the pane after or before the one with the focus, round the ends; there to what had the focus last. */
export function goToPane(document: Document, by: 1 | -1, last: (pane: HTMLElement) => HTMLElement | undefined): void {
  const panes = panesOnScreen(document);
  const from = paneOf(document.activeElement);
  const at = from === null ? -1 : panes.indexOf(from);
  const pane = panes.at(at === -1 ? (by === 1 ? 0 : -1) : (at + by) % panes.length);
  if (pane === undefined) return;
  const before = last(pane);
  const target = before !== undefined && pane.contains(before) && canHaveFocus(before) ? before : startOf(pane);
  target?.focus();
}

/** Gives the focus to what has it first in a pane. */
export function focusPane(pane: HTMLElement): void {
  startOf(pane)?.focus();
}

function isSeen(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function canHaveFocus(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(":disabled") && element.closest("[inert]") === null && isSeen(element);
}
