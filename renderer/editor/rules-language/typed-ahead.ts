/** Tells what comes back from what was typed here from what was changed elsewhere: typing is ahead of rendering. */
export interface TypedAhead {
  /** Notes a text that was typed and is on its way to the owner. */
  typed(text: string): void;
  /** Whether `text`, as the owner hands it in, was typed here; what was typed before it counts as heard too. */
  isOwn(text: string): boolean;
}

export function createTypedAhead(): TypedAhead {
  let unheard: readonly string[] = [];
  return {
    typed(text) {
      unheard = [...unheard, text];
    },
    isOwn(text) {
      const heard = unheard.indexOf(text);
      unheard = unheard.slice(heard + 1);
      return heard !== -1;
    },
  };
}
