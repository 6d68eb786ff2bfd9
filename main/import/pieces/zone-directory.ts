import { isObject, property } from "../../../engine/config/reading";
import type { JsonObject } from "../../../engine/support/json";
import type { Piece } from "./piece";

export interface KnownZone {
  readonly id: string;
  /** In lower case; "" where only the id is known. */
  readonly name: string;
  /** The folder of the file that the zone's own object came from; `null` where there was none. */
  readonly folder: string | null;
}

/** The zones of an import, by id and by name. */
export interface ZoneDirectory {
  readonly zones: readonly KnownZone[];
  find(idOrName: string): KnownZone | null;
}

/** Learns zones from their own objects, and names of ids from what mentions both (`zone_id` with `zone_name`). */
export function createZoneDirectory(pieces: readonly Piece[], given: ReadonlyMap<string, string>): ZoneDirectory {
  const known = new Map<string, KnownZone>();
  const add = (id: string, name: string, folder: string | null): void => {
    const key = id === "" ? name : id;
    const old = known.get(key);
    known.set(key, { id, name: old?.name !== undefined && old.name !== "" ? old.name : name, folder: old?.folder ?? folder });
  };
  for (const [id, name] of given) add(id, name.toLowerCase(), null);
  for (const piece of pieces) {
    if (piece.kind === "zone") {
      for (const value of piece.values) add(textAt(value, "id"), textAt(value, "name").toLowerCase(), folderOf(piece.origin.file));
    }
    if (piece.kind === "dns-record" || piece.kind === "worker-domain") {
      for (const value of piece.values) {
        const [id, name] = [textAt(value, "zone_id"), textAt(value, "zone_name").toLowerCase()];
        if (id !== "" && name !== "") add(id, name, null);
      }
    }
  }
  const zones = withoutRepetitions([...known.values()]);
  const byName = new Map(zones.filter((zone) => zone.name !== "").map((zone) => [zone.name, zone]));
  const byId = new Map(zones.filter((zone) => zone.id !== "").map((zone) => [zone.id, zone]));
  return { zones, find: (idOrName) => byId.get(idOrName) ?? byName.get(idOrName.toLowerCase()) ?? null };
}

/** A zone known by name alone is the one that is known by name and id. */
function withoutRepetitions(zones: readonly KnownZone[]): readonly KnownZone[] {
  const named = new Set(zones.filter((zone) => zone.id !== "").map((zone) => zone.name));
  return zones.filter((zone) => zone.id !== "" || !named.has(zone.name));
}

export function textAt(value: JsonObject, key: string): string {
  const text = property(value, key);
  return typeof text === "string" ? text : "";
}

export function objectAt(value: JsonObject, key: string): JsonObject | null {
  const object = property(value, key);
  return isObject(object) ? object : null;
}

export function folderOf(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash === -1 ? "" : file.slice(0, slash);
}
