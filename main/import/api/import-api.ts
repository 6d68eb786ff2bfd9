import { isArray, isObject } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";
import type { AddNote, ImportNote } from "../import-note";
import type { ImportedConfiguration } from "../imported";
import { assemble } from "../pieces/assemble";
import type { Piece, PieceOwner, ScriptPiece } from "../pieces/piece";
import type { PieceKind } from "../pieces/piece-kinds";
import { rowOf } from "../pieces/piece-kinds";
import { createZoneDirectory, textAt } from "../pieces/zone-directory";
import { parseSource } from "../source/parse-source";
import type { SourceFile } from "../source/read-sources";
import { createPathHints, type PathHints } from "./path-hints";
import { type Answer, readAnswers } from "./read-answers";
import { recognise, recogniseAll } from "./shapes";

export interface ApiImportOptions {
  /** Names of zones by id, where the answers themselves do not tell. */
  readonly zoneNames?: ReadonlyMap<string, string>;
  /** The zone of what nothing else tells the zone of. */
  readonly zone?: string;
  /** Called after each file. */
  readonly progress?: (done: number, total: number) => void;
}

const NOBODY: PieceOwner = { level: null, zone: null, parent: null };

/**
 * Makes a configuration from any mixture of API answers, in any folder layout. What an answer is, its shape tells; whose it is, its own keys tell
 * (`zone_id`, `zone_name`, `scope`), then its path, then the zone whose object stands beside it. Pure, and never throws for what a file holds.
 */
export function importApi(files: readonly SourceFile[], options: ApiImportOptions = {}): ImportedConfiguration {
  const notes: ImportNote[] = [];
  const note: AddNote = (added) => notes.push(added);
  const pieces: Piece[] = [];
  const scripts: ScriptPiece[] = [];
  for (const [index, file] of files.entries()) {
    if (/\.m?js$/.test(file.path)) scripts.push(scriptOf(file));
    else pieces.push(...piecesOf(file, note));
    options.progress?.(index + 1, files.length);
  }
  const directory = createZoneDirectory(pieces, options.zoneNames ?? new Map());
  const hints = createPathHints(directory, options.zone ?? null);
  const placed = pieces.flatMap((piece) => place(piece, hints));
  const placedScripts = scripts.map((script) => ({ ...script, owner: hints.ownerOf(script.origin.file) }));
  const assembled = assemble({ pieces: placed, scripts: placedScripts, directory });
  return { files: assembled.files, notes: [...notes, ...assembled.notes] };
}

function scriptOf(file: SourceFile): ScriptPiece {
  const name = file.path.slice(file.path.lastIndexOf("/") + 1);
  const segments = file.path.split("/");
  const stem = name.replace(/\.m?js$/, "");
  const isSnippet = segments.includes("snippets");
  return {
    kind: isSnippet ? "snippet" : "worker",
    name: ["content", "index", "worker", "script"].includes(stem) && segments.length > 1 ? (segments.at(-2) ?? stem) : stem,
    code: file.text,
    isModule: name.endsWith(".mjs") || /^\s*export\s/m.test(file.text),
    owner: NOBODY,
    origin: { file: file.path, pointer: "" },
  };
}

function piecesOf(file: SourceFile, note: AddNote): readonly Piece[] {
  const parsed = parseSource(file, note);
  if (parsed === null) return [];
  const answers = readAnswers(parsed.value, file.path, note);
  const pieces = answers.flatMap((answer) => split(answer, file, note));
  const [answer, ...others] = answers;
  const [piece, ...further] = pieces;
  const isAlone = answer !== undefined && piece !== undefined && others.length === 0 && further.length === 0;
  return isAlone && isWhole(piece, answer) ? [{ ...piece, text: file.text }] : pieces;
}

/** Whether a piece is all of an answer, in the form in which the layout takes it. */
function isWhole(piece: Piece, { value }: Answer): boolean {
  if (!isArray(value)) return piece.values[0] === value;
  return rowOf(piece.kind).many && piece.values.length === value.length;
}

/** An answer's parts: an object is one, an array of one kind is one, in an array of several kinds each kind is one. */
function split(answer: Answer, file: SourceFile, note: AddNote): readonly Piece[] {
  const { value } = answer;
  if (isArray(value)) return splitArray(value, answer, file, note);
  const kind = isObject(value) ? recognise(value) : null;
  if (kind === null || !isObject(value)) return isBundleLike(value) ? splitMembers(value, answer, file, note) : unknown(answer, file, note);
  return [pieceOf(kind, [value], answer, file)];
}

