import { isArray, isObject, property } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";
import type { AddNote, ImportNote } from "../import-note";
import type { ImportedConfiguration } from "../imported";
import { parseSource } from "../source/parse-source";
import type { SourceFile } from "../source/read-sources";
import { unknown } from "./evaluate/evaluate";
import { standInId } from "./evaluate/resource-instance";
import { fromJson, type TfValue } from "./evaluate/value";
import { objectIn, objectsIn, textIn } from "./resources/unblock";
import { type Resource, toConfiguration } from "./to-configuration";

/** What `terraform show -json` gave: one configuration of a state, two of a plan, or neither. */
export type ShownConfigurations =
  | { readonly kind: "state"; readonly configuration: ImportedConfiguration }
  | { readonly kind: "plan"; readonly before: ImportedConfiguration; readonly after: ImportedConfiguration }
  | { readonly kind: "neither"; readonly notes: readonly ImportNote[] };

/**
 * Reads the output of `terraform show -json`, of a state or of a plan. A plan gives what is there now and what would be there after it is applied.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export function importShow(file: SourceFile, zoneNames: ReadonlyMap<string, string> = new Map()): ShownConfigurations {
  const notes: ImportNote[] = [];
  const note: AddNote = (added) => notes.push(added);
  const parsed = parseSource(file, note);
  if (parsed === null) return { kind: "neither", notes };
  const shown = parsed.value;
  if (!isObject(shown) || textIn(shown, "format_version") === "") {
    const looksRaw = isObject(shown) && property(shown, "lineage") !== undefined;
    note({
      code: "not-recognised",
      severity: "error",
      message: looksRaw
        ? "This is a state file as Terraform keeps it, whose form is not for other programs."
        : "This is not what terraform show -json gives: it has no format_version.",
      file: file.path,
      fix: "Give the output of: terraform show -json, or of: terraform show -json PLANFILE.",
    });
    return { kind: "neither", notes };
  }
  const make = (resources: readonly Resource[]): ImportedConfiguration =>
    toConfiguration({ resources: resources.filter(isManaged), zoneNames: new Map([...zonesOf(resources), ...zoneNames]), notes });
  const planned = objectIn(shown, "planned_values");
  if (planned === null) return { kind: "state", configuration: make(resourcesOf(objectIn(shown, "values"), file.path)) };
  const prior = resourcesOf(objectIn(objectIn(shown, "prior_state") ?? {}, "values"), file.path);
  const after = resourcesOf(planned, file.path).map((resource) => withUnknown(resource, shown, file.path));
  const data = prior.filter((resource) => !isManaged(resource));
  return { kind: "plan", before: make(prior.length === 0 ? changedBefore(shown, file.path) : prior), after: make([...after, ...data]) };
}

interface Shown extends Resource {
  readonly mode: string;
}

function isManaged(resource: Resource): boolean {
  return !/(?:^|\.)data\.[^.]+\.[^.]+$/.test(resource.address);
}

function resourcesOf(values: JsonObject | null, file: string): readonly Shown[] {
  const root = values === null ? null : objectIn(values, "root_module");
  return root === null ? [] : inModule(root, file);
}

function inModule(module: JsonObject, file: string): readonly Shown[] {
  const own = objectsIn(module, "resources").map((resource): Shown => {
    const values = fromJson(property(resource, "values") ?? {});
    return {
      address: textIn(resource, "address"),
      type: textIn(resource, "type"),
      mode: textIn(resource, "mode"),
      attributes: values instanceof Map ? values : new Map(),
      file,
      line: 0,
    };
  });
  return [...own, ...objectsIn(module, "child_modules").flatMap((child) => inModule(child, file))];
}

/** Names of zones that resources and data sources have together with their ids. */
function zonesOf(resources: readonly Resource[]): readonly (readonly [string, string])[] {
  return resources.flatMap(({ type, attributes }): readonly (readonly [string, string])[] => {
    if (type !== "cloudflare_zone") return [];
    const id = attributes.get("zone_id") ?? attributes.get("id") ?? null;
    const name = attributes.get("name") ?? attributes.get("zone") ?? null;
    return typeof id === "string" && typeof name === "string" ? [[id, name.toLowerCase()]] : [];
  });
}

