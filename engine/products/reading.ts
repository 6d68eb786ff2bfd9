import type { SourcePlace, Zone } from "../config/configuration";
import { isArray, isObject, property, within } from "../config/reading";
import type { Json, JsonObject } from "../support/json";

export interface PlacedObject {
  readonly json: JsonObject;
  readonly source: SourcePlace;
}

/** The objects of an array that was read from a file of the zone (or, without zone, of the account). */
export function objectsIn(json: Json | undefined, file: string): readonly PlacedObject[] {
  if (!isArray(json)) return [];
  return json.flatMap((member, index) => (isObject(member) ? [{ json: member, source: within({ file, pointer: "" }, index) }] : []));
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

/** Not paused, suspended or disabled. */
export function isRunning({ json }: PlacedObject): boolean {
  return property(json, "paused") !== true && property(json, "suspended") !== true && property(json, "disabled") !== true;
}

/** “1 page rule”, “3 page rules”; `null` for none. */
export function countOf(number: number, noun: string): string | null {
  if (number === 0) return null;
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}

/** A setting of the zone as configuration rules left it. */
export function settingOf(zone: Zone, overlay: JsonObject, name: string): Json {
  return property(overlay, name) ?? property(zone.settings, name) ?? null;
}
