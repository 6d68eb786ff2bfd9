import { confine } from "../files/confine";
import { writeNewDurably } from "../files/write-durably";

const FOLDER = "evidence";

/**
 * Keeps a text as `evidence/<trace>/<time>.json` of the workspace and gives that path. `trace` may be any text; nothing that is there is written
 * over.
 */
export async function keepEvidence(
  root: string,
  { trace, at, text }: { readonly trace: string; readonly at: Date; readonly text: string },
): Promise<string> {
  const time = at.toISOString().replace(/[:.]/g, "-");
  for (let number = 1; ; number += 1) {
    const file = `${FOLDER}/${folderOf(trace)}/${time}${number === 1 ? "" : `-${number}`}.json`;
    if (await writeNewDurably(await confine(root, file), text, file)) return file;
  }
}

/** Letters, digits, dots and dashes; never a name that some system keeps for itself. */
function folderOf(trace: string): string {
  const safe = trace
    .replace(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "")
    .slice(0, 60);
  return safe === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(safe) ? `trace-${safe}` : safe;
}
