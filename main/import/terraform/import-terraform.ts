import type { AddNote, ImportNote } from "../import-note";
import type { ImportedConfiguration } from "../imported";
import { parseSource } from "../source/parse-source";
import type { SourceFile } from "../source/read-sources";
import { evaluate, type Scope, unknown } from "./evaluate/evaluate";
import { callFunction } from "./evaluate/functions";
import { loadModule } from "./evaluate/module";
import { fromJson, type TfValue } from "./evaluate/value";
import { parseHcl } from "./hcl/parse-hcl";
import { createTerraformFiles, folderOf } from "./terraform-files";
import { toConfiguration, zonesInMaps } from "./to-configuration";

export interface TerraformOptions {
  /** Values of variables, before those of tfvars. */
  readonly variables?: ReadonlyMap<string, string>;
  /** Further files of values, as `-var-file` takes them. */
  readonly variableFiles?: readonly SourceFile[];
  /** Names of zones by id. */
  readonly zoneNames?: ReadonlyMap<string, string>;
}

/**
 * Makes a configuration from the `.tf` files of a folder and of the local modules it calls. Nothing is run: variables, locals, loops and functions are
 * evaluated as far as the files themselves decide them, and what they do not decide is noted with its file and line. Pure, and never throws for
 * what a file holds.
 */
export function importTerraform(sources: readonly SourceFile[], options: TerraformOptions = {}): ImportedConfiguration {
  const notes: ImportNote[] = [];
  const note: AddNote = (added) => notes.push(added);
  const files = createTerraformFiles(sources);
  const folder = rootFolder(sources);
  noteJsonSyntax(sources, note);
  if (folder === null) {
    note({ code: "nothing-found", severity: "error", message: "There is no .tf file here.", file: "" });
    return { files: new Map(), notes };
  }
  const zoneNames = new Map(options.zoneNames);
  const inputs = readVariables(sources, folder, options, note);
  const { instances } = loadModule({
    files,
    folder,
    prefix: "",
    inputs,
    note,
    depth: 0,
    onZone: (id, name) => {
      if (!zoneNames.has(id)) zoneNames.set(id, name);
    },
  });
  for (const [id, name] of zonesIn(files.inFolder(folder), inputs)) if (!zoneNames.has(id)) zoneNames.set(id, name);
  return toConfiguration({ resources: instances, zoneNames, notes });
}

/** The uppermost folder that has `.tf` files. */
function rootFolder(sources: readonly SourceFile[]): string | null {
  const folders = sources.filter(({ path }) => path.endsWith(".tf")).map(({ path }) => folderOf(path));
  const [first] = folders.toSorted((left, right) => depthOf(left) - depthOf(right) || (left < right ? -1 : 1));
  return first ?? null;
}

function depthOf(folder: string): number {
  return folder === "" ? 0 : folder.split("/").length;
}

function noteJsonSyntax(sources: readonly SourceFile[], note: AddNote): void {
  for (const { path } of sources.filter(({ path: name }) => name.endsWith(".tf.json"))) {
    note({
      code: "not-evaluated",
      severity: "error",
      message: "Terraform's JSON syntax is not read; import a plan or a state instead.",
      file: path,
      line: 1,
    });
  }
}

/** In Terraform's order: terraform.tfvars, then *.auto.tfvars, then files that were named, then single values. */
function readVariables(
  sources: readonly SourceFile[],
  folder: string,
  options: TerraformOptions,
  note: AddNote,
): ReadonlyMap<string, TfValue> {
  const own = sources.filter(({ path }) => folderOf(path) === folder && /\.tfvars(?:\.json)?$/.test(path));
  const isMain = ({ path }: SourceFile): boolean => /(?:^|\/)terraform\.tfvars(?:\.json)?$/.test(path);
  const isAutomatic = ({ path }: SourceFile): boolean => /\.auto\.tfvars(?:\.json)?$/.test(path);
  const ordered = [...own.filter(isMain), ...own.filter(isAutomatic), ...(options.variableFiles ?? [])];
  const values = new Map<string, TfValue>();
  for (const file of ordered) for (const [name, value] of valuesIn(file, note)) values.set(name, value);
  for (const [name, text] of options.variables ?? []) values.set(name, parseGiven(text));
  return values;
}

function valuesIn(file: SourceFile, note: AddNote): ReadonlyMap<string, TfValue> {
  if (file.path.endsWith(".json")) {
    const parsed = parseSource(file, note);
    const value = parsed === null ? null : fromJson(parsed.value);
    return value instanceof Map ? value : new Map();
  }
  const parsed = parseHcl(file.text);
  if (parsed.kind === "mistake") {
    note({
      code: "invalid-hcl",
      severity: "error",
      message: `${parsed.message} Nothing of this file is read.`,
      file: file.path,
      line: parsed.line,
    });
    return new Map();
  }
  const scope = literalScope(file.path);
  return new Map(
    parsed.body.items.flatMap((item) => (item.kind === "attribute" ? [[item.name, evaluate(item.value, scope)] as const] : [])),
  );
}

/** A value of the command line: text, but for what reads as a list, an object, or a bare word of the language. */
function parseGiven(text: string): TfValue {
  if (!/^\s*(?:[[{]|true\s*$|false\s*$|null\s*$)/.test(text)) return text;
  const parsed = parseHcl(`value = ${text}\n`);
  const item = parsed.kind === "body" ? parsed.body.items[0] : undefined;
  return item?.kind === "attribute" ? evaluate(item.value, literalScope("")) : text;
}

/** Nothing can be referred to in a file of values. */
function literalScope(file: string): Scope {
  return {
    file,
    local: () => null,
    reference: () => null,
    call: (name, given, at) => {
      const result = callFunction(name, given);
      return result.kind === "value" ? result.value : unknown(`${name}() cannot be used here`, at);
    },
  };
}

/** Zones that maps in variables and locals name. */
function zonesIn(files: readonly SourceFile[], inputs: ReadonlyMap<string, TfValue>): ReadonlyMap<string, string> {
  const found = new Map(zonesInMaps(inputs));
  for (const { path, text } of files) {
    const parsed = parseHcl(text);
    for (const item of parsed.kind === "body" ? parsed.body.items : []) {
      if (item.kind !== "block" || (item.type !== "variable" && item.type !== "locals")) continue;
      for (const inner of item.body.items) {
        if (inner.kind !== "attribute") continue;
        for (const [id, name] of zonesInMaps(evaluate(inner.value, literalScope(path)))) found.set(id, name);
      }
    }
  }
  return found;
}
