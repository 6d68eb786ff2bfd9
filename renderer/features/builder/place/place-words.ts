import type { PlaceChange } from "./place-changes";

/** Texts about places. */
export const PLACE_WORDS = {
  unknownCountry: "No country has this name or two-letter code; what was given stays.",
  alsoGiven: "Also set",
  removed: "taken out",
  takeBack: "Take back",
} as const;

/** What the choice brought with it: `Germany also set continent EU, …; taken out: city.` */
export function describePlaceChange(name: string, { also, without }: PlaceChange): string | null {
  const parts = [
    ...(also.length === 0 ? [] : [`${name} also set ${also.join(", ")}`]),
    ...(without.length === 0 ? [] : [`${PLACE_WORDS.removed}: ${without.join(", ")}`]),
  ];
  return parts.length === 0 ? null : `${parts.join("; ")}.`;
}
