import { caseRows } from "../../../engine/library/parameters/case-rows";
import { expandTrace } from "../../../engine/library/parameters/expand-trace";
import { readTraceTemplate } from "../../../engine/request/read-trace";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { Json, JsonObject } from "../../../engine/support/json";
import { Failure } from "../failure";
import { printProblem, valueOf } from "../read-input";
import { printable, type Terminal } from "../terminal";

export interface TraceFilling {
  readonly file: string;
  readonly json: Json;
  readonly environment: JsonObject;
  /** Counts from 1 among the trace's cases; `null`: the first, where it has any. */
  readonly case: number | null;
}

/** The trace as it runs: placeholders filled in, from one of its cases. Fails with every placeholder that has no value, and its place. */
export function fillTrace(terminal: Terminal, { file, json, environment, case: asked }: TraceFilling): SavedTrace {
  const listed = valueOf(readTraceTemplate(json), file).cases ?? [];
  if (asked !== null && listed.length === 0) throw new Failure(`${file} has no cases, so there is no case ${asked}`);
  const { rows, problems } = caseRows(listed);
  if (problems.length > 0) throw new Failure(problems.map((problem) => printProblem(problem, file)).join("\n"));
  if (listed.length > 0 && rows.length === 0) throw new Failure(`${file} has no case: its table is empty`);
  const number = asked ?? 1;
  if (asked !== null && asked > rows.length)
    throw new Failure(`there is no case ${asked}: ${file} has ${rows.length === 1 ? "one" : rows.length}`);
  const { cases, broken } = expandTrace(file, json, environment, { from: number - 1, count: 1 });
  const [filled] = cases;
  if (filled === undefined)
    throw new Failure(broken.flatMap((each) => each.problems.map((problem) => printProblem(problem, file))).join("\n"));
  if (asked === null && rows.length > 1)
    terminal.err(`Case 1 of ${rows.length}: ${printable(filled.name)}; --case N traces another, “trace-workbench test” all.\n`);
  return filled.saved;
}
