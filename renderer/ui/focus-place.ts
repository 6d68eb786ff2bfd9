/** Where something with the focus stood, so that what takes its place can be found once it is gone. */
export interface FocusPlace {
  readonly element: HTMLElement;
  /** From the inside out, up to the dialog or menu that it stood in. */
  readonly around: readonly Surrounding[];
}

interface Surrounding {
  readonly parent: Element;
  readonly next: Element | null;
  readonly previous: Element | null;
}

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

const POPUP = '[role="dialog"], [role="menu"]';

export function placeOf(element: HTMLElement): FocusPlace {
  const around: Surrounding[] = [];
  let inner: Element = element;
  while (inner.parentElement !== null && inner.parentElement !== document.body && !inner.matches(POPUP)) {
    around.push({ parent: inner.parentElement, next: inner.nextElementSibling, previous: inner.previousElementSibling });
    inner = inner.parentElement;
  }
  return { element, around };
}

export function isInPopup(element: Element): boolean {
  return element.closest(POPUP) !== null;
}

/** The element itself where it is still there, else what stands nearest to where it was: what came after it, before it, or around it; `null` where all is gone. */
export function nearestTo({ element, around }: FocusPlace): HTMLElement | null {
  if (canHaveFocus(element)) return element;
  for (const { parent, next, previous } of around) {
    for (const sibling of [next, previous]) {
      const found = sibling === null ? null : focusableIn(sibling);
      if (found !== null) return found;
    }
    if (canHaveFocus(parent)) return parent;
  }
  return null;
}

function focusableIn(element: Element): HTMLElement | null {
  if (canHaveFocus(element)) return element;
  return [...element.querySelectorAll(FOCUSABLE)].find(canHaveFocus) ?? null;
}

function canHaveFocus(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    element.matches(FOCUSABLE) &&
    element.closest("[inert]") === null &&
    element.checkVisibility()
  );
}
