import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../engine/contract/refused";
import { codeOf, reasonOf } from "./files/file-error";
import { HIDDEN_FOLDER } from "./files/hidden-folder";
import { temporaryName } from "./files/temporary-name";

/** The user's own copy of the sample workspace; made whole or not at all where it is not there yet, so that the shipped one stays clean. */
export async function provideSample(resources: string, dataFolder: string): Promise<string> {
  const target = path.join(dataFolder, "sample-workspace");
  if (await isThere(target)) return target;
  const unfinished = path.join(dataFolder, temporaryName());
  try {
    await copyFolder(path.join(resources, "sample-workspace"), unfinished);
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => null);
    const wasFaster = ["EEXIST", "ENOTEMPTY"].includes(codeOf(error));
    if (!wasFaster) throw new Refused("cannot-write", `A copy of the sample workspace in “${dataFolder}” ${reasonOf(error)}`);
  }
  return target;
}

/** Copies file by file, since the shipped sample may lie in Electron's archive, which only the plain functions can read. */
async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (entry.name === HIDDEN_FOLDER) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) await copyFolder(source, target);
    else await writeFile(target, await readFile(source));
  }
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
