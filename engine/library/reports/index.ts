import { comparisonHtml } from "./html-comparison";
import { runHtml } from "./html-run";
import { comparisonJson, runJson } from "./json";
import { comparisonJunit, runJunit } from "./junit";
import { comparisonMarkdown, runMarkdown } from "./markdown";
import { withoutComparisonSecrets, withoutRunSecrets } from "./redact";
import type { ComparisonReport, ReportKind, RunReport, TextOptions } from "./report";
import { comparisonSarif, runSarif } from "./sarif";
import { comparisonText, runText } from "./text";

export { type ComparisonReport, type Detail, REPORT_KINDS, type ReportKind, type RunReport, type TextOptions } from "./report";

/** What every report has, but for a person who asked for secrets in clear. */
export type Secrets = "redacted" | "in clear";

const PLAIN: TextOptions = { detail: "normal", colours: "plain" };

const RUN_REPORTS: Readonly<Record<ReportKind, (report: RunReport, options: TextOptions) => string>> = {
  text: runText,
  json: runJson,
  junit: runJunit,
  html: runHtml,
  markdown: runMarkdown,
  sarif: runSarif,
};

const COMPARISON_REPORTS: Readonly<
  Record<ReportKind, (report: ComparisonReport, options: TextOptions, original: ComparisonReport) => string>
> = {
  text: comparisonText,
  json: (report, _options, original) => comparisonJson(report, original),
  junit: comparisonJunit,
  html: comparisonHtml,
  markdown: comparisonMarkdown,
  sarif: comparisonSarif,
};

/** Tells a run. Only texts for a terminal have options. */
export function printRun(report: RunReport, kind: ReportKind, secrets: Secrets, options: TextOptions = PLAIN): string {
  return RUN_REPORTS[kind](secrets === "redacted" ? withoutRunSecrets(report) : report, options);
}

export function printComparison(report: ComparisonReport, kind: ReportKind, secrets: Secrets, options: TextOptions = PLAIN): string {
  return COMPARISON_REPORTS[kind](secrets === "redacted" ? withoutComparisonSecrets(report) : report, options, report);
}
