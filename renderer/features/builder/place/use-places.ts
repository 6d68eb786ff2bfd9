import { useState } from "react";

type Places = typeof import("./places");

/** The data of places, which is loaded when `load` is first called; `null` until it is there. */
export function usePlaces(): { readonly places: Places | null; readonly load: () => void } {
  const [places, setPlaces] = useState<Places | null>(null);
  return {
    places,
    load() {
      if (places !== null) return;
      import("./places").then(setPlaces).catch(() => undefined);
    },
  };
}