/** The state before, of a plan that does not carry it. */
function changedBefore(shown: JsonObject, file: string): readonly Resource[] {
  return objectsIn(shown, "resource_changes").flatMap((changed): readonly Resource[] => {
    const before = fromJson(property(objectIn(changed, "change") ?? {}, "before") ?? null);
    return before instanceof Map
      ? [{ address: textIn(changed, "address"), type: textIn(changed, "type"), attributes: before, file, line: 0 }]
      : [];
  });
}

/**
 * A planned resource with what is known only once the plan is applied marked so. Ids of resources that are still to be made have stand-ins, also where
 * another resource refers to one of them and to nothing else.
 */
function withUnknown(resource: Resource, shown: JsonObject, file: string): Resource {
  const changed = objectsIn(shown, "resource_changes").find((candidate) => textIn(candidate, "address") === resource.address);
  const open = changed === undefined ? undefined : property(objectIn(changed, "change") ?? {}, "after_unknown");
  if (!isObject(open)) return resource;
  const attributes = new Map(resource.attributes);
  for (const [name, mark] of Object.entries(open)) {
    if (name === "id" || COMPUTED.has(name)) continue;
    const reference = mark === true ? referenceOf(shown, resource.address, name) : null;
    if (reference !== null) attributes.set(name, standInId(reference));
    else if (name !== "zone_id" || mark === true)
      attributes.set(name, markOpen(attributes.get(name) ?? null, mark, { place: { file, line: 0 }, inside: 0 }));
  }
  return { ...resource, attributes };
}

/** What the provider computes and a trace does not use. */
const COMPUTED = new Set([
  "version",
  "last_updated",
  "created_on",
  "modified_on",
  "num_items",
  "num_referencing_filters",
  "proxiable",
  "meta",
  "status",
  "name_servers",
  "allowed_modes",
  "scope",
  "metadata",
  "hostname_status",
  "plan",
  "verification_key",
  "vanity_name_servers",
]);

interface Marking {
  readonly place: { readonly file: string; readonly line: number };
  /** Objects around the value, below the resource's attribute. */
  readonly inside: number;
}

function markOpen(value: TfValue, mark: Json, marking: Marking): TfValue {
  if (mark === true) return unknown("it is known only once the plan is applied", marking.place);
  if (isArray(mark))
    return Array.isArray(value) ? value.map((member: TfValue, index) => markOpen(member, mark[index] ?? false, marking)) : value;
  if (!isObject(mark) || !(value instanceof Map)) return value;
  const marked = new Map<string, TfValue>(value);
  for (const [name, inner] of Object.entries(mark))
    if (!(marking.inside === 0 ? ITEM_COMPUTED : INNER_COMPUTED).has(name))
      marked.set(name, markOpen(marked.get(name) ?? null, inner, { ...marking, inside: marking.inside + 1 }));
  return marked;
}

/** Of a rule or an item: its id, ref and version are made when it is stored. Further inside, an id is one of something else, such as a ruleset to execute. */
const ITEM_COMPUTED = new Set(["id", "ref", "version", "last_updated"]);
const INNER_COMPUTED = new Set(["version", "last_updated"]);

/** The one resource whose id an attribute takes, as the configuration in the plan says. */
function referenceOf(shown: JsonObject, address: string, name: string): string | null {
  const steps = address.replace(/\[[^\]]*\]/g, "").split(".");
  let module = objectIn(objectIn(shown, "configuration") ?? {}, "root_module");
  let prefix = "";
  while (steps[0] === "module" && module !== null) {
    const call = objectIn(objectIn(module, "module_calls") ?? {}, steps[1] ?? "");
    prefix += `module.${steps[1] ?? ""}.`;
    module = call === null ? null : objectIn(call, "module");
    steps.splice(0, 2);
  }
  const resource =
    module === null ? undefined : objectsIn(module, "resources").find((candidate) => textIn(candidate, "address") === steps.join("."));
  const expression = resource === undefined ? null : objectIn(objectIn(resource, "expressions") ?? {}, name);
  const references = expression === null ? undefined : property(expression, "references");
  const [first] = isArray(references) ? references : [];
  const target = typeof first === "string" ? /^(cloudflare_\w+\.[\w-]+)\.(?:id|zone_id)$/.exec(first)?.[1] : undefined;
  return target === undefined ? null : `${prefix}${target}`;
}
