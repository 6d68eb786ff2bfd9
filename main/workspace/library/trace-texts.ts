import path from "node:path";
import type { TraceText } from "../../../engine/library/parameters/trace-text";
import { FILE_KINDS } from "../files/file-kinds";
import { readTextFileNow } from "../files/read-text";
import { type FoundFile, walkFiles } from "../files/walk-files";

const FOLDER = "traces";

/** The files of the library, in the order of their paths. */
export async function findTraceFiles(root: string): Promise<readonly FoundFile[]> {
  return walkFiles(root, FOLDER, (name) => name.endsWith(".trace.json"));
}

/** Their texts, in the same order. Those that cannot be read say why. Nothing else runs meanwhile. */
export function readTraceTexts(root: string, files: readonly FoundFile[]): readonly TraceText[] {
  return files.map(({ relative: traceId, problem }): TraceText => {
    if (problem !== null) return { traceId, text: null, problem };
    const file = readTextFileNow(path.join(root, FOLDER, traceId), FILE_KINDS.trace);
    return file.kind === "text" ? { traceId, text: file.text, problem: null } : { traceId, text: null, problem: file.message };
  });
}
