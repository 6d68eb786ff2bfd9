import { realpath, stat } from "node:fs/promises";
import path from "node:path";
import { Refused } from "../../../engine/contract/refused";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import { isMissing } from "../files/file-error";
import { FILE_KINDS } from "../files/file-kinds";
import { readTextFile } from "../files/read-text";
import { readSavedTraceFile } from "./saved-trace-text";

/** What a path leads to that was handed to the program. */
export type Opened =
  | { readonly kind: "workspace"; readonly folder: string }
  | { readonly kind: "trace"; readonly folder: string; readonly traceId: string }
  /** A trace that lies in no library. */
  | { readonly kind: "unfiled"; readonly saved: SavedTrace };

const TRACES = "traces";

/** A folder is taken for a workspace, a file for a trace: of the workspace that it lies in, where it lies in one. Refuses what is neither. */
export async function findOpened(given: string): Promise<Opened> {
  const file = await realpath(given).catch(() => {
    throw new Refused("not-found", `“${given}” is not there.`);
  });
  const stats = await stat(file);
  if (stats.isDirectory()) return { kind: "workspace", folder: file };
  const folder = await workspaceAbove(file);
  if (folder !== null) {
    const relative = path.relative(path.join(folder, TRACES), file).split(path.sep).join("/");
    if (!relative.startsWith("../") && relative.endsWith(".trace.json")) return { kind: "trace", folder, traceId: relative };
  }
  const name = path.basename(file);
  const reading = readSavedTraceFile(await readTextFile(file, FILE_KINDS.trace), name);
  if (reading.kind === "broken")
    throw new Refused("unreadable", `“${name}” cannot be opened: ${reading.finding.message}`, reading.finding.place);
  return { kind: "unfiled", saved: reading.saved };
}

/** The innermost folder above `file` that is a workspace. */
async function workspaceAbove(file: string): Promise<string | null> {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const found = await stat(path.join(folder, "workspace.json")).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (found?.isFile() === true) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}
