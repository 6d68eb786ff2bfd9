/**
 * Numbers the sub-expressions that several rules share, so that each is computed once per moment. One compilation may serve many
 * expressions; moments read by its expressions must be read by those of no other compilation.
 */
export interface Compilation {
  /** The place in `moment.memory` for the sub-expression with this text. */
  slotFor(text: string): number;
  /** Another one that numbers on from here: moments that its expressions read may be read by those of this one too. */
  fork(): Compilation;
}

export function createCompilation(): Compilation {
  return numberOn(new Map());
}

function numberOn(slots: Map<string, number>): Compilation {
  return {
    fork: () => numberOn(new Map(slots)),
    slotFor(text) {
      const known = slots.get(text);
      if (known !== undefined) return known;
      const slot = slots.size;
      slots.set(text, slot);
      return slot;
    },
  };
}
