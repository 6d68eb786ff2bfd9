import type { Argument } from "../expression";
import type { Reading } from "./closures";
import type { Compilation } from "./compilation";

/** What compiling one expression needs besides the expression. */
export interface Setting {
  /** Where calls are shared; `null` where they are not. */
  readonly compilation: Compilation | null;
  /** Compiles an argument of a call. Handed in, since arguments hold all of the language again. */
  readonly compileArgument: (argument: Argument, setting: Setting) => Reading;
}
