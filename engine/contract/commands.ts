import type { FacetDifference } from "../compare/results/compare-outcomes";
import type { Finding, SourcePlace } from "../config/configuration";
import type { ConfigurationEdit } from "../config/edit";
import type { Diagnostic } from "../language/diagnostic";
import type { TraceChain } from "../pipeline/run/run-chain";
import type { SavedTrace } from "../request/trace-definition";
import type { Json, JsonObject } from "../support/json";
import type { TraceResult } from "../trace/result";
import type { StepPatch } from "../trace/step-patch";
import type { AskedCommands } from "./asked-commands";
import type { CallCommands, CallProgress } from "./call-commands";
import type { Capabilities } from "./capabilities";
import type { CaseCommands } from "./case-commands";
import type { ComparedTrace, ComparisonCommands, ComparisonProgress } from "./comparison-commands";
import type { CoverageCommands } from "./coverage-commands";
import type { DraftCommands } from "./draft-commands";
import type { EnvironmentCommands } from "./environment-commands";
import type { ExpectationCommands, ExpectationVerdict } from "./expectation-commands";
import type { ImportCommands } from "./import-commands";
import type { LibraryCommands } from "./library-commands";
import type { LiveCommands } from "./live-commands";
import type { Nothing } from "./nothing";
import type { ProgramCommands } from "./program-commands";
import type { PullCommands, PullProgress } from "./pull-commands";
import type { RunCommands, RunProgress } from "./run-commands";
import type { ScriptCommands, ScriptPermission, ScriptTime } from "./script-commands";
import type { EditedConfiguration, WhatIfCommands } from "./what-if-commands";

/**
 * Everything a screen may ask a host. JSON values only; a workspace, trace file or configuration is named by what the host
 * issued, never by a path the screen built.
 */
interface Commands
  extends AskedCommands,
    CallCommands,
    DraftCommands,
    EnvironmentCommands,
    CaseCommands,
    ExpectationCommands,
    LibraryCommands,
    WhatIfCommands,
    RunCommands,
    ComparisonCommands,
    CoverageCommands,
    ImportCommands,
    PullCommands,
    LiveCommands,
    ProgramCommands,
    ScriptCommands {
  "host/describe": { request: Nothing; reply: HostDescription };
  /** The workspace this window was started on. */
  "workspace/current": { request: Nothing; reply: WorkspaceView };
  /** One that is open, as it is now. */
  "workspace/read": { request: { workspaceId: string }; reply: WorkspaceView };
  /** Opens a folder by path, where the host can; Electron hosts show a dialog when `path` is absent. `null`: the user cancelled. */
  "workspace/open": { request: { path?: string }; reply: WorkspaceView | null };
  "workspace/recent": { request: Nothing; reply: readonly { name: string; path: string }[] };
  /** Shows the workspace's folder, or a file of it, in the system's file manager, where the host can. */
  "workspace/reveal": { request: { workspaceId: string; what?: Revealed }; reply: Nothing };
  "workspace/activate": { request: { workspaceId: string; configuration: string }; reply: WorkspaceView };
  "configuration/read": { request: { workspaceId: string; configuration: string }; reply: ConfigurationView };
  /**
   * The trace itself travels, so that unsaved changes run; so do the unsaved edits of the configuration, where there are any. `outline` leaves out what only
   * a close look at a step shows (the rules' JSON, the values of sub-expressions): for results that follow the typing.
   */
  "trace/run": {
    request: {
      workspaceId: string;
      configuration: string;
      saved: SavedTrace;
      edits?: readonly ConfigurationEdit[];
      detail?: "full" | "outline";
      /** The newest answer that this window took, by its `name`: steps that stand as they did there are only named again. Outlines without redirects only. */
      since?: string;
      /** Which row of a trace with cases, from 0; without it the first. */
      row?: number;
      /** `follow`: goes on where the answer redirects to, through all zones of the configuration. */
      redirects?: "follow";
    };
    reply: TraceRun;
  };
  /** Two traces through one configuration, their steps lined up. Rows call the first “before” and the other “after”. */
  "trace/compare": {
    request: {
      workspaceId: string;
      configuration: string;
      before: SavedTrace;
      after: SavedTrace;
      edits?: readonly ConfigurationEdit[];
    };
    reply: ComparedTraces;
  };
  "language/check": { request: { expression: string; kind: "filter" | "value"; phase: string | null }; reply: readonly Diagnostic[] };
  "settings/read": { request: Nothing; reply: JsonObject };
  "settings/write": { request: { key: string; value: Json }; reply: Nothing };
}

