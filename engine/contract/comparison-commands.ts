import type { LocatedEdit } from "../compare/configurations/located-edit";
import type { Alignment } from "../compare/results/align-steps";
import type { Comparison } from "../library/comparison/comparison";
import type { TraceResult } from "../trace/result";
import type { Nothing } from "./nothing";
import type { Report, ReportFormat } from "./run-commands";

/** What a screen may ask about comparisons. Those that were made stand in the workspace's history beside its runs, newest first. */
export interface ComparisonCommands {
  /** Starts in the background; `comparison/progress` tells how far it is. */
  "comparison/start": {
    request: { workspaceId: string; before: ComparisonSide; after: ComparisonSide };
    reply: { comparisonId: string };
  };
  "comparison/list": { request: { workspaceId: string }; reply: readonly ComparisonSummary[] };
  "comparison/delete": { request: { workspaceId: string; comparisonId: string }; reply: Nothing };
  "comparison/cancel": { request: { workspaceId: string; comparisonId: string }; reply: Nothing };
  /** Refused while it is under way. */
  "comparison/read": { request: { workspaceId: string; comparisonId: string }; reply: ComparisonView };
  /**
   * Both results of one case, lined up; `why` says where there is nothing to line up. The trace runs as its file is now. `without`: the second result is
   * what all edits but the one with this number come to.
   */
  "comparison/trace": { request: { workspaceId: string; comparisonId: string; caseId: string; without?: number }; reply: ComparedTrace };
  /** Writes acknowledged.json: exactly these differences are as intended. `until` is a day (YYYY-MM-DD), the last on which it counts. */
  "comparison/acknowledge": {
    request: { workspaceId: string; comparisonId: string; caseIds: readonly string[]; reason: string; until: string };
    reply: ComparisonView;
  };
  /** What two configurations have otherwise. No trace runs for it. */
  "comparison/configurations": {
    request: { workspaceId: string; before: string; after: string };
    reply: ConfigurationDifference;
  };
  /** Writes what these cases come to now into the baseline they are compared with, and takes out those that are gone; the others stay as they are. Refused where the first side is no baseline. */
  "comparison/accept": {
    request: { workspaceId: string; comparisonId: string; caseIds: readonly string[] };
    reply: ComparisonView;
  };
  /** Secrets are taken out. */
  "comparison/report": { request: { workspaceId: string; comparisonId: string; format: ReportFormat }; reply: Report };
  /** Takes acknowledgements back. */
  "comparison/withdraw": {
    request: { workspaceId: string; comparisonId: string; caseIds: readonly string[] };
    reply: ComparisonView;
  };
}

export type ComparisonSide =
  | { readonly kind: "configuration"; readonly name: string }
  | { readonly kind: "baseline"; readonly name: string }
  | { readonly kind: "run"; readonly runId: string };

/** What a list says of a comparison. */
export interface ComparisonSummary {
  readonly comparisonId: string;
  readonly before: ComparisonSide;
  readonly after: ComparisonSide;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly milliseconds: number;
  readonly counts: { readonly cases: number; readonly changed: number };
  readonly engine: string;
}

export interface ComparisonView {
  readonly comparisonId: string;
  readonly before: ComparisonSide;
  readonly after: ComparisonSide;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly milliseconds: number;
  /** Names of configurations that are gone, or have other contents now. */
  readonly outdated: readonly string[];
  readonly comparison: Comparison;
}

export interface ConfigurationDifference {
  readonly before: string;
  readonly after: string;
  readonly edits: readonly LocatedEdit[];
}

export interface ComparedTrace {
  readonly before: TraceResult | null;
  readonly after: TraceResult | null;
  readonly alignment: Alignment | null;
  /** Why there are no steps; `null` where there are. */
  readonly why: string | null;
}

/** Told of every comparison under way, at most some times a second. */
export interface ComparisonProgress {
  readonly workspaceId: string;
  readonly comparisonId: string;
  readonly stage: "tracing" | "finding causes";
  readonly done: number;
  readonly total: number;
  readonly state: "running" | "finished" | "cancelled" | "failed";
  /** Why it failed. */
  readonly message: string | null;
}
