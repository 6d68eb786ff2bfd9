import type { AddNote } from "../../import-note";
import { parseHcl } from "../hcl/parse-hcl";
import type { Attribute, Block } from "../hcl/syntax";
import type { TerraformFiles } from "../terraform-files";

/** A declaration and the file it stands in. */
export interface Sourced<Item> {
  readonly item: Item;
  readonly file: string;
}

/** What the files of one folder declare, by name. */
export interface Declarations {
  readonly variables: Map<string, Sourced<Block>>;
  readonly locals: Map<string, Sourced<Attribute>>;
  readonly resources: Map<string, Sourced<Block>>;
  readonly data: Map<string, Sourced<Block>>;
  readonly modules: Map<string, Sourced<Block>>;
  readonly outputs: Map<string, Sourced<Block>>;
}

/** Reads what the files of `folder` declare; a file that is no HCL is noted and left out. */
export function readDeclarations({
  files,
  folder,
  note,
}: {
  readonly files: TerraformFiles;
  readonly folder: string;
  readonly note: AddNote;
}): Declarations {
  const found: Declarations = {
    variables: new Map(),
    locals: new Map(),
    resources: new Map(),
    data: new Map(),
    modules: new Map(),
    outputs: new Map(),
  };
  for (const { path, text } of files.inFolder(folder)) {
    const parsed = parseHcl(text);
    if (parsed.kind === "mistake") {
      note({
        code: "invalid-hcl",
        severity: "error",
        message: `${parsed.message} Nothing of this file is read.`,
        file: path,
        line: parsed.line,
      });
      continue;
    }
    for (const item of parsed.body.items) if (item.kind === "block") declare(found, item, path);
  }
  return found;
}

function declare(found: Declarations, block: Block, file: string): void {
  const [first = "", second = ""] = block.labels;
  const sourced = { item: block, file };
  switch (block.type) {
    case "variable":
      found.variables.set(first, sourced);
      break;
    case "locals":
      for (const item of block.body.items) if (item.kind === "attribute") found.locals.set(item.name, { item, file });
      break;
    case "resource":
      found.resources.set(`${first}.${second}`, sourced);
      break;
    case "data":
      found.data.set(`${first}.${second}`, sourced);
      break;
    case "module":
      found.modules.set(first, sourced);
      break;
    case "output":
      found.outputs.set(first, sourced);
      break;
    default:
  }
}

export function hasAttribute(block: Block, name: string): boolean {
  return block.body.items.some((item) => item.kind === "attribute" && item.name === name);
}
