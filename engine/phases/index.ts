import type { Phase } from "./phase";
import { REQUEST_PHASES } from "./request-phases";
import { NETWORK_PHASES, ORIGIN_PHASES, RESPONSE_PHASES } from "./response-phases";

export { findManagedRuleset, type ManagedRuleset, NORMALIZATION_RULESET } from "./managed-rulesets";
export type { Level, Phase, PhaseFidelity } from "./phase";
export { ORIGIN_PHASES, REQUEST_PHASES, RESPONSE_PHASES };

/** The whole way of a request, in order. */
export const PHASES: readonly Phase[] = [...REQUEST_PHASES, ...ORIGIN_PHASES, ...RESPONSE_PHASES];

const ENGINE_PHASES: ReadonlyMap<string, Phase> = new Map(
  PHASES.filter((phase) => phase.kind === "engine").map((phase) => [phase.name, phase]),
);

const ROWS: ReadonlyMap<string, Phase> = new Map(PHASES.map((phase) => [phase.name, phase]));

/** The row of any name; `undefined` where the table has none. */
export function findPhase(name: string): Phase | undefined {
  return ROWS.get(name);
}

/** The phase whose rulesets a configuration can hold; `undefined` for network phases and unknown names. */
export function findEnginePhase(name: string): Phase | undefined {
  return ENGINE_PHASES.get(name);
}

export function isNetworkPhase(name: string): boolean {
  return NETWORK_PHASES.some((phase) => phase === name);
}

/** Names a ruleset may give as its phase, in the order of the way. */
export function enginePhaseNames(): readonly string[] {
  return [...ENGINE_PHASES.keys()];
}
