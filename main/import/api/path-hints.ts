import type { PieceOwner } from "../pieces/piece";
import { folderOf, type KnownZone, type ZoneDirectory } from "../pieces/zone-directory";

/** What a source's path says about whose it is. */
export interface PathHints {
  ownerOf(file: string): PieceOwner;
}

/** Names of files and folders that say what is in them, not which list, waiting room or script it is. */
const COMMON_NAMES = new Set(["items", "rules", "events", "list", "lists", "result", "response", "content", "index", "waiting_rooms"]);

/**
 * Reads owners from paths: a zone's id or name as a part of the path; else `accounts/…`; else the zone whose own object stands in the same folder,
 * or in the nearest folder above that has just one; else the only zone there is; else the zone `otherwise`.
 */
export function createPathHints(directory: ZoneDirectory, otherwise: string | null): PathHints {
  const byFolder = zonesByFolder(directory.zones);
  const named = directory.zones.toSorted((left, right) => right.name.length - left.name.length);
  const cache = new Map<string, PieceOwner>();

  function find(file: string): PieceOwner {
    const segments = file.split("/");
    const parent = parentOf(segments);
    const zone = named.find((candidate) => isMentioned(candidate, file)) ?? null;
    if (zone !== null) return { level: "zone", zone: zone.id || zone.name, parent };
    const folder = zoneFolder(segments);
    if (folder !== null) return { level: "zone", zone: folder, parent };
    if (segments.some((segment) => /^accounts?$/i.test(segment))) return { level: "account", zone: null, parent };
    const beside = zoneBeside(folderOf(file), byFolder) ?? (directory.zones.length === 1 ? (directory.zones[0] ?? null) : null);
    return { level: null, zone: beside === null ? otherwise : beside.id || beside.name, parent };
  }

  return {
    ownerOf(file) {
      const known = cache.get(file);
      if (known !== undefined) return known;
      const owner = find(file);
      cache.set(file, owner);
      return owner;
    },
  };
}

function zonesByFolder(zones: readonly KnownZone[]): ReadonlyMap<string, readonly KnownZone[]> {
  const folders = new Map<string, KnownZone[]>();
  for (const zone of zones) {
    if (zone.folder === null) continue;
    folders.set(zone.folder, [...(folders.get(zone.folder) ?? []), zone]);
  }
  return folders;
}

function zoneBeside(folder: string, byFolder: ReadonlyMap<string, readonly KnownZone[]>): KnownZone | null {
  for (let current = folder; ; current = folderOf(current)) {
    const [only, ...others] = byFolder.get(current) ?? [];
    if (only !== undefined) return others.length === 0 ? only : null;
    if (current === "") return null;
  }
}

/** An id or a name as a whole part of the path: between slashes, or set off by what no name holds at that place. */
function isMentioned({ id, name }: KnownZone, file: string): boolean {
  if (id.length >= 16 && file.includes(id)) return true;
  if (name === "") return false;
  const path = file.toLowerCase();
  for (const form of [name, name.replaceAll(".", "_"), name.replaceAll(".", "-")]) {
    for (let at = path.indexOf(form); at !== -1; at = path.indexOf(form, at + 1)) {
      const [before, after] = [path.slice(0, at), path.slice(at + form.length)];
      if (/(?:^|[/_\s]|\bzones?-)$/.test(before) && /^(?:$|[/_\s-]|\.json|\.m?js)/.test(after)) return true;
    }
  }
  return false;
}

/** `zones/example.com/…`, where no object of the zone itself is there. */
function zoneFolder(segments: readonly string[]): string | null {
  const at = segments.findLastIndex((segment) => /^zones?$/i.test(segment));
  const name = at === -1 || at >= segments.length - 2 ? undefined : segments[at + 1];
  if (name === undefined) return null;
  return /^[0-9a-f]{32}$/.test(name) || /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(name) ? name.toLowerCase() : null;
}

function parentOf(segments: readonly string[]): string | null {
  const stem = (segments.at(-1) ?? "").replace(/\.json$/i, "").replace(/\.(?:items|rules|events)$/i, "");
  const name = COMMON_NAMES.has(stem.toLowerCase()) || /^(?:page|items|part)[-_.]?\d+$/i.test(stem) ? segments.at(-2) : stem;
  return name === undefined || name === ""
    ? null
    : name.replace(/[-_.](?:page|part)?[-_.]?\d{1,4}$/i, (found) => (/page|part/i.test(found) ? "" : found));
}
