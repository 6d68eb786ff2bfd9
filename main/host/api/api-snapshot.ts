import { unwrapAnswer } from "../../../engine/config/envelope";
import { findConfigurationFile, parseJson } from "../../../engine/config/index";
import { isArray, isObject, property } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";

/** A configuration as its files have it: what the API answered when they were saved. */
export interface ApiSnapshot {
  readonly account: ApiOwner;
  readonly zones: readonly ApiZone[];
}

export interface ApiOwner {
  readonly id: string;
  readonly details: JsonObject;
  readonly rulesets: readonly JsonObject[];
  readonly lists: readonly ApiList[];
  /** The other files, by the API's path below the account or zone: `/managed_headers`. */
  readonly others: ReadonlyMap<string, Json>;
}

export interface ApiZone extends ApiOwner {
  readonly name: string;
}

export interface ApiList {
  readonly details: JsonObject;
  readonly items: readonly Json[];
}

interface Draft {
  readonly name: string;
  details: JsonObject;
  readonly rulesets: JsonObject[];
  readonly lists: Map<string, JsonObject>;
  readonly items: Map<string, readonly Json[]>;
  readonly others: Map<string, Json>;
}

/** Files that cannot be read are left out; that is told where the configuration is shown. */
export function readApiSnapshot(files: ReadonlyMap<string, string>): ApiSnapshot {
  const account = emptyDraft("");
  const zones = new Map<string, Draft>();
  for (const [path, text] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const place = findConfigurationFile(path);
    if (place === null || place.row.entity === "script") continue;
    const draft = place.zone === null ? account : (zones.get(place.zone) ?? emptyDraft(place.zone));
    if (place.zone !== null) zones.set(place.zone, draft);
    const values = readValues(text);
    const file = path.slice(path.lastIndexOf("/") + 1);
    takeFile(draft, { entity: place.row.entity, endpoint: place.row.endpoints[0] ?? "", file, values });
  }
  return { account: ownerOf(account), zones: [...zones.values()].map(zoneOf) };
}

function readValues(text: string): readonly Json[] {
  const parsed = parseJson(text);
  return parsed.kind === "json" ? unwrapAnswer(parsed.value, { file: "", pointer: "" }, () => undefined).map(({ value }) => value) : [];
}

interface SnapshotFile {
  readonly entity: string;
  readonly endpoint: string;
  readonly file: string;
  readonly values: readonly Json[];
}

function takeFile(draft: Draft, { entity, endpoint, file, values }: SnapshotFile): void {
  const objects = values.filter(isObject);
  switch (entity) {
    case "account":
    case "zone":
      draft.details = objects[0] ?? draft.details;
      return;
    case "ruleset":
      draft.rulesets.push(...objects);
      return;
    case "list":
      if (objects[0] !== undefined) draft.lists.set(file.replace(/\.json$/, ""), objects[0]);
      return;
    case "list-items":
      draft.items.set(file.replace(/\.items\.json$/, ""), joinPages(values));
      return;
    default: {
      const path = endpoint.replace(/^\/(?:accounts|zones)\/\{\w+\}/, "").replaceAll(/\{\w+\}/g, file.replace(/\.\w+\.json$|\.json$/, ""));
      const [first] = values;
      if (first !== undefined) draft.others.set(path, values.length === 1 ? first : [...joinPages(values)]);
    }
  }
}

function joinPages(values: readonly Json[]): readonly Json[] {
  return values.flatMap((value) => (isArray(value) ? value : [value]));
}

function emptyDraft(name: string): Draft {
  return { name, details: {}, rulesets: [], lists: new Map(), items: new Map(), others: new Map() };
}

function zoneOf(draft: Draft): ApiZone {
  const owner = ownerOf(draft);
  const name = property(draft.details, "name");
  return { ...owner, name: typeof name === "string" && name !== "" ? name : draft.name };
}

function ownerOf(draft: Draft): ApiOwner {
  const id = property(draft.details, "id");
  return {
    id: typeof id === "string" ? id : "",
    details: draft.details,
    rulesets: draft.rulesets,
    lists: [...draft.lists].map(([file, list]) => listOf(list, draft.items.get(file) ?? [])),
    others: draft.others,
  };
}

function listOf(list: JsonObject, further: readonly Json[]): ApiList {
  const { items, ...details } = list;
  const own = items !== undefined && isArray(items) ? items : [];
  return { details, items: [...own, ...further] };
}
