import { impactTitle, impactWeight } from "../../compare/results/impact";
import { type JudgedComparison, openDifferences } from "../comparison/comparison";
import type { CaseRun, Verdict } from "../run/run-case";
import { plain } from "./escape";
import {
  type ComparisonReport,
  count,
  type Detail,
  isBelowThreshold,
  percentText,
  type RunReport,
  secondsText,
  type TextOptions,
} from "./report";
import { acknowledgementText, blameText, changeText, divergenceText, effectText, outcomeText, valuesOf, valueWords } from "./words";

type Colour = "red" | "green" | "yellow" | "dim" | "bold";

const CODES: Readonly<Record<Colour, string>> = { red: "31", green: "32", yellow: "33", dim: "2", bold: "1" };

/** Puts a text in a colour, where there are any. The text is made safe for a terminal. */
type Paint = (colour: Colour, text: string) => string;

function painter({ colours }: TextOptions): Paint {
  return (colour, text) => (colours === "plain" ? plain(text) : `\u001b[${CODES[colour]}m${plain(text)}\u001b[0m`);
}

/** A run for a terminal. */
export function runText(report: RunReport, options: TextOptions): string {
  const paint = painter(options);
  const { counts, coverage, cases } = report;
  const shown = cases.filter(({ verdict }) => isShown(verdict, options.detail));
  const lines = [
    ...shown.flatMap((each) => caseLines(each, paint)),
    ...(shown.length === 0 ? [] : [""]),
    summary(report, paint),
    ...(options.detail === "quiet"
      ? []
      : [
          paint(
            "dim",
            `coverage: ${count(coverage.rules.matched, "rule")} of ${coverage.rules.total} matched (${percentText(coverage.percent)}), ${coverage.conditions.both} of ${count(coverage.conditions.total, "condition")} both true and false`,
          ),
        ]),
    ...(options.detail === "verbose" ? idleLines(report, paint) : []),
    ...(isBelowThreshold(report) ? [paint("red", `coverage is below the threshold of ${report.threshold ?? 0} %`)] : []),
    ...(counts.failed + counts.broken === 0 || options.detail === "quiet" ? [] : [paint("dim", `against ${report.configuration}`)]),
  ];
  return `${lines.join("\n")}\n`;
}

function isShown(verdict: Verdict, detail: Detail): boolean {
  return verdict === "failed" || verdict === "broken" || detail === "verbose";
}

const MARKS: Readonly<Record<Verdict, readonly [Colour, string]>> = {
  passed: ["green", "✓"],
  failed: ["red", "✕"],
  unchecked: ["dim", "–"],
  broken: ["yellow", "!"],
};

function caseLines({ id, name, verdict, outcome, checks, problems }: CaseRun, paint: Paint): readonly string[] {
  const [colour, mark] = MARKS[verdict];
  const came = outcome === null || verdict === "broken" ? "" : paint("dim", ` (${outcomeText(outcome)})`);
  return [
    `${paint(colour, mark)} ${plain(name)}${came} ${paint("dim", id)}`,
    ...checks
      .filter(({ holds }) => !holds)
      .flatMap(({ expected, got }) => [`    expected ${plain(expected)}`, `    got      ${plain(got)}`]),
    ...problems.map(({ pointer, message }) => `    ${plain(pointer === "" ? message : `${pointer}: ${message}`)}`),
  ];
}

function summary({ counts, cases, milliseconds }: RunReport, paint: Paint): string {
  const parts = [
    ...(counts.failed > 0 ? [paint("red", `${counts.failed} failed`)] : []),
    ...(counts.broken > 0 ? [paint("yellow", `${counts.broken} broken`)] : []),
    ...(counts.passed > 0 ? [paint("green", `${counts.passed} passed`)] : []),
    ...(counts.unchecked > 0 ? [`${counts.unchecked} without expectations`] : []),
  ];
  return `${count(cases.length, "trace")}: ${parts.join(", ")} in ${secondsText(milliseconds)}`;
}

