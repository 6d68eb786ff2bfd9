import { readFile } from "node:fs/promises";
import path from "node:path";

/** Name, version and licence text of every package that the program is built of; `null` in a program that was not built. */
export async function readNotices(resources: string): Promise<string | null> {
  return readFile(path.join(resources, "notices/third-party-licences.txt"), "utf8").catch(() => null);
}
