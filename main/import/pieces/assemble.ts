import type { JsonObject } from "../../../engine/support/json";
import type { AddNote, ImportNote } from "../import-note";
import type { ImportedConfiguration } from "../imported";
import { assembleLists } from "./assemble-lists";
import { createFileNames, safeStem, zoneFolderName } from "./file-name";
import type { Piece, ScriptPiece } from "./piece";
import { type PieceKind, rowOf } from "./piece-kinds";
import { printFile, printMerged } from "./print-file";
import { mergeValues, newestOf, noteCut } from "./settle";
import { objectAt, textAt, type ZoneDirectory } from "./zone-directory";

export interface Parts {
  readonly pieces: readonly Piece[];
  readonly scripts: readonly ScriptPiece[];
  readonly directory: ZoneDirectory;
}

/** Puts pieces into the layout of a configuration. What cannot be given to an owner is noted and left out. */
export function assemble({ pieces, scripts, directory }: Parts): ImportedConfiguration {
  const notes: ImportNote[] = [];
  const note: AddNote = (added) => notes.push(added);
  const files = new Map<string, string>();
  const owners = groupByOwner(pieces, directory, note);
  for (const [folder, owned] of [...owners].sort(([left], [right]) => (left < right ? -1 : 1))) {
    for (const [path, text] of folder === ACCOUNT ? accountFiles(owned, note) : zoneFiles(owned, folder, note))
      files.set(`${folder}/${path}`, text);
  }
  addAccountOfZones(files, pieces);
  addScripts(files, scripts, { directory, owners, note });
  if (files.size === 0) {
    note({
      code: "nothing-found",
      severity: "error",
      message: "Nothing here is a part of a configuration.",
      file: "",
      fix: "Give answers of the API, such as those of GET /zones/{zone_id}/rulesets/{ruleset_id}.",
    });
  }
  return { files, notes };
}

const ACCOUNT = "account";

type Owned = ReadonlyMap<PieceKind, readonly Piece[]>;

/** The folder of an owner (`account`, `zones/example.com`) → its pieces by kind. */
function groupByOwner(pieces: readonly Piece[], directory: ZoneDirectory, note: AddNote): ReadonlyMap<string, Owned> {
  const owners = new Map<string, Map<PieceKind, Piece[]>>();
  for (const piece of pieces) {
    const folder = folderFor(piece, directory);
    if (folder === null) {
      noteUnassigned(piece, note);
      continue;
    }
    const kinds = owners.get(folder) ?? new Map<PieceKind, Piece[]>();
    owners.set(folder, kinds);
    const same = kinds.get(piece.kind);
    if (same === undefined) kinds.set(piece.kind, [piece]);
    else same.push(piece);
  }
  return owners;
}

function folderFor(piece: Piece, directory: ZoneDirectory): string | null {
  const { level } = rowOf(piece.kind);
  const { owner } = piece;
  if (level === "account" || owner.level === "account") return ACCOUNT;
  if (owner.zone !== null) return zoneFolder(owner.zone, directory);
  return level === "either" && owner.level === null && directory.zones.length !== 1 ? ACCOUNT : null;
}

function zoneFolder(zone: string, directory: ZoneDirectory): string {
  const known = directory.find(zone);
  return `zones/${zoneFolderName(known === null || known.name === "" ? zone : known.name)}`;
}

function noteUnassigned(piece: Piece, note: AddNote): void {
  const { file, pointer, line } = piece.origin;
  note({
    code: "unassigned",
    severity: "error",
    message: `It cannot be told which zone has these: ${rowOf(piece.kind).what}. They are left out.`,
    file,
    pointer,
    ...(line === undefined ? {} : { line }),
    fix: "Name the zone with --zone, in the window with the field “Zone”; or put the file into a folder that is called like the zone (or its id), or beside the zone's own object.",
  });
}

function accountFiles(owned: Owned, note: AddNote): readonly (readonly [string, string])[] {
  noteSeveralAccounts(owned.get("account") ?? [], note);
  const lists = assembleLists(owned.get("list") ?? [], owned.get("list-item") ?? [], note);
  const others = new Map([...owned].filter(([kind]) => kind !== "list" && kind !== "list-item"));
  return [...plainFiles(others, null, note), ...lists];
}

function noteSeveralAccounts(pieces: readonly Piece[], note: AddNote): void {
  const ids = new Set(pieces.map((piece) => textAt(piece.values[0] ?? {}, "id")));
  if (ids.size < 2) return;
  note({
    code: "several-accounts",
    severity: "warning",
    message: `These are answers of ${ids.size} accounts; a configuration has one. Rules and lists of all are put together.`,
    file: pieces[0]?.origin.file ?? "",
    fix: "Import each account by itself.",
  });
}

function zoneFiles(owned: Owned, folder: string, note: AddNote): readonly (readonly [string, string])[] {
  return plainFiles(owned, folder.slice("zones/".length), note);
}

