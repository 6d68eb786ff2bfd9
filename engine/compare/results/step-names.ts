import type { JsonObject } from "../../support/json";
import type { MatchedStep } from "../../trace/recorder";

/**
 * What steps of one configuration are called in the terms of another, where ids were made anew. Without it, a step is called what its own
 * configuration calls it.
 */
export interface StepNames {
  /** By the place of the rule, as `placeKey` prints it. Steps that are called the same are not here. */
  readonly steps: ReadonlyMap<string, StepName>;
  /** The target of an effect, which may name rulesets and rules. */
  readonly target: (target: string) => string;
  /** A rule's action and parameters, which may name them, too. */
  readonly rule: (rule: JsonObject) => JsonObject;
}

export interface StepName {
  readonly ruleset: string | null;
  /** Its `ref` and `id`, where it has them. */
  readonly given: JsonObject;
}

export function placeKey({ file, pointer }: { readonly file: string; readonly pointer: string }): string {
  return `${file}#${pointer}`;
}

/** The step's name where it has another; `null` where it is called what it is called. */
export function stepName(names: StepNames | null, { workbench: { source } }: Pick<MatchedStep, "workbench">): StepName | null {
  return names === null || source === null ? null : (names.steps.get(placeKey(source)) ?? null);
}
