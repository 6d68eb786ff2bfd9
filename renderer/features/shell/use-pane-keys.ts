import { useEffect } from "react";
import { goToPane, paneOf } from "../../ui/panes";

/** F6 goes from pane to pane, Shift+F6 back; each keeps its place. A dialog keeps the focus to itself. */
export function usePaneKeys(): void {
  useEffect(() => {
    const last = new WeakMap<HTMLElement, HTMLElement>();
    const onFocus = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement)) return;
      const pane = paneOf(target);
      if (pane !== null) last.set(pane, target);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== "F6" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("[role='dialog']") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      goToPane(document, event.shiftKey ? -1 : 1, (pane) => last.get(pane));
    };
    window.addEventListener("focusin", onFocus, { capture: true });
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      window.removeEventListener("focusin", onFocus, { capture: true });
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, []);
}
