import type { Coverage } from "../library/coverage/coverage";
import type { CaseRun } from "../library/run/run-case";
import type { VerdictCounts } from "../library/run/run-library";
import type { PhaseHits } from "../library/run/tally";
import type { Nothing } from "./nothing";

/** What a screen may ask about runs of the library. Runs stand in the workspace's history, newest first; a baseline is a run that is kept. */
export interface RunCommands {
  /** Starts in the background; `run/progress` tells how far it is and what came out. A selection without a saved trace is refused; `total` counts them. */
  "run/start": {
    request: { workspaceId: string; configuration: string; selection: RunSelection };
    reply: { runId: string; total: number };
  };
  /** What came out so far is kept, as a cancelled run. */
  "run/cancel": { request: { workspaceId: string; runId: string }; reply: Nothing };
  /** A run that a crash cut short is there as a partial one. */
  "run/list": { request: { workspaceId: string }; reply: readonly RunSummary[] };
  "run/read": { request: { workspaceId: string; runId: string }; reply: RunView };
  /** Secrets are taken out. */
  "run/report": { request: { workspaceId: string; runId: string; format: ReportFormat }; reply: Report };
  /** Names of the runs that are kept in `baselines/`. */
  "baseline/list": { request: { workspaceId: string }; reply: readonly string[] };
  /** Keeps what a run came to as `baselines/<name>.json`; refused where that name is taken, unless `overwrite`. */
  "baseline/keep": { request: { workspaceId: string; runId: string; name: string; overwrite: boolean }; reply: Nothing };
  /** Moves the file to the workspace's trash. */
  "baseline/delete": { request: { workspaceId: string; name: string }; reply: Nothing };
  "run/delete": { request: { workspaceId: string; runId: string }; reply: Nothing };
}

export type RunSelection =
  | { readonly kind: "all" }
  /** With the folders below it. */
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "traces"; readonly traceIds: readonly string[] }
  /** The traces that failed, or could not run, in that run. */
  | { readonly kind: "failed"; readonly runId: string };

export interface RunSummary {
  readonly runId: string;
  readonly configuration: string;
  /** What of the library ran, for people. */
  readonly title: string;
  /** Whether all of the library ran: only then nothing is known that no trace matches. */
  readonly whole: boolean;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly milliseconds: number;
  /** `partial`: the program, or what runs the engine, went away in the middle. */
  readonly state: "finished" | "cancelled" | "partial";
  /** Absent in runs of the first version. */
  readonly extent?: RunExtent;
  readonly counts: VerdictCounts;
  /** Names the configuration's content when it ran. */
  readonly fingerprint: string;
  readonly engine: string;
}

/** How many saved traces ran, of those that were to. */
export interface RunExtent {
  readonly done: number;
  readonly total: number;
}

export interface RunView extends RunSummary {
  readonly cases: readonly CaseRun[];
  readonly phases: Readonly<Record<string, PhaseHits>>;
  readonly coverage: Coverage;
}

export type ReportFormat = "html" | "markdown" | "json" | "junit" | "sarif";

/** A report as a file to save. */
export interface Report {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}

/** Told of every run under way, at most some times a second. */
export interface RunProgress {
  readonly workspaceId: string;
  readonly runId: string;
  /** Saved traces; one with rows has a case for each of them. */
  readonly done: number;
  readonly total: number;
  /** What came out since the last time. */
  readonly cases: readonly CaseRun[];
  readonly state: "running" | "finished" | "cancelled" | "failed";
  /** Why it failed. */
  readonly message: string | null;
}
