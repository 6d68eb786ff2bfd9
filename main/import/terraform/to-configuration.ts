import { property } from "../../../engine/config/reading";
import type { JsonObject } from "../../../engine/support/json";
import type { AddNote, ImportNote, ImportNoteCode } from "../import-note";
import type { ImportedConfiguration } from "../imported";
import { assemble } from "../pieces/assemble";
import type { Piece, PieceOrigin, PieceOwner, ScriptPiece } from "../pieces/piece";
import { createZoneDirectory } from "../pieces/zone-directory";
import { standInId } from "./evaluate/resource-instance";
import { isTfList, isUnknown, type TfObject, type TfValue } from "./evaluate/value";
import { guessZoneName } from "./guess-zone-names";
import { findResource, type ResourceRow, scriptName } from "./resources/index";
import { objectIn, objectsIn, textIn } from "./resources/unblock";
import { settle } from "./settle";

/** A resource with its values, from whichever source. `line` 0: the source has no lines. */
export interface Resource {
  readonly address: string;
  readonly type: string;
  readonly attributes: TfObject;
  readonly file: string;
  readonly line: number;
}

export interface ToConfiguration {
  readonly resources: readonly Resource[];
  /** Zones whose name is known, by id. */
  readonly zoneNames: ReadonlyMap<string, string>;
  readonly notes: readonly ImportNote[];
}

interface Settled extends Resource {
  readonly json: JsonObject;
  readonly id: string;
  /** The zone's id, or what stands for it; `null`: the account has it. */
  readonly zone: string | null;
  readonly row: ResourceRow;
}

/** A configuration from resources of Terraform. */
export function toConfiguration({ resources, zoneNames, notes: before }: ToConfiguration): ImportedConfiguration {
  const notes: ImportNote[] = [...before];
  const told = new Set<string>();
  const note: AddNote = (added) => {
    const key = `${added.code} ${added.file} ${added.line ?? ""} ${added.message}`;
    if (!told.has(key)) notes.push(added);
    told.add(key);
  };
  noteMeaningless(resources, note);
  const settled = resources.flatMap((resource) => settleResource(resource, note));
  const names = namesOfZones(settled, zoneNames, note);
  const pieces = settled.flatMap((resource) => pieceOf(resource, names));
  const joined = joinFilters(pieces, resources);
  const directory = createZoneDirectory(joined, names);
  const assembled = assemble({ pieces: joined, scripts: scriptsOf(settled), directory });
  const found = assembled.notes.filter(({ code }) => code !== "duplicate");
  return { files: assembled.files, notes: [...notes, ...found.map((each) => ({ ...each, ...FIXES[each.code] }))] };
}

/** What would be right in Terraform, where answers of the API would need something else. */
const FIXES: { readonly [Code in ImportNoteCode]?: { readonly fix: string } } = {
  "nothing-found": { fix: "Give .tf files with resources of the Cloudflare provider, or what `terraform show -json` wrote." },
  unassigned: { fix: "Give the resource a zone_id of a zone that these files tell, or name it with --zone-name <id=name>." },
};

/** Resources whose type says nothing to a trace, told once. Those of other providers are not mentioned. */
function noteMeaningless(resources: readonly Resource[], note: AddNote): void {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    if (type.startsWith("cloudflare_") && findResource(type) === undefined && type !== "cloudflare_filter")
      counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  if (counts.size === 0) return;
  const names = [...counts].map(([type, count]) => (count === 1 ? type : `${type} (${count})`)).join(", ");
  note({
    code: "no-meaning",
    severity: "note",
    message: `These have no meaning for a trace and are left out: ${names}.`,
    file: resources[0]?.file ?? "",
  });
}

function settleResource(resource: Resource, note: AddNote): readonly Settled[] {
  const row = findResource(resource.type);
  if (row === undefined) return [];
  const { attributes, address } = resource;
  const zone = row.kind === "zone" ? null : ownerOf(attributes.get("zone_id") ?? null, address);
  const known = new Map([...attributes].filter(([name, value]) => !((name === "zone_id" || name === "account_id") && isUnknown(value))));
  const json = settle(known, address, note);
  const name = row.kind === "zone" ? textIn(json, "name") || textIn(json, "zone") : "";
  const id = textIn(json, "id") || standInId(name === "" ? address : `zone ${name.toLowerCase()}`);
  return [{ ...resource, json, id, zone, row }];
}

/** An unknown zone is the same zone wherever the same thing (`var.zone_id`) stands for it. */
function ownerOf(zoneId: TfValue, address: string): string | null {
  if (typeof zoneId === "string" && zoneId !== "") return zoneId;
  if (isUnknown(zoneId)) return standInId(zoneId.symbol ?? `zone of ${address}`);
  return null;
}

