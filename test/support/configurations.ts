import { type Configuration, readConfiguration } from "../../engine/index";
import type { Json, JsonObject } from "../../engine/support/json";

interface Rulesets {
  readonly zone?: readonly Json[];
  readonly account?: readonly Json[];
  /** Further files, by path. */
  readonly files?: Readonly<Record<string, Json>>;
}

/** A configuration with the zone example.com and these rulesets, one file each, numbered from 0. */
export function configurationOf({ zone = [], account = [], files = {} }: Rulesets): Configuration {
  const all: readonly (readonly [string, Json])[] = [
    ["zones/example.com/zone.json", { id: "z", name: "example.com", plan: { legacy_id: "enterprise" } }],
    ...zone.map((ruleset, index) => [`zones/example.com/rulesets/${index}.json`, ruleset] as const),
    ...account.map((ruleset, index) => [`account/rulesets/${index}.json`, ruleset] as const),
    ...Object.entries(files),
  ];
  return readConfiguration("test", new Map(all.map(([path, json]) => [path, JSON.stringify(json)])));
}

/** The zone's entry point of a phase. */
export function entryPoint(phase: string, rules: readonly Json[]): JsonObject {
  return { id: `${phase} entry point`, name: "default", kind: "zone", phase, rules };
}

export function rule(id: string, expression: string, action: string, parameters?: JsonObject): JsonObject {
  const own = { id, description: id, expression, action };
  return parameters === undefined ? own : { ...own, action_parameters: parameters };
}
