import type { ConfigurationEdit, ConfigurationFileText, Json, JsonObject } from "../../../engine/contract/index";
import { editText, editValue, valueAt } from "../../host/edits";
import { isJsonArray, isJsonObject } from "../support/json-kinds";

/** A file of the configuration that is being changed, as it stands on disk. */
export interface OpenFile {
  readonly file: string;
  readonly text: string;
  readonly revision: string;
  /** `null` where the text is no JSON. */
  readonly json: Json | null;
}

/** A file as the edits have left it. `json` is what the newest text without a mistake says. */
export interface EditedFile {
  readonly file: string;
  readonly json: Json | null;
  /** The text as a whole was edited and is no JSON now. */
  readonly broken: "yes" | "no";
  /** An edit does not fit the file that is on disk. */
  readonly fits: "yes" | "no";
}

export type SetEdit = Extract<ConfigurationEdit, { readonly kind: "set" }>;

export function openFile({ file, text, revision }: ConfigurationFileText): OpenFile {
  return { file, text, revision, json: readJson(text) };
}

/** What a text says; `null` where it is no JSON. */
export function readJson(text: string): Json | null {
  return editValue(null, { kind: "text", file: "", text });
}

/** The rules, or other objects, of the list at a pointer. */
export function rulesOf({ json }: Pick<EditedFile, "json">, list: string): readonly JsonObject[] {
  const rules = json === null ? undefined : valueAt(json, list);
  return isJsonArray(rules) ? rules.map((rule) => (isJsonObject(rule) ? rule : {})) : [];
}

/** The file with the edits made that name it. */
export function editedFile(open: OpenFile, edits: readonly ConfigurationEdit[]): EditedFile {
  let json = open.json;
  let broken: EditedFile["broken"] = "no";
  let fits: EditedFile["fits"] = "yes";
  for (const edit of edits) {
    if (edit.file !== open.file) continue;
    const next = json === null && edit.kind !== "text" ? null : editValue(json, edit);
    if (edit.kind === "text") broken = next === null ? "yes" : "no";
    else if (next === null) fits = "no";
    if (next !== null) json = next;
  }
  return { file: open.file, json, broken, fits };
}

/** The file's text as saving would write it; the newest text that can be had where an edit does not fit. */
export function editedText(open: OpenFile, edits: readonly ConfigurationEdit[]): string {
  return edits.filter(({ file }) => file === open.file).reduce((text, edit) => editText(text, edit) ?? text, open.text);
}

/**
 * The list with one edit more. An edit of what was edited before takes that one's place, and one that leads back to what stands on disk takes it
 * away, so that the list says what is different and not how often somebody typed.
 */
export function withEdit(edits: readonly ConfigurationEdit[], edit: ConfigurationEdit, open: OpenFile): readonly ConfigurationEdit[] {
  if (edit.kind === "text") {
    const others = edits.filter(({ file }) => file !== edit.file);
    return edit.text === open.text ? others : [...others, edit];
  }
  if (edit.kind !== "set") return [...edits, edit];
  const place = placeOfEarlier(edits, edit);
  const others = edits.filter((_edit, index) => index !== place);
  const before = editedFile(open, others).json;
  const stands = before === null ? undefined : valueAt(before, edit.pointer);
  if (stands !== undefined && JSON.stringify(stands) === JSON.stringify(edit.value)) return others;
  return place < 0 ? [...edits, edit] : edits.map((earlier, index) => (index === place ? edit : earlier));
}

/** The place of the newest edit that set the same, when nothing since could have changed what the pointer means; -1 where there is none. */
function placeOfEarlier(edits: readonly ConfigurationEdit[], { file, pointer }: SetEdit): number {
  for (let place = edits.length - 1; place >= 0; place -= 1) {
    const earlier = edits[place];
    if (earlier === undefined || earlier.file !== file) continue;
    if (earlier.kind !== "set") return -1;
    if (earlier.pointer === pointer) return place;
    if (`${earlier.pointer}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${earlier.pointer}/`)) return -1;
  }
  return -1;
}

/**
 * What is still to be saved of `edits` once `sent`, which were the edits a moment before, stand on disk. `files` are as they were before that. Where somebody
 * took back what was sent meanwhile, the whole file is what is unsaved.
 */
export function unsavedEdits(
  edits: readonly ConfigurationEdit[],
  sent: readonly ConfigurationEdit[],
  files: ReadonlyMap<string, OpenFile>,
): readonly ConfigurationEdit[] {
  const left = edits.filter((edit) => !sent.includes(edit));
  const lost = filesOf([...sent, ...edits]).flatMap((file) => {
    const open = files.get(file);
    const [shown, saved] = open === undefined ? [null, null] : [editedFile(open, edits), editedFile(open, [...sent, ...left])];
    return open === undefined || JSON.stringify(shown?.json) === JSON.stringify(saved?.json) ? [] : [open];
  });
  if (lost.length === 0) return left;
  const names = new Set(lost.map(({ file }) => file));
  const whole = lost.map((open) => ({ kind: "text", file: open.file, text: editedText(open, edits) }) as const);
  return [...left.filter(({ file }) => !names.has(file)), ...whole];
}

/** The files that edits name, each once. */
export function filesOf(edits: readonly ConfigurationEdit[]): readonly string[] {
  return [...new Set(edits.map(({ file }) => file))];
}