function idleLines({ coverage }: RunReport, paint: Paint): readonly string[] {
  return coverage.entries
    .filter(({ matched }) => matched === 0)
    .map(({ product, title, evaluated }) =>
      paint("dim", `  hit by no trace: ${product}: ${title}${evaluated === 0 ? "" : `, evaluated ${evaluated} times`}`),
    );
}

/** A comparison for a terminal. */
export function comparisonText(report: ComparisonReport, options: TextOptions): string {
  const paint = painter(options);
  const { comparison } = report;
  const groups = comparison.groups.filter(({ impact, cases }) => cases > 0 && isGroupShown(impact, options.detail));
  const lines = [
    paint("bold", `${comparison.before} → ${comparison.after}: ${headline(report)}`),
    ...groups.flatMap(({ impact, cases }) => [
      "",
      paint(
        impactWeight(impact) === "harm" ? "red" : impactWeight(impact) === "change" ? "yellow" : "dim",
        `${impactTitle(impact)} (${cases})`,
      ),
      ...comparison.cases.filter((each) => each.impact === impact).flatMap((each) => differenceLines(each, paint, options.detail)),
    ]),
    ...(comparison.edits.length === 0 || options.detail === "quiet" ? [] : ["", paint("bold", "Edits"), ...editLines(report, paint)]),
    ...(comparison.idleRules.length === 0 || options.detail === "quiet" ? [] : ["", ...idleRuleLines(report, paint, options.detail)]),
  ];
  return `${lines.join("\n")}\n`;
}

function isGroupShown(impact: JudgedComparison["impact"], detail: Detail): boolean {
  return impact !== "unchanged" || detail === "verbose";
}

export function headline({ comparison, milliseconds }: ComparisonReport): string {
  if (comparison.cases.length === 0) return count(comparison.edits.length, "edit");
  const changed = comparison.cases.filter(({ impact }) => impact !== "unchanged" && impact !== "not-comparable").length;
  const accepted = changed - openDifferences(comparison).length;
  const acknowledged = accepted === 0 ? "" : `, ${accepted} acknowledged`;
  return `${changed} of ${count(comparison.cases.length, "trace")} ${comparison.cases.length === 1 ? "changes" : "change"}${acknowledged} in ${secondsText(milliseconds)}`;
}

function differenceLines(each: JudgedComparison, paint: Paint, detail: Detail): readonly string[] {
  const notes = [
    divergenceText(each) === "" ? "" : `first divergence: ${divergenceText(each)}`,
    blameText(each),
    acknowledgementText(each),
    each.problem ?? "",
  ];
  const values = each.impact === "path-changed" && detail !== "verbose" ? [] : valuesOf(each);
  return [
    `  ${plain(each.name)} ${paint("dim", each.id)}`,
    ...(detail === "quiet"
      ? []
      : values.map(({ name, before, after }) => `    ${plain(name)}: ${plain(valueWords(before))} → ${plain(valueWords(after))}`)),
    ...(detail === "quiet" ? [] : notes.filter((note) => note !== "").map((note) => paint("dim", `    ${note}`))),
  ];
}

function editLines({ comparison }: ComparisonReport, paint: Paint): readonly string[] {
  return comparison.edits.flatMap((edit) => [
    `  ${edit.number}. ${plain(edit.where)}: ${plain(edit.title)}`,
    ...(changeText(edit) === "" ? [] : [`     ${plain(changeText(edit))}`]),
    ...(comparison.cases.length === 0 ? [] : [paint(edit.cases === 0 ? "yellow" : "dim", `     ${effectText(edit)}`)]),
  ]);
}

const MOST_IDLE = 10;

function idleRuleLines({ comparison }: ComparisonReport, paint: Paint, detail: Detail): readonly string[] {
  const shown = detail === "verbose" ? comparison.idleRules : comparison.idleRules.slice(0, MOST_IDLE);
  const more = comparison.idleRules.length - shown.length;
  return [
    paint("bold", `Rules of ${comparison.after} that no trace matches`),
    ...shown.map(({ product, title }) => paint("dim", `  ${product}: ${title}`)),
    ...(more === 0 ? [] : [paint("dim", `  and ${more} more`)]),
  ];
}
