import { parseJson } from "../../engine/config/index";
import { Refused } from "../../engine/contract/refused";
import { expandTrace } from "../../engine/library/parameters/expand-trace";
import type { SavedTrace } from "../../engine/request/trace-definition";
import type { Workspace } from "../workspace/workspace";

/**
 * The saved trace as it runs: its placeholders filled in, from one of its rows where it has cases; rows count from 0. Refused where a variable has no value,
 * or one that cannot stand there, and where there is no such row.
 */
export async function filledTrace(workspace: Workspace, saved: SavedTrace, row = 0): Promise<SavedTrace> {
  const text = JSON.stringify(saved);
  if (!text.includes("{{")) return saved;
  const json = parseJson(text);
  if (json.kind === "problem") return saved;
  const { cases, broken } = expandTrace("", json.value, await workspace.environment(), { from: row, count: 1 });
  const [filled] = cases;
  if (filled !== undefined) return filled.saved;
  const problem = broken[0]?.problems[0];
  throw new Refused(
    "invalid-request",
    `The trace cannot run: ${problem?.pointer ?? ""}: ${problem?.message ?? (row === 0 ? "it has no case" : `it has no case ${row + 1}`)}.`,
  );
}
