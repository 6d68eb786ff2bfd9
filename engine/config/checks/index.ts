import type { Configuration, Finding } from "../configuration";
import type { Check } from "./check";
import { deprecatedProducts } from "./deprecated-products";
import { overlappingItems } from "./overlapping-items";
import { planFeatures } from "./plan-features";
import { planLimits } from "./plan-limits";
import { unreachableRules } from "./unreachable-rules";

/** What is looked for in a configuration beyond what keeps it from being traced. */
export const CHECKS: readonly Check[] = [planLimits, planFeatures, unreachableRules, overlappingItems, deprecatedProducts];

export function runChecks(configuration: Configuration): readonly Finding[] {
  return CHECKS.flatMap((check) => check.run(configuration));
}
