import { contextOfPhase } from "../../../engine/language/contexts";
import { STANDARD_SCHEME } from "../../../engine/language/index";
import { diagnose } from "../../../engine/language/service/diagnose";
import { EMPTY_ENVIRONMENT } from "../../../engine/language/service/environment";
import type { Handlers } from "../handler";

export function languageHandlers(): Pick<Handlers, "language/check"> {
  return {
    "language/check": async ({ expression, kind, phase }) => {
      const context = phase === null ? null : contextOfPhase(phase, kind);
      return diagnose({ text: expression, kind, scheme: STANDARD_SCHEME, context, environment: EMPTY_ENVIRONMENT }).map(
        ({ fixes: _fixes, documentation: _documentation, ...diagnostic }) => diagnostic,
      );
    },
  };
}
