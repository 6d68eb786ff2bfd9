import { impactTitle } from "../../compare/results/impact";
import { isDifference } from "../../compare/runs/case-comparison";
import type { EditEffect, JudgedComparison } from "../comparison/comparison";
import type { CaseRun } from "../run/run-case";
import { markdown, markdownCode } from "./escape";
import { type ComparisonReport, count, isBelowThreshold, percentText, type RunReport, secondsText } from "./report";
import { headline } from "./text";
import { acknowledgementText, blameText, changeText, divergenceText, effectText, outcomeText, valuesOf, valueWords } from "./words";

/** The longest comment that GitHub takes has 65,536 characters. */
const LONGEST = 60_000;

/** A run as a comment on a pull request. */
export function runMarkdown(report: RunReport): string {
  const { counts, cases, coverage } = report;
  const wrong = cases.filter(({ verdict }) => verdict === "failed" || verdict === "broken");
  const verdict = wrong.length === 0 && !isBelowThreshold(report) ? "passes" : "fails";
  return assemble(
    [
      `### Trace Workbench: the library ${verdict} on ${markdownCode(report.configuration)}`,
      "",
      `${count(cases.length, "trace")}: ${counts.passed} passed, ${counts.failed} failed, ${counts.broken} broken, ${counts.unchecked} without expectations, in ${secondsText(report.milliseconds)}.`,
      `Coverage: ${coverage.rules.matched} of ${count(coverage.rules.total, "rule")} (${percentText(coverage.percent)})${isBelowThreshold(report) ? `, **below the threshold of ${report.threshold ?? 0} %**` : ""}.`,
      ...(wrong.length === 0 ? [] : ["", "| Trace | Expected | Got |", "| --- | --- | --- |"]),
    ],
    wrong.flatMap(rowsOf),
    [],
  );
}

function rowsOf({ name, checks, problems }: CaseRun): readonly string[] {
  return [
    ...checks
      .filter(({ holds }) => !holds)
      .map(({ expected, got }) => `| ${markdown(name)} | ${markdownCode(expected)} | ${markdownCode(got)} |`),
    ...problems.map(({ message }) => `| ${markdown(name)} | it can run | ${markdown(message)} |`),
  ];
}

/** A comparison as a comment on a pull request. */
export function comparisonMarkdown(report: ComparisonReport): string {
  const { comparison } = report;
  const groups = comparison.groups.filter(({ impact, cases }) => cases > 0 && impact !== "unchanged");
  const unchanged = comparison.groups.find(({ impact }) => impact === "unchanged")?.cases ?? 0;
  return assemble(
    [
      `### Trace Workbench: ${markdownCode(comparison.before)} → ${markdownCode(comparison.after)}`,
      "",
      `**${markdown(headline(report))}.**`,
    ],
    groups.flatMap(({ impact, cases }) => [
      "",
      `#### ${impactTitle(impact)} (${cases})`,
      "",
      ...comparison.cases.filter((each) => each.impact === impact).map(itemOf),
    ]),
    [
      "",
      ...(comparison.cases.length === 0 ? [] : [`${unchanged} unchanged.`]),
      ...(comparison.edits.length === 0
        ? []
        : [
            "",
            "#### Edits",
            "",
            "| Edit | What | Effect on the library |",
            "| --- | --- | --- |",
            ...comparison.edits.map((edit) => editRow(edit, comparison.cases.length)),
          ]),
      ...(comparison.idleRules.length === 0
        ? []
        : [
            "",
            `<details><summary>${count(comparison.idleRules.length, "rule")} that no trace matches</summary>`,
            "",
            ...comparison.idleRules.map(({ product, title }) => `- ${markdown(`${product}: ${title}`)}`),
            "",
            "</details>",
          ]),
    ],
  );
}

function editRow(edit: EditEffect, cases: number): string {
  const change = changeText(edit) === "" ? "" : ` (${markdownCode(changeText(edit))})`;
  const effect = cases === 0 ? "" : edit.cases === 0 ? `**${effectText(edit)}**` : effectText(edit);
  return `| ${edit.number} | ${markdown(`${edit.where}: ${edit.title}`)}${change} | ${effect} |`;
}

function itemOf(each: JudgedComparison): string {
  const values = valuesOf(each).filter(() => each.impact !== "path-changed");
  const shown = values.map(
    ({ name, before, after }) => `${markdownCode(name)}: ${markdownCode(valueWords(before))} → ${markdownCode(valueWords(after))}`,
  );
  const notes = [
    divergenceText(each) === "" ? "" : `First divergence: ${divergenceText(each)}`,
    blameText(each),
    acknowledgementText(each),
    each.problem ?? "",
  ];
  const lines = [...shown, ...notes.filter((note) => note !== "").map(markdown)];
  const came =
    isDifference(each) && each.impact !== "path-changed"
      ? ` (${markdown(outcomeText(each.before))} → ${markdown(outcomeText(each.after))})`
      : "";
  return `- **${markdown(each.name)}**${came}${lines.map((line) => `\n  - ${line}`).join("")}`;
}

/** Leaves out what would make the comment too long, and says so. Head and tail stay. */
function assemble(head: readonly string[], body: readonly string[], tail: readonly string[]): string {
  const fixed = [...head, ...tail].join("\n").length;
  const kept: string[] = [];
  let length = fixed;
  for (const part of body) {
    length += part.length + 1;
    if (length > LONGEST) break;
    kept.push(part);
  }
  const left = body.length - kept.length;
  const note = left === 0 ? [] : ["", `… and ${left} more lines; the HTML report has everything.`];
  const text = [...head, ...kept, ...note, ...tail].join("\n");
  return `${text.length > LONGEST ? text.slice(0, LONGEST) : text}\n`;
}
