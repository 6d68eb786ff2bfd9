import type { SkipScopes } from "../../actions/verdict";
import type { Assumptions } from "../../config/assumptions";
import type { Level } from "../../phases/phase";

/** What skip rules have switched off so far; each entry names the step that did it. */
export interface Skips {
  /** `level phase` → step. */
  readonly phases: ReadonlyMap<string, string>;
  /** Product outside the Ruleset Engine → step. */
  readonly products: ReadonlyMap<string, string>;
  /** `level ruleset` → step. */
  readonly rulesets: ReadonlyMap<string, string>;
  /** `level ruleset rule` → step. */
  readonly rules: ReadonlyMap<string, string>;
}

export const NO_SKIPS: Skips = { phases: new Map(), products: new Map(), rulesets: new Map(), rules: new Map() };

export interface SkipPlace {
  readonly level: Level;
  readonly phase: string;
  readonly step: string;
}

/**
 * Adds what a skip rule at `place` switches off. Rulesets, rules and the current phase stay inside the level; phases reach as far
 * as the assumption `account-skip-of-phases` says. The rest of the current ruleset is the caller's to leave.
 */
export function addSkips(skips: Skips, scopes: SkipScopes, { level, phase, step }: SkipPlace, assumptions: Assumptions): Skips {
  const bothLevels = level === "account" && assumptions["account-skip-of-phases"] === "both-levels";
  const levels: readonly Level[] = bothLevels || level === "zone" ? ["account", "zone"] : [level];
  return {
    phases: extend(
      skips.phases,
      [
        ...scopes.phases.flatMap((name) => levels.map((each) => phaseKey(each, name))),
        ...(scopes.currentPhase ? [phaseKey(level, phase)] : []),
      ],
      step,
    ),
    products: extend(skips.products, scopes.products, step),
    rulesets: extend(
      skips.rulesets,
      scopes.rulesets.map((id) => rulesetKey(level, id)),
      step,
    ),
    rules: extend(
      skips.rules,
      [...scopes.rules].flatMap(([ruleset, rules]) => rules.map((rule) => ruleKey(level, ruleset, rule))),
      step,
    ),
  };
}

export function phaseKey(level: Level, phase: string): string {
  return `${level} ${phase}`;
}

export function rulesetKey(level: Level, ruleset: string): string {
  return `${level} ${ruleset}`;
}

export function ruleKey(level: Level, ruleset: string, rule: string): string {
  return `${level} ${ruleset} ${rule}`;
}

function extend(map: ReadonlyMap<string, string>, keys: readonly string[], step: string): ReadonlyMap<string, string> {
  const added = keys.filter((key) => !map.has(key));
  return added.length === 0 ? map : new Map([...map, ...added.map((key): [string, string] => [key, step])]);
}
