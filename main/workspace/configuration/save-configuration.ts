import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import {
  applyEdits,
  type ConfigurationEdit,
  editInBundle,
  filesOfBundle,
  findConfigurationFile,
  parseJson,
} from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { confine, unportableName } from "../files/confine";
import { codeOf, reasonOf } from "../files/file-error";
import { FILE_KINDS } from "../files/file-kinds";
import { inBatches } from "../files/in-batches";
import type { OwnWrites } from "../files/own-writes";
import { readTextFile, revisionOf } from "../files/read-text";
import { temporaryName } from "../files/temporary-name";
import { walkFiles } from "../files/walk-files";
import { syncFolder, writeDurably } from "../files/write-durably";
import type { ConfigurationLocation } from "./configuration-location";

export interface SaveConfiguration {
  readonly configuration: string;
  readonly edits: readonly ConfigurationEdit[];
  /** What each edited file's content was when the editing began; another content is not written over unless `overwrite`. */
  readonly revisions: Readonly<Record<string, string>>;
  readonly overwrite: boolean;
  readonly as: { readonly kind: "same" } | { readonly kind: "new"; readonly name: string };
}

type Saving = SaveConfiguration & { readonly location: ConfigurationLocation; readonly taken: readonly string[] };

/** Writes the edits over the old files, or everything as a new configuration beside it. Nothing is written unless every edit can be made. */
export async function saveConfiguration(saving: Saving, ownWrites: OwnWrites): Promise<{ readonly name: string }> {
  const { location, as, taken } = saving;
  const name = as.kind === "same" ? location.name : newName(as.name, taken);
  if (location.form === "bundle") await saveBundle(saving, name, ownWrites);
  else if (as.kind === "same") await saveOver(saving, ownWrites);
  else await saveCopy(saving, name, ownWrites);
  return { name };
}

function newName(name: string, taken: readonly string[]): string {
  const wrong = name.startsWith(".")
    ? "a name that begins with a dot is hidden"
    : /[/]/.test(name)
      ? "it holds a slash"
      : unportableName(name);
  if (wrong !== null) throw new Refused("invalid-request", `“${name}” cannot be the name of a configuration: ${wrong}.`);
  if (taken.some((other) => other.toLowerCase() === name.toLowerCase()))
    throw new Refused("invalid-request", `There is a configuration “${name}” already; choose another name.`);
  return name;
}

async function saveOver(saving: Saving, ownWrites: OwnWrites): Promise<void> {
  const { location } = saving;
  for (const [file, text] of await editedTexts(saving)) {
    const relative = `${location.relative}/${file}`;
    const target = await confine(location.root, relative);
    await ownWrites.around(target, () => writeDurably(target, text, relative));
  }
}

/** All files of the folder, whoever put them there, with the edited ones as edited; made aside and put in place as a whole. */
async function saveCopy(saving: Saving, name: string, ownWrites: OwnWrites): Promise<void> {
  const { location } = saving;
  const edited = await editedTexts(saving);
  const parent = path.posix.dirname(location.relative);
  const target = await confine(location.root, `${parent}/${name}`);
  const aside = await confine(location.root, `${parent}/${temporaryName()}`);
  const found = await walkFiles(location.root, location.relative, () => true);
  const unreadable = found.find(({ problem }) => problem !== null);
  if (unreadable !== undefined)
    throw new Refused(
      "unreadable",
      `“${location.relative}/${unreadable.relative}” ${unreadable.problem}. A copy without it would not be whole`,
    );
  try {
    await inBatches(found, async ({ relative }) => {
      const copy = path.join(aside, relative);
      const text = edited.get(relative);
      if (text !== undefined) return writeDurably(copy, text, `${parent}/${name}/${relative}`);
      await mkdir(path.dirname(copy), { recursive: true });
      return copyFile(path.join(location.root, location.relative, relative), copy);
    });
    await rename(aside, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    // Copies that were under way may still add to it; what stays is swept at the next start.
    await rm(aside, { recursive: true, force: true }).catch(() => null);
    if (error instanceof Refused) throw error;
    throw new Refused("cannot-write", `“${parent}/${name}” ${codeOf(error) === "ENOTEMPTY" ? "is there already" : reasonOf(error)}`);
  }
  await inBatches(found, ({ relative }) => ownWrites.around(path.join(target, relative), () => Promise.resolve()));
}

/** The files that edits name, with the edits made. */
async function editedTexts({ location, edits, revisions, overwrite }: Saving): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const relative = `${location.relative}/${file}`;
    const place = findConfigurationFile(file);
    if (place === null) throw new Refused("invalid-request", `“${file}” is no file of a configuration.`);
    const text = await readTextFile(await confine(location.root, relative), { what: place.row.path, limit: place.row.limit });
    if (text.kind !== "text") throw changed(relative, `${text.message} any more`);
    if (!overwrite && text.revision !== revisions[file]) throw changed(relative, "changed on disk since you began to edit it");
    texts.set(file, text.text);
  }
  const edited = applyEdits(texts, edits);
  if (edited.kind === "problem") throw new Refused("changed-on-disk", edited.message);
  for (const [file, text] of edited.value) refuseNoJson(file, text);
  return edited.value;
}

async function saveBundle({ location, edits, revisions, overwrite, as }: Saving, name: string, ownWrites: OwnWrites): Promise<void> {
  const { relative, root } = location;
  const text = await readTextFile(await confine(root, relative), FILE_KINDS.bundle);
  const json = text.kind === "text" ? parseJson(text.text) : null;
  if (text.kind !== "text" || json?.kind !== "json") throw changed(relative, "cannot be read any more");
  const files = filesOfBundle(json.value);
  for (const file of new Set(edits.map((edit) => edit.file))) {
    const now = files.get(file);
    if (now === undefined || (!overwrite && revisionOf(now) !== revisions[file]))
      throw changed(relative, `changed on disk since you began to edit it (${file})`);
  }
  const inBundle = edits.map((edit) => editInBundle(edit, relative));
  const sound = inBundle.filter((edit) => edit !== null);
  if (sound.length < inBundle.length) throw new Refused("invalid-request", "A file is not JSON as it was edited; repair it first.");
  const edited = applyEdits(new Map([[relative, text.text]]), sound);
  if (edited.kind === "problem") throw new Refused("changed-on-disk", edited.message);
  const place = as.kind === "same" ? relative : `${path.posix.dirname(relative)}/${name}.json`;
  const target = await confine(root, place);
  await ownWrites.around(target, () => writeDurably(target, edited.value.get(relative) ?? text.text, place));
}

function refuseNoJson(file: string, text: string): void {
  const parsed = parseJson(text);
  if (parsed.kind === "problem")
    throw new Refused("invalid-request", `${file} is not JSON as it was edited. ${parsed.message}`, { file, pointer: "" });
}

function changed(relative: string, what: string): Refused {
  return new Refused("changed-on-disk", `“${relative}” ${what}.`, { file: relative, pointer: "" });
}
