import { useState } from "react";

/**
 * What a dialog does as it closes: the focus goes back to what had it when the dialog opened, unless it is there no more or something else has taken
 * the focus meanwhile. The dialogs have no trigger of their own that would do so.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(() => document.activeElement);
  return (event) => {
    event.preventDefault();
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
}
