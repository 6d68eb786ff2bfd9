import type { JsonObject } from "../../../engine/support/json";
import type { AddNote } from "../import-note";
import type { Piece } from "./piece";
import type { PieceKind } from "./piece-kinds";
import { rowOf } from "./piece-kinds";
import { textAt } from "./zone-directory";

/** Values with the piece they came from. */
interface Sourced {
  readonly value: JsonObject;
  readonly piece: Piece;
}

/** The keys that name one thing of a kind, where that is not its id; two values with the same name are the same thing at two times. */
const NAMED_BY: Readonly<Partial<Record<PieceKind, readonly string[]>>> = {
  snippet: ["snippet_name"],
  "worker-route": ["id", "pattern"],
  "custom-page-asset": ["name"],
};

const BY_ID = ["id"];

function nameOf(kind: PieceKind, value: JsonObject): string {
  for (const key of NAMED_BY[kind] ?? BY_ID) {
    const name = textAt(value, key);
    if (name !== "") return name;
  }
  return "";
}

const TIMES = ["last_updated", "modified_on", "updated_on", "created_on"];

/** When a thing was changed last, as milliseconds; 0 where it does not say. */
function timeOf(value: JsonObject): number {
  for (const key of TIMES) {
    const time = Date.parse(textAt(value, key));
    if (!Number.isNaN(time)) return time;
  }
  return 0;
}

/** The values of pages and files together, in the order of their pages; of a thing that stands there twice, the newest. */
export function mergeValues(pieces: readonly Piece[], note: AddNote): readonly JsonObject[] {
  const ordered = pieces.toSorted((left, right) => (left.page?.page ?? 0) - (right.page?.page ?? 0));
  const [only] = ordered;
  if (only === undefined) return [];
  const kept = new Map<string, Sourced>();
  let unnamed = 0;
  const settled = new Set<string>();
  for (const piece of ordered) {
    for (const value of piece.values) {
      const name = nameOf(piece.kind, value);
      if (name === "") {
        kept.set(`#${unnamed}`, { value, piece });
        unnamed += 1;
        continue;
      }
      const old = kept.get(name);
      if (old !== undefined && !sameJson(old.value, value)) settled.add(name);
      if (old === undefined || timeOf(value) >= timeOf(old.value)) kept.set(name, { value, piece });
    }
  }
  if (settled.size > 0) {
    note({
      code: "duplicate",
      severity: "note",
      message: `${settled.size} of ${rowOf(only.kind).what} stand there twice with different contents; the newest counts.`,
      file: only.origin.file,
    });
  }
  return [...kept.values()].map(({ value }) => value);
}

/** The newest of several states of one thing, the one with contents before one without; notes the others. */
export function newestOf(pieces: readonly Piece[], what: string, note: AddNote): Piece | null {
  let best: Piece | null = null;
  for (const piece of pieces) if (best === null || isNewer(piece, best)) best = piece;
  if (best === null) return null;
  const chosen = best;
  const others = pieces.filter((piece) => piece !== chosen && !sameJson(piece.values[0] ?? {}, chosen.values[0] ?? {}));
  if (others.length > 0) {
    note({
      code: "duplicate",
      severity: "note",
      message: `${what} stands in ${others.map((piece) => piece.origin.file).join(", ")} too, with other contents; this one is the newest and counts.`,
      file: chosen.origin.file,
      pointer: chosen.origin.pointer,
    });
  }
  return chosen;
}

function isNewer(piece: Piece, than: Piece): boolean {
  const [value, other] = [piece.values[0] ?? {}, than.values[0] ?? {}];
  const contents = hasContents(value) - hasContents(other);
  if (contents !== 0) return contents > 0;
  return timeOf(value) !== timeOf(other) ? timeOf(value) > timeOf(other) : versionOf(value) >= versionOf(other);
}

function hasContents(value: JsonObject): number {
  return Object.hasOwn(value, "rules") || Object.hasOwn(value, "items") ? 1 : 0;
}

function versionOf(value: JsonObject): number {
  const version = Number(textAt(value, "version"));
  return Number.isNaN(version) ? 0 : version;
}

function sameJson(left: JsonObject, right: JsonObject): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

export interface Merged {
  /** How many there are, and how many another answer says there should be. */
  readonly merged: number;
  readonly expected: number | null;
  readonly what: string;
  readonly zone: string | null;
}

/** Notes an answer that has further pages nobody saved. */
export function noteCut(pieces: readonly Piece[], { merged, expected, what, zone }: Merged, note: AddNote): void {
  const pages = pieces.flatMap(({ page }) => (page === null ? [] : [page]));
  const total = Math.max(expected ?? 0, ...pages.map(({ totalCount }) => totalCount ?? 0));
  const lastPage = Math.max(0, ...pages.map(({ totalPages }) => totalPages ?? 0));
  const seen = new Set(pages.flatMap(({ page }) => (page === null ? [] : [page])));
  const withCursor = pages.filter(({ hasNext }) => hasNext).length;
  const cut = total > merged || (seen.size > 0 && lastPage > seen.size) || (withCursor > 0 && withCursor === pages.length);
  if (!cut) return;
  const counted = total > merged ? `${merged} of ${total}` : `only ${merged}`;
  note({
    code: "cut-by-pagination",
    severity: "error",
    message: `${capital(what)}: ${counted} entries are there; further pages of the answer were not saved.`,
    file: pieces[0]?.origin.file ?? "",
    ...(zone === null ? {} : { zone }),
    fix: "Ask for all pages (page and per_page, or cursor) and import them together.",
  });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
