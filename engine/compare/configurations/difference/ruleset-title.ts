import type { Ruleset } from "../../../config/configuration";
import { findPhase } from "../../../phases";

export function isEntryPoint({ kind }: Ruleset): boolean {
  return kind === "root" || kind === "zone";
}

export function productOf({ phase }: Ruleset): string {
  return findPhase(phase)?.product ?? phase;
}

/** “Custom rules (example.com)”, “Managed rules, “Ours” (account)”. */
export function titleOfRuleset(ruleset: Ruleset, owner: string): string {
  const product = productOf(ruleset);
  return isEntryPoint(ruleset) || ruleset.name === "" ? `${product} (${owner})` : `${product}, “${ruleset.name}” (${owner})`;
}
