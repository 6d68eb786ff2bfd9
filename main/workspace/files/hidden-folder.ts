import path from "node:path";
import { confine } from "./confine";
import { FILE_KINDS } from "./file-kinds";
import { readTextFile } from "./read-text";
import { writeDurably } from "./write-durably";

/** Where the workbench keeps what is not the user's work itself: drafts, trash, runs, cache. Not for version control. */
export const HIDDEN_FOLDER = ".workbench";

/** The absolute path of `relative` in the hidden folder; makes the folder, and keeps git away from it. */
export async function inHiddenFolder(root: string, relative: string): Promise<string> {
  const ignore = await confine(root, `${HIDDEN_FOLDER}/.gitignore`);
  if ((await readTextFile(ignore, FILE_KINDS.settings)).kind === "missing")
    await writeDurably(ignore, "*\n", path.join(HIDDEN_FOLDER, ".gitignore"));
  return confine(root, `${HIDDEN_FOLDER}/${relative}`);
}
