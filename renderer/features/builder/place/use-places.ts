import { useState } from "react";
import { useStores } from "../../../stores/context";
import { WORDS } from "../../../words/words";

type Places = typeof import("./places");

/** The data of places, which is loaded when `load` is first called; `null` until it is there. Without it places are typed. */
export function usePlaces(): { readonly places: Places | null; readonly load: () => void } {
  const { notices } = useStores();
  const [places, setPlaces] = useState<Places | null>(null);
  return {
    places,
    load() {
      if (places !== null) return;
      import("./places").then(setPlaces).catch(() => notices.getState().fail(WORDS.builder.placeFields.notLoaded));
    },
  };
}
