/** What crosses between screen and host, and the shapes inside it that a screen shows. */

export type { EditMark, LocatedEdit } from "../compare/configurations/located-edit";
export type { AlignedStep, Alignment } from "../compare/results/align-steps";
export type { CaseOutcome } from "../compare/results/case-outcome";
export type { ValueDifference } from "../compare/results/compare-outcomes";
export type { Impact } from "../compare/results/impact";
export type { Finding, SourcePlace } from "../config/configuration";
export { type ConfigurationEdit, editText, editValue, valueAt } from "../config/edit";
export { parseJson } from "../config/parse-json";
export type { Explanation, ExplanationNode } from "../language/explanation";
export type { Comparison, EditEffect, JudgedComparison } from "../library/comparison/comparison";
export type { Coverage, RuleCoverage } from "../library/coverage/coverage";
export type { ExpectationCheck } from "../library/expectations/check-expectations";
export type { CaseRun, Verdict as CaseVerdict } from "../library/run/run-case";
export type { VerdictCounts } from "../library/run/run-library";
export type { TraceChain } from "../pipeline/run/run-chain";
export type {
  OriginDefinition,
  SavedTrace,
  TraceBody,
} from "../request/trace-definition";
export { isJsonObject, type Json, type JsonObject } from "../support/json";
export type {
  Effect,
  Fidelity,
  Outcome,
  RequestView,
  ResponseView,
  ResultWorkbench,
  ScriptReport,
  StepWorkbench,
  TraceResult,
  TraceStep,
} from "../trace/result";
export { isRefusal, isReply, readEvent } from "./answers";
export type { Asked } from "./asked-commands";
export type { CallProgress, CallStage, CallWork } from "./call-commands";
export type { Capability } from "./capabilities";
export type { CasesRun, CasesTable, CasesView } from "./case-commands";
export type {
  CommandName,
  ComparedTraces,
  ConfigurationSummary,
  ConfigurationView,
  EventName,
  Events,
  HostDescription,
  ListView,
  ReplyOf,
  RequestOf,
  Revealed,
  RulesetView,
  TraceRun,
  WorkspaceView,
} from "./commands";
export type {
  ComparedTrace,
  ComparisonProgress,
  ComparisonSide,
  ComparisonSummary,
  ComparisonView,
  ConfigurationDifference,
} from "./comparison-commands";
export type { CoverageView } from "./coverage-commands";
export type { DraftText, DraftView } from "./draft-commands";
export type { ClientMessage, HostMessage, Refusal, RefusalCode } from "./envelope";
export type { ExpectationVerdict } from "./expectation-commands";
export type { ImportedRequestsView, ImportNoteView, ImportReport, ImportSource, LeftOut } from "./import-commands";
export type { LibraryEntry, LibraryMove, LibraryTrace } from "./library-commands";
export type { LiveDescription, LiveTrace } from "./live-commands";
export type { PullDescription, PullProgress } from "./pull-commands";
export type { Report, ReportFormat, RunProgress, RunSelection, RunSummary, RunView } from "./run-commands";
export type { ScriptPermission, ScriptTime } from "./script-commands";
export type {
  ConfigurationFileText,
  EditedConfiguration,
  Verdict,
  WhatIfVerdict,
  WhatIfVerdicts,
} from "./what-if-commands";
