/** What stands half typed in a field: nothing is taken from it before the field is left, or the trace is sent or saved from there. */
export interface HalfTyped {
  /** `take` is asked for when it is wanted at once; the answer takes that back. */
  readonly hold: (take: () => void) => () => void;
  readonly take: () => void;
}

export function createHalfTyped(): HalfTyped {
  const held = new Set<() => void>();
  return {
    hold(take) {
      held.add(take);
      return () => held.delete(take);
    },
    take() {
      for (const each of held) each();
    },
  };
}
