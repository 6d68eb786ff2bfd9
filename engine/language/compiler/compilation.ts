/**
 * Numbers the sub-expressions that several rules share, so that each is computed once per moment. One compilation may serve many
 * expressions; moments read by its expressions must be read by those of no other compilation.
 */
export interface Compilation {
  /** The place in `moment.memory` for the sub-expression with this text. */
  slotFor(text: string): number;
}

export function createCompilation(): Compilation {
  const slots = new Map<string, number>();
  return {
    slotFor(text) {
      const known = slots.get(text);
      if (known !== undefined) return known;
      const slot = slots.size;
      slots.set(text, slot);
      return slot;
    },
  };
}
