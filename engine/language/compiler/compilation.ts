/**
 * Numbers the calls that several rules share, so that each is computed once per moment. One compilation may serve many expressions;
 * moments read by its expressions must be read by those of no other compilation.
 */
export interface Compilation {
  /** Where the value of the call with this text is remembered. */
  placeOf(text: string): Place;
  /** Another one that numbers on from here: moments that its expressions read may be read by those of this one too. */
  fork(): Compilation;
}

/** A place in `moment.memory`; `NOWHERE` as long as the call stands in one expression only, and nobody would read it again. */
export interface Place {
  readonly slot: number;
}

export const NOWHERE = -1;

export function createCompilation(): Compilation {
  return numberOn(new Map(), 0);
}

function numberOn(places: Map<string, { slot: number }>, from: number): Compilation {
  let next = from;
  return {
    fork: () => numberOn(new Map([...places].map(([text, { slot }]) => [text, { slot }])), next),
    placeOf(text) {
      const known = places.get(text);
      if (known === undefined) {
        const place = { slot: NOWHERE };
        places.set(text, place);
        return place;
      }
      if (known.slot === NOWHERE) {
        known.slot = next;
        next += 1;
      }
      return known;
    },
  };
}
