import { isArray, property } from "../../../engine/config/reading";
import type { JsonObject } from "../../../engine/support/json";
import type { AddNote } from "../import-note";
import { createFileNames } from "./file-name";
import type { Piece } from "./piece";
import { printFile, printMerged } from "./print-file";
import { mergeValues, newestOf, noteCut } from "./settle";
import { textAt } from "./zone-directory";

type File = readonly [path: string, text: string];

interface Head {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly size: number | null;
  readonly value: JsonObject;
  readonly piece: Piece;
}

/** Lists and their items. Items go to the list that their path names; else to the only one of their kind and number that has none. */
export function assembleLists(lists: readonly Piece[], items: readonly Piece[], note: AddNote): readonly File[] {
  const heads = headsOf(lists, note);
  const byHead = new Map<Head, Piece[]>(heads.map((head) => [head, []]));
  const orphans = new Map<string, Piece[]>();
  for (const piece of items) {
    const named = heads.find((head) => isNamed(head, piece));
    if (named !== undefined) byHead.get(named)?.push(piece);
    else orphans.set(piece.owner.parent ?? "", [...(orphans.get(piece.owner.parent ?? "") ?? []), piece]);
  }
  const headless: (readonly [string, readonly Piece[]])[] = [];
  for (const [parent, pieces] of orphans) {
    const fitting = [...byHead].filter(([head, own]) => own.length === 0 && !hasItems(head) && couldHave(head, pieces));
    const [only, ...others] = fitting;
    if (only !== undefined && others.length === 0) only[1].push(...pieces);
    else headless.push([parent, pieces]);
  }
  const names = createFileNames();
  return [
    ...[...byHead].flatMap(([head, pieces]) => listFiles(head, pieces, names.take(head.name), note)),
    ...headless.flatMap(([parent, pieces]) => headlessFiles(parent, pieces, names, note)),
  ];
}

function headsOf(lists: readonly Piece[], note: AddNote): readonly Head[] {
  const groups = new Map<string, Piece[]>();
  for (const piece of lists) {
    const name = textAt(piece.values[0] ?? {}, "name");
    groups.set(name, [...(groups.get(name) ?? []), piece]);
  }
  return [...groups.entries()].flatMap(([name, pieces]): readonly Head[] => {
    const piece = newestOf(pieces, `The list “${name}”`, note);
    const value = piece?.values[0];
    if (piece === null || value === undefined) return [];
    const size = property(value, "num_items");
    const [id, kind] = [textAt(value, "id"), textAt(value, "kind")];
    return [{ id, name, kind, size: typeof size === "number" ? size : null, value, piece }];
  });
}

function isNamed({ id, name }: Head, piece: Piece): boolean {
  const { parent } = piece.owner;
  if (parent !== null && (parent === name || parent === id)) return true;
  return id.length >= 16 && piece.origin.file.includes(id);
}

function hasItems(head: Head): boolean {
  return isArray(property(head.value, "items"));
}

function couldHave({ kind, size }: Head, pieces: readonly Piece[]): boolean {
  const count = pieces.reduce((sum, piece) => sum + piece.values.length, 0);
  return kindOf(pieces) === kind && (size === null || size === count || pieces.some(({ page }) => page !== null));
}

function kindOf(pieces: readonly Piece[]): string {
  const first = pieces[0]?.values[0] ?? {};
  return ["ip", "asn", "hostname", "redirect"].find((kind) => Object.hasOwn(first, kind)) ?? "ip";
}

function listFiles(head: Head, pieces: readonly Piece[], stem: string, note: AddNote): readonly File[] {
  const own = property(head.value, "items");
  const merged = mergeValues(pieces, note);
  const count = merged.length + (isArray(own) ? own.length : 0);
  const expected = pieces.length === 0 && !isArray(own) ? null : head.size;
  noteCut(pieces.length === 0 ? [head.piece] : pieces, { merged: count, expected, what: `items of list ${head.name}`, zone: null }, note);
  const file: File = [`lists/${stem}.json`, printFile(head.value, head.piece.text)];
  return pieces.length === 0 ? [file] : [file, [`lists/${stem}.items.json`, printMerged(pieces, merged)]];
}

/** Items without an answer about their list: they make a list that is called like their file, if lists may be called so. */
function headlessFiles(
  parent: string,
  pieces: readonly Piece[],
  names: ReturnType<typeof createFileNames>,
  note: AddNote,
): readonly File[] {
  const file = pieces[0]?.origin.file ?? "";
  if (!/^[a-zA-Z0-9_]{1,50}$/.test(parent)) {
    const message = "It cannot be told which list has these items; they are left out.";
    note({ code: "unassigned", severity: "error", message, file, fix: "Import the answer of GET /accounts/{account_id}/rules/lists too." });
    return [];
  }
  const merged = mergeValues(pieces, note);
  noteCut(pieces, { merged: merged.length, expected: null, what: `items of list ${parent}`, zone: null }, note);
  note({
    code: "list-named-after-file",
    severity: "warning",
    message: `There is no answer about the list itself; it is taken to be called “${parent}”, as its file is.`,
    file,
  });
  return [[`lists/${names.take(parent)}.json`, printFile({ id: "", name: parent, kind: kindOf(pieces), items: merged }, null)]];
}
