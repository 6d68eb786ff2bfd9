import type { Configuration, Finding, Rule, Ruleset } from "../../config/configuration";
import { STANDARD_SCHEME } from "../../language";
import { contextOfPhase } from "../../language/contexts";
import { diagnose } from "../../language/service/diagnose";
import type { InParts } from "../../support/in-parts";

/** Lists are judged where the configuration is prepared; visitors may come over IPv6. */
const ENVIRONMENT = { lists: null, values: new Map(), ipv6: "on" } as const;

/** Rules between two parts of the check. */
const A_PART = 100;

/**
 * What a sound expression still gets wrong, and what its phase may not use, for every rule of a configuration. A trace does not ask:
 * a rule that the network holds was accepted by it.
 */
export function* checkExpressions({ account, zones }: Configuration): InParts<readonly Finding[]> {
  const rulesets = [...account.rulesets, ...zones.flatMap((zone) => zone.rulesets)];
  const rules = rulesets.flatMap((ruleset) => ruleset.rules.map((rule) => [rule, ruleset] as const));
  const findings: Finding[] = [];
  for (const [done, [rule, ruleset]] of rules.entries()) {
    if (done % A_PART === 0) yield { done, total: rules.length };
    findings.push(...checkRule(rule, ruleset));
  }
  return findings;
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