/** `zone` is `null` for the account. */
function plainFiles(owned: Owned, zone: string | null, note: AddNote): readonly (readonly [string, string])[] {
  return [...owned].flatMap(([kind, pieces]): readonly (readonly [string, string])[] => {
    const row = rowOf(kind);
    const owner = zone === null ? "the account" : `zone ${zone}`;
    if (kind === "ruleset") return rulesetFiles(pieces, owner, note);
    if (row.path.includes("*")) return filesByParent(kind, pieces, owned, note);
    const what = `${row.what} of ${owner}`;
    if (!row.many) {
      const newest = newestOf(pieces, capital(row.what), note);
      return newest === null ? [] : [[row.path, printFile(newest.values[0] ?? {}, newest.text)]];
    }
    const merged = mergeValues(pieces, note);
    noteCut(pieces, { merged: merged.length, expected: null, what, zone }, note);
    const [only, ...others] = pieces;
    return [
      [row.path, printFile(merged, others.length === 0 && only !== undefined && only.values.length === merged.length ? only.text : null)],
    ];
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function rulesetFiles(pieces: readonly Piece[], owner: string, note: AddNote): readonly (readonly [string, string])[] {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const value = piece.values[0] ?? {};
    const key = isEntryPoint(value) ? `phase ${textAt(value, "phase")}` : `id ${textAt(value, "id") || textAt(value, "name")}`;
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [piece]);
    else same.push(piece);
  }
  const names = createFileNames();
  return [...groups.values()].flatMap((same): readonly (readonly [string, string])[] => {
    const newest = newestOf(same, `This ruleset of ${owner}`, note);
    const value = newest?.values[0];
    return newest === null || value === undefined
      ? []
      : [[`rulesets/${names.take(stemOfRuleset(value))}.json`, printFile(value, newest.text)]];
  });
}

function isEntryPoint(value: JsonObject): boolean {
  return ["root", "zone"].includes(textAt(value, "kind"));
}

function stemOfRuleset(value: JsonObject): string {
  if (isEntryPoint(value)) return textAt(value, "phase");
  const name = textAt(value, "name");
  return /[\p{L}\p{N}]/u.test(name) ? name.toLowerCase() : textAt(value, "id");
}

/** Rules and events of waiting rooms: one file a room. */
function filesByParent(kind: PieceKind, pieces: readonly Piece[], owned: Owned, note: AddNote): readonly (readonly [string, string])[] {
  const rooms = (owned.get("waiting-room") ?? []).flatMap(({ values }) => values.map((value) => textAt(value, "id")));
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const named = rooms.find((room) => room === piece.owner.parent || piece.origin.file.includes(room));
    const room = named ?? (rooms.length === 1 ? rooms[0] : undefined) ?? piece.owner.parent;
    if (room === null || room === undefined) {
      noteUnassigned(piece, note);
      continue;
    }
    groups.set(room, [...(groups.get(room) ?? []), piece]);
  }
  return [...groups].map(([room, same]): readonly [string, string] => [
    rowOf(kind).path.replace("*", safeStem(room)),
    printMerged(same, mergeValues(same, note)),
  ]);
}

/** Zones name their account; where no answer about the account itself is there, that is what is known of it. */
function addAccountOfZones(files: Map<string, string>, pieces: readonly Piece[]): void {
  if (files.has("account/account.json")) return;
  for (const piece of pieces) {
    const account = piece.kind === "zone" ? objectAt(piece.values[0] ?? {}, "account") : null;
    if (account === null || textAt(account, "id") === "") continue;
    files.set("account/account.json", printFile({ id: textAt(account, "id"), name: textAt(account, "name") }, null));
    return;
  }
}

interface ScriptPlaces {
  readonly directory: ZoneDirectory;
  readonly owners: ReadonlyMap<string, Owned>;
  readonly note: AddNote;
}

/** A script is a Snippet where its path, or the name of a Snippet of its zone, says so; else it is a Worker's. */
function addScripts(files: Map<string, string>, scripts: readonly ScriptPiece[], { directory, owners, note }: ScriptPlaces): void {
  for (const script of scripts) {
    const folder = script.owner.zone === null ? null : zoneFolder(script.owner.zone, directory);
    const isSnippet = script.kind === "snippet" || (folder !== null && isNamedSnippet(owners.get(folder), script.name));
    if (!isSnippet) files.set(`account/workers/${safeStem(script.name)}.${script.isModule ? "mjs" : "js"}`, script.code);
    else if (folder !== null) files.set(`${folder}/snippets/${safeStem(script.name)}.js`, script.code);
    else {
      note({
        code: "unassigned",
        severity: "error",
        message: `It cannot be told which zone has the Snippet “${script.name}”; it is left out.`,
        file: script.origin.file,
        fix: "Put the file into a folder that is called like the zone.",
      });
    }
  }
}

function isNamedSnippet(owned: Owned | undefined, name: string): boolean {
  const pieces = [...(owned?.get("snippet") ?? []), ...(owned?.get("snippet-rule") ?? [])];
  return pieces.some(({ values }) => values.some((value) => textAt(value, "snippet_name") === name));
}
