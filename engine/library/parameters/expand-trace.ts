import { isArray, isObject, property } from "../../config/reading";
import { readTrace } from "../../request/read-trace";
import type { SavedTrace } from "../../request/trace-definition";
import type { Json, JsonObject } from "../../support/json";
import type { Problem } from "../../support/problem";
import { plainValueText } from "../../trace/value-text";
import { caseRows } from "./case-rows";
import { expandJson, variablesOf } from "./expand-text";

/** A saved trace with one row of its values filled in, ready to run. */
export interface TraceCase {
  /** The file below `traces/`. */
  readonly traceId: string;
  /** Counts from 0 among the cases of its trace; `null` where the trace has none. */
  readonly index: number | null;
  /** For people: the trace's name and the values of its row. */
  readonly name: string;
  readonly saved: SavedTrace;
}

/** A saved trace, or one of its cases, that cannot run. */
export interface BrokenCase {
  readonly traceId: string;
  readonly index: number | null;
  readonly name: string;
  readonly problems: readonly Problem[];
}

export interface ExpandedTrace {
  readonly cases: readonly TraceCase[];
  readonly broken: readonly BrokenCase[];
}

/** Some rows of a saved trace, from one on; rows count from 0. */
export type WhichRows = "every row" | { readonly from: number; readonly count: number };

/**
 * The cases of a saved trace as it stands in its file: one a row of `cases`, or the trace itself. A row's values count before
 * `variables` of the trace, and those before the environment's. Placeholders are filled in before the trace is read, so that they may
 * stand for numbers too.
 */
export function expandTrace(traceId: string, json: Json, environment: JsonObject, which: WhichRows = "every row"): ExpandedTrace {
  const file = isObject(json) ? json : {};
  const name = nameOf(traceId, file);
  const cases = property(file, "cases");
  const listed = isArray(cases) ? cases.filter(isObject) : [];
  const { rows, problems } = caseRows(listed);
  if (problems.length > 0) return { cases: [], broken: [{ traceId, index: null, name, problems }] };
  const own = property(file, "variables");
  const variables = isObject(own) ? own : {};
  const { cases: _rows, variables: _variables, ...template } = file;
  const body = isObject(json) ? template : json;
  const first = which === "every row" ? 0 : which.from;
  const some = which === "every row" ? rows : rows.slice(first, first + which.count);
  const rowsOrNone: readonly (JsonObject | null)[] = listed.length === 0 ? [null] : some;
  const made = rowsOrNone.map((row, place) => {
    const index = first + place;
    const filled = expandJson(body, variablesOf(environment, variables, row ?? {}));
    const base = {
      traceId,
      index: row === null ? null : index,
      name: row === null ? name : `${nameIn(filled.json, name)} [${rowText(row)}]`,
    };
    if (filled.problems.length > 0) return { ...base, problems: filled.problems };
    const reading = readTrace(filled.json);
    return reading.kind === "value" ? { ...base, saved: reading.value } : { ...base, problems: reading.problems };
  });
  return {
    cases: made.filter((each) => "saved" in each),
    broken: made.filter((each) => "problems" in each),
  };
}

/** Names a case within a workspace: `checkout/pay.trace.json`, `checkout/pay.trace.json#2`. */
export function caseId({ traceId, index }: Pick<TraceCase, "traceId" | "index">): string {
  return index === null ? traceId : `${traceId}#${index}`;
}

/** The file that a `caseId` names. */
export function traceOfCaseId(id: string): string {
  return id.replace(/#\d+$/, "");
}

function nameOf(traceId: string, file: JsonObject): string {
  const name = property(file, "name");
  return typeof name === "string" && name !== "" ? name : (traceId.split("/").at(-1) ?? traceId).replace(/\.trace\.json$/, "");
}

function nameIn(json: Json, otherwise: string): string {
  const name = isObject(json) ? property(json, "name") : undefined;
  return typeof name === "string" && name !== "" ? name : otherwise;
}

const LONGEST_ROW = 80;

function rowText(row: JsonObject): string {
  const text = Object.values(row).map(plainValueText).join(", ");
  return text.length > LONGEST_ROW ? `${text.slice(0, LONGEST_ROW - 1)}…` : text;
}