function splitArray(value: readonly Json[], answer: Answer, file: SourceFile, note: AddNote): readonly Piece[] {
  if (value.length === 0) return [];
  const objects = value.filter(isObject);
  if (objects.length < value.length) return unknown(answer, file, note);
  const common = recogniseAll(objects);
  if (common !== null) return grouped(common, objects, answer, file);
  const groups = new Map<PieceKind, JsonObject[]>();
  let left = 0;
  for (const object of objects) {
    const kind = recognise(object);
    if (kind === null) left += 1;
    else groups.set(kind, [...(groups.get(kind) ?? []), object]);
  }
  if (groups.size === 0) return unknown(answer, file, note);
  if (left > 0) {
    note({
      code: "not-recognised",
      severity: "warning",
      message: `${left} of ${objects.length} entries have a shape that no configuration has; they are left out.`,
      file: file.path,
      pointer: answer.pointer,
    });
  }
  return [...groups].flatMap(([kind, members]) => grouped(kind, members, answer, file));
}

/** Rulesets of a list answer are names; those that have their rules are rulesets. Kinds of which a file holds one become one piece each. */
function grouped(kind: PieceKind, values: readonly JsonObject[], answer: Answer, file: SourceFile): readonly Piece[] {
  if (kind === "ruleset") {
    const names = values.filter((value) => !Object.hasOwn(value, "rules"));
    const whole = values.filter((value) => Object.hasOwn(value, "rules"));
    return [
      ...(names.length === 0 ? [] : [pieceOf("ruleset-name", names, answer, file)]),
      ...whole.map((value) => pieceOf("ruleset", [value], answer, file)),
    ];
  }
  if (rowOf(kind).many) return [pieceOf(kind, values, answer, file)];
  return values.map((value) => pieceOf(kind, [value], answer, file));
}

function pieceOf(kind: PieceKind, values: readonly JsonObject[], answer: Answer, file: SourceFile): Piece {
  return { kind, values, owner: NOBODY, origin: { file: file.path, pointer: answer.pointer }, page: answer.page, text: null };
}

/** An object of answers under names of the user's own (`{"dns": […], "rulesets": […]}`), a bundle among them. */
function isBundleLike(value: Json): value is JsonObject {
  return isObject(value) && Object.values(value).some((member) => isArray(member) || isObject(member));
}

function splitMembers(value: JsonObject, answer: Answer, file: SourceFile, note: AddNote): readonly Piece[] {
  const quiet: AddNote = () => undefined;
  const found = Object.entries(value).flatMap(([key, member]) => {
    const inner: Answer = { value: member, pointer: `${answer.pointer}/${key}`, page: null };
    return readAnswers(member, file.path, note).flatMap((part) =>
      split({ ...part, pointer: `${inner.pointer}${part.pointer}` }, { path: `${file.path}/${key}`, text: "" }, quiet),
    );
  });
  return found.length === 0 ? unknown(answer, file, note) : found;
}

function unknown(answer: Answer, file: SourceFile, note: AddNote): readonly Piece[] {
  note({
    code: "not-recognised",
    severity: "warning",
    message: "This is no answer that a configuration holds; it has no meaning for a trace and is left out.",
    file: file.path,
    pointer: answer.pointer,
  });
  return [];
}

/** A piece with its owner; one whose values belong to several zones is divided. */
function place(piece: Piece, hints: PathHints): readonly Piece[] {
  const byPath = hints.ownerOf(piece.origin.file);
  const { level } = rowOf(piece.kind);
  if (level === "account") return [{ ...piece, owner: { ...byPath, level: "account" } }];
  const groups = new Map<string, JsonObject[]>();
  for (const value of piece.values) {
    const own = ownZone(value) ?? "";
    const group = groups.get(own);
    if (group === undefined) groups.set(own, [value]);
    else group.push(value);
  }
  return [...groups].map(([own, values]) => ({
    ...piece,
    values,
    text: groups.size === 1 ? piece.text : null,
    owner: ownerOf(piece.kind, values[0] ?? {}, own === "" ? null : own, byPath),
  }));
}

function ownZone(value: JsonObject): string | null {
  return textAt(value, "zone_id") || textAt(value, "zone_name") || null;
}

function ownerOf(kind: PieceKind, value: JsonObject, zone: string | null, byPath: PieceOwner): PieceOwner {
  if (kind === "zone") return { level: "zone", zone: textAt(value, "id") || textAt(value, "name"), parent: null };
  if (zone !== null) return { ...byPath, level: "zone", zone };
  const stated = statedLevel(kind, value);
  if (stated === "account") return { ...byPath, level: "account", zone: null };
  return { ...byPath, level: stated ?? byPath.level };
}

/** Whether the object itself says that the account, or a zone, has it. */
function statedLevel(kind: PieceKind, value: JsonObject): "account" | "zone" | null {
  if (kind === "ruleset" || kind === "ruleset-name") {
    const rulesetKind = textAt(value, "kind");
    if (rulesetKind === "root") return "account";
    return rulesetKind === "zone" ? "zone" : null;
  }
  if (kind === "access-rule") {
    const scope = value["scope"];
    const type = isObject(scope) ? textAt(scope, "type") : "";
    if (type === "zone") return "zone";
    return type === "" ? null : "account";
  }
  return rowOf(kind).level === "zone" ? "zone" : null;
}
