import { impactTitle, impactWeight } from "../../compare/results/impact";
import type { JsonObject } from "../../support/json";
import { openDifferences } from "../comparison/comparison";
import { traceOfCaseId } from "../parameters/expand-trace";
import { json, oneLine } from "./escape";
import { type ComparisonReport, isBelowThreshold, percentText, type RunReport } from "./report";
import { blamedEdits, blameText, divergenceText, outcomeText, valuesOf, valueWords } from "./words";

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Failed expectations and broken traces, at their files. */
export function runSarif(report: RunReport): string {
  const results = report.cases.flatMap((each) => [
    ...each.checks
      .filter(({ holds }) => !holds)
      .map(({ kind, expected, got, pointer }) =>
        result(`expectation-${kind}`, "error", `${each.name}: expected ${expected}; got ${got}`, [traceLocation(each.id, pointer)]),
      ),
    ...each.problems.map(({ pointer, message }) =>
      result("broken-trace", "error", `${each.name}: ${message}`, [traceLocation(each.id, pointer)]),
    ),
  ]);
  const low = isBelowThreshold(report)
    ? [
        result(
          "coverage",
          "error",
          `coverage is ${percentText(report.coverage.percent)}, below the threshold of ${report.threshold ?? 0} %`,
          [],
        ),
      ]
    : [];
  return log(report.engine, [...results, ...low]);
}

/** One result a difference that nobody accepted, at the trace's file, with the places of the edits to blame. */
export function comparisonSarif({ engine, comparison }: ComparisonReport): string {
  const edits = new Map(comparison.edits.map((edit) => [edit.number, edit]));
  return log(
    engine,
    openDifferences(comparison).map((each) => {
      const values = valuesOf(each).map(({ name, before, after }) => `${name}: ${valueWords(before)} → ${valueWords(after)}`);
      const related = blamedEdits(each).flatMap((number) => {
        const edit = edits.get(number);
        const place = edit?.place.after ?? edit?.place.before ?? null;
        if (edit === undefined || place === null) return [];
        const side = edit.place.after === null ? comparison.before : comparison.after;
        return [
          {
            ...location(`configurations/${side}/${place.file}`, place.pointer),
            message: { text: oneLine(`${edit.where}: ${edit.title}`) },
          },
        ];
      });
      const text = [
        `${impactTitle(each.impact)}: ${each.name} (${outcomeText(each.before)} → ${outcomeText(each.after)})`,
        ...values,
        divergenceText(each),
        blameText(each),
      ];
      const found = result(
        each.impact,
        impactWeight(each.impact) === "harm" ? "error" : impactWeight(each.impact) === "change" ? "warning" : "note",
        text.filter((line) => line !== "").join(". "),
        [traceLocation(each.id, "")],
      );
      return related.length === 0 ? found : { ...found, relatedLocations: related };
    }),
  );
}

function result(ruleId: string, level: "error" | "warning" | "note", text: string, locations: readonly JsonObject[]): JsonObject {
  return { ruleId, level, message: { text: oneLine(text) }, locations };
}

function traceLocation(id: string, pointer: string): JsonObject {
  return location(`traces/${traceOfCaseId(id)}`, pointer);
}

function location(file: string, pointer: string): JsonObject {
  const physical = { physicalLocation: { artifactLocation: { uri: file.split("/").map(encodeUri).join("/") } } };
  return pointer === "" ? physical : { ...physical, logicalLocations: [{ fullyQualifiedName: oneLine(pointer) }] };
}

/** A lone surrogate has no encoding. */
function encodeUri(part: string): string {
  return encodeURIComponent(part.replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));
}

function log(engine: string, results: readonly JsonObject[]): string {
  const ids = new Set(results.flatMap(({ ruleId }) => (typeof ruleId === "string" ? [ruleId] : [])));
  const rules = [...ids].sort().map((id) => ({ id }));
  return json({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "trace-workbench", version: engine, rules } }, columnKind: "utf16CodeUnits", results }],
  });
}
