import { WORDS } from "../../../words/words";
import type { PlaceChange } from "./place-changes";

const words = WORDS.builder.placeWords;

/** What the choice brought with it: `Germany also set continent EU, …; taken out: city.` */
export function describePlaceChange(name: string, { also, without }: PlaceChange): string | null {
  if (without.length === 0) return also.length === 0 ? null : words.choiceSet(name, also);
  return also.length === 0 ? words.choiceTookOut(without) : words.choiceSetAndTookOut(name, also, without);
}
