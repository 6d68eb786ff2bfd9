import type { Diagnostic } from "../diagnostic";
import type { TypedExpression } from "../expression";
import { createRuler } from "../source";
import { alwaysFalse } from "./always-false";
import { alwaysTrue } from "./always-true";
import { deprecatedField } from "./deprecated-field";
import { doubleNegation } from "./double-negation";
import { headerNameCase } from "./header-name-case";
import { hmacArguments } from "./hmac-arguments";
import { impossibleUrlPart } from "./impossible-url-part";
import { impossibleValue } from "./impossible-value";
import { ipOrdering } from "./ip-ordering";
import { ipv4Only } from "./ipv4-only";
import { joinedMembers } from "./joined-members";
import type { LintOptions, LintRule, QuickFix } from "./lint-rule";
import { missingLower } from "./missing-lower";
import { mixedArrays } from "./mixed-arrays";
import { neOnMissing } from "./ne-on-missing";
import { needlessRegex } from "./needless-regex";
import { overlappingMembers } from "./overlapping-members";
import { queryInPath } from "./query-in-path";
import { repeatedMember } from "./repeated-member";
import { threatScore } from "./threat-score";
import { unescapedDot } from "./unescaped-dot";
import { walk } from "./walk";
import { wildcardWithoutStar } from "./wildcard-without-star";
import { wrongCase } from "./wrong-case";

export type { LintFinding, LintOptions, LintRule, QuickFix, TextEdit } from "./lint-rule";

/** What a sound expression can still get wrong; one file a rule. */
export const LINT_RULES: readonly LintRule[] = [
  deprecatedField,
  alwaysTrue,
  alwaysFalse,
  wrongCase,
  missingLower,
  impossibleValue,
  headerNameCase,
  impossibleUrlPart,
  queryInPath,
  needlessRegex,
  unescapedDot,
  wildcardWithoutStar,
  neOnMissing,
  ipv4Only,
  threatScore,
  repeatedMember,
  overlappingMembers,
  joinedMembers,
  doubleNegation,
  ipOrdering,
  mixedArrays,
  hmacArguments,
];

/** A warning, with what would put it right where that can be said. */
export interface LintWarning extends Diagnostic {
  readonly documentation: string;
  readonly fix?: QuickFix;
}

/** Every warning on a checked expression, by place. `text` is the text that was checked. */
export function lintExpression(expression: TypedExpression, text: string, options: LintOptions = {}): readonly LintWarning[] {
  const ruler = createRuler(text);
  const warnings: LintWarning[] = [];
  walk(expression, (node, ancestors) => {
    for (const { code, severity, documentation, check } of LINT_RULES) {
      for (const { start, end, message, fix } of check(node, { text, ancestors, root: expression, options })) {
        const place = { start, end, ...ruler.placeOf(start), length: Math.max(1, ruler.bytesBetween(start, end)) };
        const remedy = fix === undefined ? {} : { hint: fix.title, fix };
        warnings.push({ code, severity, message, ...place, documentation, ...remedy });
      }
    }
  });
  return warnings.toSorted((left, right) => left.start - right.start || left.end - right.end);
}
