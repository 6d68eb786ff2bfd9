import type { Configuration, Finding, Rule, Ruleset } from "../../config/configuration";
import { STANDARD_SCHEME } from "../../language";
import { contextOfPhase } from "../../language/contexts";
import { diagnose } from "../../language/service/diagnose";

/** Lists are judged where the configuration is prepared; visitors may come over IPv6. */
const ENVIRONMENT = { lists: null, values: new Map(), ipv6: "on" } as const;

/**
 * What a sound expression still gets wrong, and what its phase may not use, for every rule of a configuration. A trace does not ask:
 * a rule that the network holds was accepted by it.
 */
export function checkExpressions({ account, zones }: Configuration): readonly Finding[] {
  return [...account.rulesets, ...zones.flatMap(({ rulesets }) => rulesets)].flatMap((ruleset) =>
    ruleset.rules.flatMap((rule) => checkRule(rule, ruleset)),
  );
}

function checkRule({ expression, source }: Rule, { phase }: Ruleset): readonly Finding[] {
  if (expression === null) return [];
  const context = contextOfPhase(phase, "filter");
  return diagnose({ text: expression, kind: "filter", scheme: STANDARD_SCHEME, context, environment: ENVIRONMENT }).map(
    ({ code, severity, message, start, end, line, column, hint, fixes: [fix] }) => ({
      code,
      severity,
      message,
      place: { file: source.file, pointer: `${source.pointer}/expression` },
      span: { start, end, line, column },
      ...(hint === undefined ? (fix === undefined ? {} : { fix: fix.title }) : { fix: hint }),
    }),
  );
}
