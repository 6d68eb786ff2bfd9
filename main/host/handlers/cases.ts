import { isObject } from "../../../engine/config/reading";
import type { CaseCommands, CasesView } from "../../../engine/contract/case-commands";
import { caseRows, countCases } from "../../../engine/library/parameters/case-rows";
import { placeholdersIn } from "../../../engine/library/parameters/expand-text";
import { expandTrace } from "../../../engine/library/parameters/expand-trace";
import { printCsv } from "../../../engine/library/parameters/print-csv";
import { readCsv } from "../../../engine/library/parameters/read-csv";
import { brokenCase, type CaseRun, caseRun } from "../../../engine/library/run/run-case";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import type { Json, JsonObject } from "../../../engine/support/json";
import type { Handlers } from "../handler";
import type { HandlerContext } from "./context";

export function caseHandlers({ session, configurations, tracer }: HandlerContext): Pick<Handlers, keyof CaseCommands> {
  return {
    "cases/read": async ({ workspaceId, saved, first }) => viewOf(saved, first, await session.find(workspaceId).environment()),

    "cases/table": async ({ text }) => {
      const reading = readCsv(text);
      if (reading.kind === "rows") return { kind: "table", columns: reading.columns, rows: reading.rows };
      return { kind: "problem", message: reading.problems[0]?.message ?? "is no table" };
    },

    "cases/text": async ({ columns, rows }) => ({ text: printCsv(columns, rows) }),

    "cases/run": async ({ workspaceId, configuration, saved, edits, from, count }, _caller, work) => {
      const workspace = session.find(workspaceId);
      const { assumptions } = await workspace.about();
      const { after } = await configurations.edited(workspace, configuration, edits ?? [], work);
      const { cases, broken } = expandTrace("", templateOf(saved), await workspace.environment(), { from, count });
      const ran: { readonly index: number | null; readonly run: CaseRun }[] = [];
      for (const each of cases) {
        work.signal.throwIfAborted();
        // oxlint-disable-next-line eslint/no-await-in-loop -- one row after the other, as if each were sent
        const { result } = await tracer.run(workspace, after.prepared, each.saved, { assumptions });
        ran.push({ index: each.index, run: caseRun(after.prepared, each, result, { assumptions }) });
      }
      const all = [...ran, ...broken.map((each) => ({ index: each.index, run: brokenCase(each) }))];
      return { cases: all.toSorted((left, right) => (left.index ?? 0) - (right.index ?? 0)).map(({ run }) => run) };
    },
  };
}

function viewOf(saved: SavedTrace, first: number, environment: JsonObject): CasesView {
  const { cases = [], variables, ...template } = saved;
  const { rows, problems } = caseRows(cases);
  return {
    count: countCases(cases),
    rows: rows.slice(0, first),
    problems,
    placeholders: placeholdersIn(templateOf(template)),
    variables: isObject(variables) ? Object.keys(variables) : [],
    environment: Object.keys(environment),
  };
}

/** A trace as the JSON that it came as. */
function templateOf(saved: SavedTrace): Json {
  const json: Json = JSON.parse(JSON.stringify(saved));
  return json;
}
