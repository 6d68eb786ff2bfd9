import type { Json, LocatedEdit } from "../../../engine/contract/index";
import { parseJson, valueAt } from "../../host/edits";
import { isJsonArray, isJsonObject } from "../support/json-kinds";

/** The rule, list, setting or script that was edited, before and after, to be laid side by side. Empty on the side where it is not there. */
export interface EditTexts {
  readonly language: "json" | "text";
  readonly before: string;
  readonly after: string;
}

/** Longer ones are shown by what was edited in them alone. */
const LONGEST = 1_000_000;

/** `files`: the texts of the files of `edit.place`; `null` where nobody could read one. */
export function editTexts(edit: LocatedEdit, files: { readonly before: string | null; readonly after: string | null }): EditTexts {
  const [old, now] = [sideOf(edit, "before", files.before), sideOf(edit, "after", files.after)];
  const alone = { before: printed(edit.before), after: printed(edit.after) };
  const known = (side: Side | null, ours: string): string => (side === null || side.text.length > LONGEST ? ours : side.text);
  return {
    language: old?.language === "text" || now?.language === "text" ? "text" : "json",
    before: edit.place.before === null ? "" : known(old, alone.before),
    after: edit.place.after === null ? "" : known(now, alone.after),
  };
}

interface Side {
  readonly language: EditTexts["language"];
  readonly text: string;
}

function sideOf({ kind, place }: LocatedEdit, side: "before" | "after", file: string | null): Side | null {
  const at = place[side];
  if (at === null || file === null) return null;
  const parsed = parseJson(file);
  if (parsed.kind === "problem") return at.pointer === "" ? { language: "text", text: file } : null;
  const value = valueAt(parsed.value, kind === "moved" ? parentOf(at.pointer) : at.pointer);
  if (value === undefined) return null;
  return { language: "json", text: printed(kind === "moved" ? order(value) : value) };
}

function printed(value: Json): string {
  if (value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}

const NAMES = ["description", "ref", "id"];

/** Of a list whose members moved, only who stands where. */
function order(list: Json): Json {
  if (!isJsonArray(list)) return list;
  return list.map((member) =>
    isJsonObject(member) ? (NAMES.map((key) => member[key]).find((name) => name !== undefined && name !== "") ?? member) : member,
  );
}