function namesOfZones(resources: readonly Settled[], given: ReadonlyMap<string, string>, note: AddNote): ReadonlyMap<string, string> {
  const names = new Map(given);
  for (const { row, id, json } of resources) {
    const name = row.kind === "zone" ? textIn(json, "name") || textIn(json, "zone") : "";
    if (name !== "") names.set(id, name.toLowerCase());
  }
  const owned = new Map<string, Settled[]>();
  for (const resource of resources) if (resource.zone !== null) owned.set(resource.zone, [...(owned.get(resource.zone) ?? []), resource]);
  for (const [zone, own] of owned) {
    if (names.has(zone)) continue;
    const guessed = guessZoneName(own.map(({ type, json }) => ({ type, attributes: json })));
    const [first] = own;
    const taken = guessed !== null && [...names.values()].includes(guessed);
    if (guessed !== null && !taken) names.set(zone, guessed);
    note({
      code: "zone-name-guessed",
      severity: "warning",
      message:
        guessed === null || taken
          ? `Nothing says what zone ${zone} is called; it is called by its id, and no request will reach it.`
          : `Nothing says what zone ${zone} is called; its own rules and records speak of ${guessed}, so that is taken.`,
      file: first?.file ?? "",
      ...(first === undefined || first.line === 0 ? {} : { line: first.line }),
      fix: "Say it with --zone-name ID=NAME, or import a cloudflare_zone resource or data source with its name.",
    });
  }
  return names;
}

function originOf({ file, line, address }: Resource): PieceOrigin {
  return { file, pointer: line === 0 ? address : "", ...(line === 0 ? {} : { line }) };
}

function pieceOf(resource: Settled, names: ReadonlyMap<string, string>): readonly Piece[] {
  const { row, json, id, zone } = resource;
  const level = zone === null && row.kind !== "zone" ? "account" : "zone";
  const values = row.convert({ attributes: json, id, zoneName: names.get(zone ?? "") ?? "", level });
  if (values.length === 0) return [];
  const owner: PieceOwner = {
    level,
    zone: row.kind === "zone" ? id : zone,
    parent: row.parent === null ? null : textIn(json, row.parent) || null,
  };
  return [{ kind: row.kind, values, owner, origin: originOf(resource), page: null, text: null }];
}

/** The old firewall rules have their expression in a resource of its own. */
function joinFilters(pieces: readonly Piece[], resources: readonly Resource[]): readonly Piece[] {
  const filters = new Map(
    resources
      .filter(({ type }) => type === "cloudflare_filter")
      .map(({ address, attributes }) => {
        const id = attributes.get("id") ?? null;
        return [typeof id === "string" ? id : standInId(address), attributes];
      }),
  );
  return pieces.map((piece) =>
    piece.kind === "firewall-rule" ? { ...piece, values: piece.values.map((value) => withFilter(value, filters)) } : piece,
  );
}

function withFilter(rule: JsonObject, filters: ReadonlyMap<string, TfObject>): JsonObject {
  const id = textIn(objectIn(rule, "filter") ?? {}, "id");
  const expression = filters.get(id)?.get("expression");
  const paused = filters.get(id)?.get("paused");
  return typeof expression === "string" ? { ...rule, filter: { id, expression, paused: paused === true } } : rule;
}

function scriptsOf(resources: readonly Settled[]): readonly ScriptPiece[] {
  return resources.flatMap((resource): readonly ScriptPiece[] => {
    const { json, row, zone } = resource;
    const owner: PieceOwner = { level: zone === null ? "account" : "zone", zone, parent: null };
    const origin = originOf(resource);
    if (row.kind === "worker-script") {
      const code = textIn(json, "content");
      const isModule = property(json, "module") === true || textIn(json, "main_module") !== "";
      return code === "" ? [] : [{ kind: "worker", name: scriptName(json), code, isModule, owner, origin }];
    }
    if (row.kind !== "snippet") return [];
    const main = textIn(objectIn(json, "metadata") ?? json, "main_module");
    const files = objectsIn(json, "files");
    const file = files.find((candidate) => textIn(candidate, "name") === main) ?? files[0];
    const name = textIn(json, "snippet_name") || textIn(json, "name");
    return file === undefined ? [] : [{ kind: "snippet", name, code: textIn(file, "content"), isModule: true, owner, origin }];
  });
}

/** Ids of zones that stand in maps by their names (`{"example.com" = "0da4…"}`), as variables and locals often have them. */
export function zonesInMaps(value: TfValue): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (value instanceof Map) {
    for (const [key, member] of value) {
      if (typeof member === "string" && /^[0-9a-f]{32}$/.test(member) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(key))
        found.set(member, key.toLowerCase());
      for (const [id, name] of zonesInMaps(member)) found.set(id, name);
    }
  } else if (isTfList(value)) for (const member of value) for (const [id, name] of zonesInMaps(member)) found.set(id, name);
  return found;
}
