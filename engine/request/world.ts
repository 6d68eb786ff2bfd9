import type { JsonObject } from "../support/json";
import type { Problem } from "../support/problem";
import { parseTimestamp } from "../support/timestamp";
import type { WorldDefinition } from "./trace-definition";

/** The engine's clock in UNIX milliseconds, the seed of everything random, and the state of rate counters. */
export interface World {
  readonly milliseconds: number;
  readonly seed: number;
  readonly counters: JsonObject;
}

/** 2026-01-01T00:00:00Z: the clock of a trace that names no time. */
export const DEFAULT_MILLISECONDS = 1_767_225_600_000;
export const DEFAULT_SEED = 1;

/** The world of a trace, with the defaults for what it leaves open. */
export function readWorld(definition: WorldDefinition): { readonly world: World; readonly problems: readonly Problem[] } {
  const milliseconds = definition.time === undefined ? DEFAULT_MILLISECONDS : parseTimestamp(definition.time);
  const world = {
    milliseconds: milliseconds ?? DEFAULT_MILLISECONDS,
    seed: definition.seed ?? DEFAULT_SEED,
    counters: definition.counters ?? {},
  };
  const message = `expected a time such as 2026-01-01T00:00:00Z, found “${definition.time?.slice(0, 40) ?? ""}”`;
  return { world, problems: milliseconds === null ? [{ pointer: "/world/time", message }] : [] };
}
