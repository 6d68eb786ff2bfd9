import type { ImportNote } from "../../import/import-note";
import type { ImportReport, ReportedGap } from "../../import/report-import";
import { printable } from "../terminal";

const MOST_NAMED = 5;

/** The report for a person. */
export function printImportReport(report: ImportReport): string {
  const { configuration, zones, files, rules, records, errors, warnings, trashed, gaps, traces } = report;
  const lines = [
    `Configuration “${configuration}”: ${count(files, "file")}, ${zones.length === 0 ? "no zone" : `${count(zones.length, "zone")} (${shortened(zones)})`}, ${count(rules, "rule")}, ${count(records, "DNS record")}.`,
    ...(trashed === null ? [] : [`The configuration that had this name is in the trash: .workbench/trash/${trashed}`]),
    ...(errors + warnings === 0
      ? []
      : [`A check finds ${count(errors, "error")} and ${count(warnings, "warning")}: trace-workbench check lists them.`]),
    "",
    ...(gaps.length === 0 ? ["Nothing that it refers to is missing."] : ["What is missing:"]),
    ...gaps.flatMap((gap) => printGap(gap, traces)),
  ];
  return printable(`${lines.join("\n")}\n`);
}

function printGap({ message, fix, traces: affected }: ReportedGap, traces: number): readonly string[] {
  const reliability =
    affected.length === 0
      ? []
      : [`    makes less reliable: ${affected.length} of ${count(traces, "saved trace")} for its zones (${shortened(affected)})`];
  return [`  - ${message}`, ...(fix === undefined ? [] : [`    ${fix}`]), ...reliability];
}

function shortened(names: readonly string[]): string {
  const further = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${further > 0 ? `, and ${further} more` : ""}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `file:line#pointer: severity: message [code]`, with what would be right below it. */
export function printNote({ code, severity, message, file, line, pointer, fix }: ImportNote): string {
  const place = `${file === "" ? "import" : file}${line === undefined ? "" : `:${line}`}${pointer === undefined || pointer === "" ? "" : `#${pointer}`}`;
  return `${place}: ${severity}: ${message} [${code}]${fix === undefined ? "" : `\n    ${fix}`}`;
}
