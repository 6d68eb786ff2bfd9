import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { type FocusPlace, isInPopup, nearestTo, placeOf } from "./focus-place";

interface FocusMemory {
  /** Gives the focus to what had it before dialogs and menus came, or to what stands there now. */
  readonly giveBack: () => void;
}

const FocusContext = createContext<FocusMemory>({ giveBack: () => undefined });

/**
 * Nobody who works with the keyboard loses their place: where what had the focus goes away (a button that removes itself, a closed tab, the last of a list, a
 * dialog), what stands nearest to it has the focus next, unless somebody says otherwise.
 */
export function FocusKeeper({ children }: { readonly children: ReactNode }) {
  const keeper = useMemo(() => createKeeper(), []);
  useEffect(() => keeper.watch(), [keeper]);
  return <FocusContext value={keeper}>{children}</FocusContext>;
}

export function useFocusMemory(): FocusMemory {
  return useContext(FocusContext);
}

function createKeeper(): FocusMemory & { readonly watch: () => () => void } {
  let last: FocusPlace | null = null;
  /** The last one outside of dialogs and menus. */
  let outside: FocusPlace | null = null;

  function onFocusIn({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    last = placeOf(target);
    if (!isInPopup(target)) outside = last;
  }

  function giveBack(): void {
    if (outside !== null) nearestTo(outside)?.focus();
  }

  function look(): void {
    if (last === null || last.element.isConnected || !isNowhere()) return;
    const next = nearestTo(last);
    last = null;
    if (next === null) giveBack();
    else next.focus();
  }

  return {
    giveBack,
    watch() {
      document.addEventListener("focusin", onFocusIn);
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true });
      return () => {
        document.removeEventListener("focusin", onFocusIn);
        observer.disconnect();
      };
    },
  };
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
