import { type ConfigurationEntity, findConfigurationFile } from "../../../config";
import { property } from "../../../config/reading";
import type { Json, JsonObject } from "../../../support/json";
import { isMadeId } from "./made-ids";

/**
 * What the members of a list are, which decides how they are told apart. `object`: something of a product that has its own file, `entry`: the same
 * where its id says nothing; `part`: what stands inside of something else.
 */
export type MemberKind = "ruleset" | "rule" | "item" | "record" | "entry" | "object" | "part";

const OF_FILE: Readonly<Partial<Record<ConfigurationEntity, MemberKind>>> = {
  ruleset: "ruleset",
  "list-items": "item",
  "dns-records": "record",
  "page-rules": "entry",
  "worker-routes": "entry",
};

/** What the list is a list of that stands at `pointer` of what a file holds. */
export function kindOfMembers(file: string, pointer: string): MemberKind {
  if (!/^(?:(?:\/\d+)?\/rules|\/items)?$/.test(pointer)) return "part";
  const entity = findConfigurationFile(file)?.row.entity;
  if (pointer === "") return (entity === undefined ? undefined : OF_FILE[entity]) ?? "object";
  if (pointer === "/items") return entity === "list" ? "item" : "part";
  return entity === "ruleset" ? "rule" : "part";
}

/** What a file holds that is no list, and what its id says. */
export type FileKind = MemberKind | "zone" | "account" | "list";

export function kindOfFile(file: string): FileKind {
  const entity = findConfigurationFile(file)?.row.entity;
  return entity === "ruleset" || entity === "zone" || entity === "account" || entity === "list" ? entity : "part";
}

/** Lists whose order says nothing, by their file. */
const UNORDERED =
  /\/(?:settings|rulesets|lists|workers_scripts|workers_domains|addressing_prefixes|access_rules|load_balancer_pools|load_balancer_monitors|custom_hostnames|custom_pages|custom_pages_assets)\.json$/;

export function isOrdered(kind: MemberKind, file: string): boolean {
  return kind !== "item" && kind !== "record" && !(kind === "object" && UNORDERED.test(file));
}

/** Whether a key of two that are the same thing may differ without a change: an id, that is, which the network gives. */
export function isGiven(kind: FileKind, key: string, before: Json | undefined, after: Json | undefined): boolean {
  if (key === "ref") return kind === "rule";
  if (key !== "id" || kind === "part") return false;
  return kind !== "object" || (isMadeId(before) && isMadeId(after));
}

const COUNTED: Readonly<Partial<Record<FileKind, ReadonlySet<string>>>> = {
  account: new Set(),
  zone: new Set(["name", "plan", "paused", "development_mode"]),
  record: new Set(["name", "type", "content", "proxied"]),
};

const TITLES: ReadonlySet<string> = new Set(["name", "description"]);

/** Whether a key of such a thing says anything about what the network does. Nobody sees what an entry point is called. */
export function isCounted(kind: FileKind, key: string, thing: JsonObject): boolean {
  if (kind === "ruleset" && TITLES.has(key)) return !ENTRY_POINTS.has(property(thing, "kind") ?? null);
  return COUNTED[kind]?.has(key) ?? true;
}

const ENTRY_POINTS: ReadonlySet<Json> = new Set(["root", "zone"]);
