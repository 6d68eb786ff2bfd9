import { checkExpression, STANDARD_SCHEME } from "../../../engine/language/index";
import { findPhase } from "../../../engine/phases/index";
import type { Handlers } from "../handler";

export function languageHandlers(): Pick<Handlers, "language/check"> {
  return {
    "language/check": async ({ expression, kind, phase }) => {
      const side = phase === null ? undefined : findPhase(phase)?.side;
      const options = side === "request" || side === "response" ? { side } : {};
      return checkExpression(expression, kind, STANDARD_SCHEME, options).diagnostics;
    },
  };
}
