import { useRef } from "react";
import { isSameValue } from "./same-value";

/** Picks as `select` does, and gives the very same object as before while what is picked says the same. */
export function useSame<State, Part>(select: (state: State) => Part): (state: State) => Part {
  const last = useRef<{ readonly part: Part } | null>(null);
  return (state) => {
    const part = select(state);
    if (last.current !== null && isSameValue(last.current.part, part)) return last.current.part;
    last.current = { part };
    return part;
  };
}
