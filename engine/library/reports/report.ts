import type { Comparison } from "../comparison/comparison";
import type { Coverage } from "../coverage/coverage";
import type { CaseRun } from "../run/run-case";
import type { VerdictCounts } from "../run/run-library";

/** A run as reports tell it. */
export interface RunReport {
  readonly workspace: string;
  readonly configuration: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly milliseconds: number;
  readonly engine: string;
  readonly counts: VerdictCounts;
  readonly cases: readonly CaseRun[];
  readonly coverage: Coverage;
  /** The least share of rules to be matched, of a hundred; `null` where nobody asked. */
  readonly threshold: number | null;
}

/** A comparison as reports tell it. */
export interface ComparisonReport {
  readonly workspace: string;
  readonly milliseconds: number;
  readonly engine: string;
  readonly comparison: Comparison;
}

export const REPORT_KINDS = ["text", "json", "junit", "html", "markdown", "sarif"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** How much of what went well a text tells. */
export type Detail = "quiet" | "normal" | "verbose";

export interface TextOptions {
  readonly detail: Detail;
  readonly colours: "colours" | "plain";
}

export function isBelowThreshold({ coverage, threshold }: Pick<RunReport, "coverage" | "threshold">): boolean {
  return threshold !== null && coverage.percent < threshold;
}

/** “1 trace”, “2 traces”. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** One decimal, rounded down, so that what is not whole never looks as if it were. */
export function percentText(percent: number): string {
  return `${Math.floor(percent * 10) / 10} %`;
}

export function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
