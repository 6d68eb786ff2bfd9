import type { SourcePlace, Zone } from "../config/configuration";
import { isArray, isObject, property, within } from "../config/reading";
import type { Json, JsonObject } from "../support/json";

export interface PlacedObject {
  readonly json: JsonObject;
  readonly source: SourcePlace;
}

/** The objects of an array that was read from a file of the configuration. */
export function objectsIn(json: Json | undefined, file: string): readonly PlacedObject[] {
  if (!isArray(json)) return [];
  return json.flatMap((member, index) => (isObject(member) ? [{ json: member, source: within({ file, pointer: "" }, index) }] : []));
}

/** The objects of one of the zone's files that no reader of its own has. */
export function zoneObjects(zone: Zone, name: string): readonly PlacedObject[] {
  return objectsIn(zone.others[name], zoneFile(zone, name));
}

/** The path of a file of the zone, relative to the configuration's folder. */
export function zoneFile(zone: Zone, name: string): string {
  return `${zone.source.file.slice(0, zone.source.file.lastIndexOf("/") + 1)}${name}`;
}

export function textOf(object: JsonObject, key: string): string {
  const value = property(object, key);
  return typeof value === "string" ? value : "";
}

export function objectOf(object: JsonObject, key: string): JsonObject {
  const value = property(object, key);
  return isObject(value) ? value : {};
}

/** The texts of an array; others in it are passed over. */
export function textsOf(object: JsonObject, key: string): readonly string[] {
  const value = property(object, key);
  return isArray(value) ? value.filter((member) => typeof member === "string") : [];
}

/** Not paused, suspended or disabled. */
export function isRunning({ json }: PlacedObject): boolean {
  return property(json, "paused") !== true && property(json, "suspended") !== true && property(json, "disabled") !== true;
}

/** Lower numbers first; what has no priority comes last, in its own order. */
export function byPriority(left: PlacedObject, right: PlacedObject): number {
  const [one, other] = [priorityOf(left), priorityOf(right)];
  return one === other ? 0 : one - other;
}

function priorityOf({ json }: PlacedObject): number {
  const priority = property(json, "priority");
  return typeof priority === "number" ? priority : Number.MAX_SAFE_INTEGER;
}

/** Settings say “on”, configuration rules `true`. */
export function isOn(setting: Json): boolean {
  return setting === "on" || setting === true;
}
