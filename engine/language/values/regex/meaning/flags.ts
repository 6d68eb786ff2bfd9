import type { Flag, FlagChanges } from "../syntax/syntax-tree";

/** The flags in force at one place. `x` is the reader's concern only. */
export interface Flags {
  readonly caseInsensitive: boolean;
  readonly multiLine: boolean;
  readonly dotMatchesNewLine: boolean;
  readonly swapGreed: boolean;
  readonly unicode: boolean;
  readonly crlf: boolean;
}

/** The Rules language matches bytes: Unicode is off until `(?u)`. */
export const DEFAULT_FLAGS: Flags = {
  caseInsensitive: false,
  multiLine: false,
  dotMatchesNewLine: false,
  swapGreed: false,
  unicode: false,
  crlf: false,
};

export function applyChanges(flags: Flags, changes: FlagChanges): Flags {
  const state = (flag: Flag, before: boolean): boolean => {
    const change = changes.get(flag);
    return change === undefined ? before : change === "on";
  };
  return {
    caseInsensitive: state("i", flags.caseInsensitive),
    multiLine: state("m", flags.multiLine),
    dotMatchesNewLine: state("s", flags.dotMatchesNewLine),
    swapGreed: state("U", flags.swapGreed),
    unicode: state("u", flags.unicode),
    crlf: state("R", flags.crlf),
  };
}
