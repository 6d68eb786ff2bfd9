import { useState } from "react";
import { useFocusMemory } from "./focus-keeper";

/**
 * What a dialog does as it closes: the focus goes back to what had it when the dialog opened, or before the menu that opened it; unless something else has taken
 * the focus meanwhile. The dialogs have no trigger of their own that would do so.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  const { giveBack } = useFocusMemory();
  return (event) => {
    event.preventDefault();
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (!isFree) return;
    if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus();
    else giveBack();
  };
}
