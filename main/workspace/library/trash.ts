import { randomUUID } from "node:crypto";
import { link, mkdir, rename, rm, unlink } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { parseJson } from "../../../engine/config/index";
import { Refused } from "../../../engine/contract/refused";
import { confine } from "../files/confine";
import { printJson } from "../files/edit-json";
import { codeOf, isMissing, reasonOf } from "../files/file-error";
import { FILE_KINDS } from "../files/file-kinds";
import { HIDDEN_FOLDER, inHiddenFolder } from "../files/hidden-folder";
import { readTextFile } from "../files/read-text";
import { syncFolder, writeDurably } from "../files/write-durably";

/** What stands beside a file in the trash, so that it can go back. */
const UNDO = z.object({ path: z.string(), deleted: z.string() });

/**
 * Moves `relative` into the workspace's trash and gives the name of its place there: `.workbench/trash/<name>/` holds the file and `undo.json`,
 * which says where it was. `now` dates the entry.
 */
export async function trashFile(root: string, relative: string, now: Date): Promise<string> {
  const file = await confine(root, relative);
  const trashed = `${now.toISOString().replaceAll(/[:.]/g, "-")}-${randomUUID().slice(0, 8)}`;
  const folder = await inHiddenFolder(root, `trash/${trashed}`);
  await writeDurably(path.join(folder, "undo.json"), printJson({ path: relative, deleted: now.toISOString() }), `${HIDDEN_FOLDER}/trash`);
  try {
    await rename(file, path.join(folder, path.basename(file)));
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => null);
    throw new Refused(isMissing(error) ? "not-found" : "cannot-write", `“${relative}” ${reasonOf(error)}`);
  }
  // The file is in the trash now, and the only one there is. A disk that cannot say whether that lasts must not make this fail half-way.
  for (const changed of [folder, path.dirname(file)]) await syncFolder(changed).catch(() => null);
  return trashed;
}

/** Moves a file back to where it was, or beside it where that name is taken; gives its path. `suffix` is what its name must end with. */
export async function restoreFile(root: string, trashed: string, suffix: string): Promise<string> {
  if (!/^[\w-]+$/.test(trashed)) throw new Refused("invalid-request", "this is not a name in the trash");
  const folder = await confine(root, `${HIDDEN_FOLDER}/trash/${trashed}`);
  const relative = await formerPath(folder, suffix);
  const kept = path.join(folder, path.posix.basename(relative));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? relative : `${relative.slice(0, -suffix.length)}-${number}${suffix}`;
    const target = await confine(root, candidate);
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await link(kept, target);
      await unlink(kept);
      await syncFolder(path.dirname(target));
      await rm(folder, { recursive: true, force: true });
      return candidate;
    } catch (error) {
      if (codeOf(error) !== "EEXIST")
        throw new Refused(isMissing(error) ? "not-found" : "cannot-write", `“${relative}” ${reasonOf(error)}`);
    }
  }
}

async function formerPath(folder: string, suffix: string): Promise<string> {
  const file = await readTextFile(path.join(folder, "undo.json"), FILE_KINDS.settings);
  const json = file.kind === "text" ? parseJson(file.text) : null;
  const undo = UNDO.safeParse(json?.kind === "json" ? json.value : null);
  if (!undo.success || !undo.data.path.endsWith(suffix)) throw new Refused("not-found", "this is not in the trash any more");
  return undo.data.path;
}
