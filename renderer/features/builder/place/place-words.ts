import { WORDS } from "../../../words/words";
import type { PlaceChange } from "./place-changes";

const words = WORDS.builder.placeWords;

/** Texts about places. */
export const PLACE_WORDS = {
  unknownCountry: words.unknownCountry,
  alsoGiven: words.alsoSet,
  removed: words.takenOut,
  takeBack: words.takeBack,
} as const;

/** What the choice brought with it: `Germany also set continent EU, …; taken out: city.` */
export function describePlaceChange(name: string, { also, without }: PlaceChange): string | null {
  const parts = [
    ...(also.length === 0 ? [] : [words.choiceAlsoSet(name, also.join(", "))]),
    ...(without.length === 0 ? [] : [`${PLACE_WORDS.removed}: ${without.join(", ")}`]),
  ];
  return parts.length === 0 ? null : `${parts.join("; ")}.`;
}
