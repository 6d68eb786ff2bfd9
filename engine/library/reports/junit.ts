import { impactTitle } from "../../compare/results/impact";
import type { JudgedComparison } from "../comparison/comparison";
import type { CaseRun } from "../run/run-case";
import { xml } from "./escape";
import { type ComparisonReport, isBelowThreshold, percentText, type RunReport } from "./report";
import { acknowledgementText, blameText, divergenceText, outcomeText, valuesOf, valueWords } from "./words";

/** JUnit XML, as build servers read it: one test case a trace. https://github.com/testmoapp/junitxml */
export function runJunit(report: RunReport): string {
  const { counts, cases } = report;
  const low = isBelowThreshold(report);
  const coverage = low
    ? [
        `  <testcase name="coverage" classname="${xml(report.configuration)}" time="0"><failure message="${xml(
          `coverage is ${percentText(report.coverage.percent)}, below the threshold of ${report.threshold ?? 0} %`,
        )}"/></testcase>`,
      ]
    : [];
  return suite(
    {
      name: `${report.workspace}: ${report.configuration}`,
      tests: cases.length + coverage.length,
      failures: counts.failed + coverage.length,
      errors: counts.broken,
      skipped: counts.unchecked,
      milliseconds: report.milliseconds,
      timestamp: report.started,
    },
    [...cases.map(testCaseOf), ...coverage],
  );
}

function testCaseOf(each: CaseRun): string {
  const failed = each.checks.filter(({ holds }) => !holds);
  const head = `  <testcase name="${xml(each.name)}" classname="${xml(classOf(each.id))}" time="0"`;
  switch (each.verdict) {
    case "passed":
      return `${head}/>`;
    case "unchecked":
      return `${head}><skipped message="it expects nothing"/></testcase>`;
    case "failed":
      return `${head}><failure message="${xml(failed.map(({ expected, got }) => `expected ${expected}; got ${got}`).join("; "))}">${xml(each.outcome?.sentence ?? "")}</failure></testcase>`;
    case "broken":
      return `${head}><error message="${xml(each.problems.map(({ pointer, message }) => (pointer === "" ? message : `${pointer}: ${message}`)).join("; "))}"/></testcase>`;
    default:
      return each.verdict satisfies never;
  }
}

/** A difference is a failure, an acknowledged one is skipped. */
export function comparisonJunit({ workspace, milliseconds, comparison }: ComparisonReport): string {
  const states = comparison.cases.map(stateOf);
  const number = (state: State): number => states.filter((each) => each === state).length;
  return suite(
    {
      name: `${workspace}: ${comparison.before} → ${comparison.after}`,
      tests: comparison.cases.length,
      failures: number("open"),
      errors: number("incomparable"),
      skipped: number("acknowledged"),
      milliseconds,
      timestamp: null,
    },
    comparison.cases.map(comparedCase),
  );
}

type State = "same" | "open" | "acknowledged" | "incomparable";

function stateOf({ impact, acknowledgement }: JudgedComparison): State {
  if (impact === "unchanged") return "same";
  if (impact === "not-comparable") return "incomparable";
  return acknowledgement.kind === "acknowledged" ? "acknowledged" : "open";
}

function comparedCase(each: JudgedComparison): string {
  const head = `  <testcase name="${xml(each.name)}" classname="${xml(classOf(each.id))}" time="0"`;
  const state = stateOf(each);
  switch (state) {
    case "same":
      return `${head}/>`;
    case "acknowledged":
      return `${head}><skipped message="${xml(acknowledgementText(each))}"/></testcase>`;
    case "incomparable":
      return `${head}><error message="${xml(each.problem ?? `${outcomeText(each.before)} → ${outcomeText(each.after)}`)}"/></testcase>`;
    case "open": {
      const values = valuesOf(each).map(({ name, before, after }) => `${name}: ${valueWords(before)} → ${valueWords(after)}`);
      const body = [...values, divergenceText(each), blameText(each), acknowledgementText(each)].filter((line) => line !== "").join("\n");
      return `${head}><failure type="${xml(each.impact)}" message="${xml(`${impactTitle(each.impact)}: ${outcomeText(each.before)} → ${outcomeText(each.after)}`)}">${xml(body)}</failure></testcase>`;
    }
    default:
      return state satisfies never;
  }
}

interface Suite {
  readonly name: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
  readonly milliseconds: number;
  readonly timestamp: string | null;
}

function suite({ name, tests, failures, errors, skipped, milliseconds, timestamp }: Suite, cases: readonly string[]): string {
  const numbers = `tests="${tests}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="${(milliseconds / 1000).toFixed(3)}"`;
  const when = timestamp === null ? "" : ` timestamp="${xml(timestamp)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="trace-workbench" ${numbers}>`,
    `<testsuite name="${xml(name)}" ${numbers}${when}>`,
    ...cases,
    "</testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

/** The folder and file, with dots as build servers group them. */
function classOf(id: string): string {
  return id.replace(/\.trace\.json/, "").replaceAll("/", ".");
}
