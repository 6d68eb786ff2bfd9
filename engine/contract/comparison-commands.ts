import type { Alignment } from "../compare/results/align-steps";
import type { ValueDifference } from "../compare/results/compare-outcomes";
import type { Impact } from "../compare/results/impact";
import type { SourcePlace } from "../config/configuration";
import type { Outcome, TraceResult } from "../trace/result";
import type { Nothing } from "./nothing";
import type { Report, ReportFormat } from "./run-commands";

/** What a screen may ask about comparisons. One is kept by the host until its window leaves it; it is made anew within a second or so. */
export interface ComparisonCommands {
  /** Starts in the background; `comparison/progress` tells how far it is. */
  "comparison/start": {
    request: { workspaceId: string; before: ComparisonSide; after: ComparisonSide };
    reply: { comparisonId: string };
  };
  "comparison/cancel": { request: { workspaceId: string; comparisonId: string }; reply: Nothing };
  /** Refused while it is under way. */
  "comparison/read": { request: { workspaceId: string; comparisonId: string }; reply: ComparisonView };
  /** Both results of one case, lined up; a side that is a baseline has no steps, and then there is nothing to line up. */
  "comparison/trace": { request: { workspaceId: string; comparisonId: string; caseId: string }; reply: ComparedTrace };
  /** Writes acknowledged.json: exactly this difference is as intended. `until` is a date (YYYY-MM-DD), its last day. */
  "comparison/acknowledge": {
    request: { workspaceId: string; comparisonId: string; caseIds: readonly string[]; reason: string; until: string };
    reply: ComparisonView;
  };
  "comparison/withdraw": {
    request: { workspaceId: string; comparisonId: string; caseIds: readonly string[] };
    reply: ComparisonView;
  };
  "comparison/report": { request: { workspaceId: string; comparisonId: string; format: ReportFormat }; reply: Report };
}

export type ComparisonSide =
  | { readonly kind: "configuration"; readonly name: string }
  | { readonly kind: "baseline"; readonly name: string }
  | { readonly kind: "run"; readonly runId: string };

export interface ComparisonView {
  readonly comparisonId: string;
  readonly before: { readonly side: ComparisonSide; readonly title: string };
  readonly after: { readonly side: ComparisonSide; readonly title: string };
  readonly milliseconds: number;
  readonly traces: readonly ComparedRow[];
  /** Empty where a side is no configuration: then nobody knows the edits. */
  readonly edits: readonly EditView[];
}

export interface ComparedRow {
  readonly id: string;
  readonly traceId: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** The worst of `impacts`: the group it stands in. */
  readonly impact: Impact;
  readonly impacts: readonly Impact[];
  readonly before: ComparedOutcome | null;
  readonly after: ComparedOutcome | null;
  readonly values: readonly ValueDifference[];
  /** Numbers of the edits that cause it, the smallest set that does. */
  readonly edits: readonly number[];
  readonly acknowledged: { readonly reason: string; readonly until: string } | null;
  /** Why it cannot be compared. */
  readonly problem: string | null;
}

export interface ComparedOutcome {
  readonly outcome: Outcome;
  readonly status: number | null;
  readonly sentence: string;
}

/** One edit between two configurations. */
export interface EditView {
  /** Counts from 1. */
  readonly number: number;
  readonly title: string;
  /** Product and rule, for people. */
  readonly where: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  readonly place: { readonly before: SourcePlace | null; readonly after: SourcePlace | null };
  /** What it was and what it is, as text: an expression, or JSON. */
  readonly before: string | null;
  readonly after: string | null;
  /** How many traces it causes what for, worst first. */
  readonly causes: readonly { readonly impact: Impact; readonly traces: number }[];
  /** Whether any trace comes by what was edited. */
  readonly exercised: boolean;
}

export interface ComparedTrace {
  readonly before: TraceResult | null;
  readonly after: TraceResult | null;
  readonly alignment: Alignment | null;
}

export interface ComparisonProgress {
  readonly workspaceId: string;
  readonly comparisonId: string;
  readonly stage: "tracing" | "finding causes";
  readonly done: number;
  readonly total: number;
  readonly state: "running" | "finished" | "cancelled" | "failed";
  readonly message: string | null;
}