/** A file of a workspace, by the names that its host gave. */
export type Revealed =
  | { readonly kind: "trace"; readonly traceId: string }
  | { readonly kind: "configuration"; readonly configuration: string; readonly file: string };

export type CommandName = keyof Commands;
export type RequestOf<Name extends CommandName> = Commands[Name]["request"];
export type ReplyOf<Name extends CommandName> = Commands[Name]["reply"];

/** What a host tells without being asked. */
export interface Events {
  /** Files below the workspace changed outside this window; `what` says which lists to read again. */
  "workspace/changed": { workspaceId: string; what: readonly ("library" | "configurations" | "workspace")[] };
  /** Something waits to be taken with `host/take-asked`. */
  "host/asked": { waiting: number };
  "run/progress": RunProgress;
  "comparison/progress": ComparisonProgress;
  "call/progress": CallProgress;
  "pull/progress": PullProgress;
}

export type EventName = keyof Events;

export interface HostDescription {
  readonly product: string;
  readonly version: string;
  readonly carrier: "electron" | "loopback";
  readonly platform: string;
  /** Of what the host is built on, by name. */
  readonly versions: readonly { readonly name: string; readonly version: string }[];
  readonly capabilities: Capabilities;
}

export interface WorkspaceView {
  readonly workspaceId: string;
  readonly name: string;
  /** For people: where it is on disk. */
  readonly path: string;
  readonly activeConfiguration: string | null;
  readonly configurations: readonly ConfigurationSummary[];
  readonly scripts: ScriptPermission;
  /** Names of the files in `environments/`, in order. */
  readonly environments: readonly string[];
  /** Whose variables are filled in; `null`: those of `default`, where there is one. */
  readonly environment: string | null;
  /** What is wrong with workspace.json; the rest works. */
  readonly findings: readonly Finding[];
}

export interface ConfigurationSummary {
  readonly name: string;
  /** Absent when the configuration could not be read at all. */
  readonly zones?: number;
  readonly rules?: number;
  readonly errors: number;
  readonly warnings: number;
}

/** A configuration as the tree in the sidebar shows it. */
export interface ConfigurationView {
  readonly name: string;
  readonly account: {
    readonly name: string;
    readonly rulesets: readonly RulesetView[];
    readonly lists: readonly ListView[];
  };
  readonly zones: readonly {
    readonly name: string;
    readonly plan: string;
    readonly rulesets: readonly RulesetView[];
    readonly pageRules: number;
    readonly dnsRecords: number;
  }[];
  readonly findings: readonly Finding[];
}

export interface ListView {
  readonly name: string;
  readonly kind: "ip" | "redirect" | "hostname" | "asn";
  readonly items: number;
  readonly source: SourcePlace;
}

export interface RulesetView {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly phase: string;
  readonly product: string;
  /** Actions that its rules may have; empty where any may. */
  readonly actions: readonly string[];
  readonly source: SourcePlace;
  readonly rules: readonly {
    readonly id: string;
    readonly description: string;
    readonly action: string;
    readonly expression: string | null;
    readonly enabled: boolean;
    readonly json: JsonObject;
  }[];
}

export interface ComparedTraces extends ComparedTrace {
  readonly before: TraceResult;
  readonly after: TraceResult;
  /** What they came to otherwise. */
  readonly facets: readonly FacetDifference[];
}

/** What the host measured of one run, outside the result. */
export interface TraceTimes {
  readonly milliseconds: number;
  /**
   * How long each step took with everything below it, by its id: measured on this machine while everything was recorded. It compares steps with each
   * other and says nothing of Cloudflare's own times. Absent from outlines.
   */
  readonly stepMilliseconds?: Readonly<Record<string, number>>;
}

/** The times are those of `result`. */
export interface TraceRun extends TraceTimes {
  readonly result: TraceResult;
  /** Where redirects were followed; its first hop has `result`. Expectations are about that one. */
  readonly chain?: TraceChain;
  /** One a hop of `chain`, in its order. */
  readonly hopTimes?: readonly TraceTimes[];
  /** What `since` of a later request may name; only of answers that can be named. */
  readonly name?: string;
  /** The steps of `result`, which comes without them, as what became of those of the answer that the request named. */
  readonly steps?: readonly StepPatch[];
  /** In the order they started; absent where none ran. */
  readonly scripts?: readonly ScriptTime[];
  /** Where the run had edits. */
  readonly edited?: EditedConfiguration;
  /** Where the trace has any. */
  readonly expectations?: ExpectationVerdict;
}
