/** What crosses between screen and host, and the shapes inside it that a screen shows. */
export type { Account, Configuration, Finding, SourcePlace } from "../config/configuration";
export type { Diagnostic, DiagnosticCode } from "../language/diagnostic";
export type { Explanation, ExplanationNode, ExplanationState } from "../language/explanation";
export type {
  ForcedRule,
  Geolocation,
  OriginDefinition,
  SavedTrace,
  TraceBody,
  TraceContext,
  TraceDefinition,
  WorldDefinition,
} from "../request/trace-definition";
export type { Json, JsonObject } from "../support/json";
export type {
  Effect,
  Fidelity,
  Outcome,
  RequestView,
  ResponseView,
  ResultWorkbench,
  StepType,
  StepWorkbench,
  TraceResult,
  TraceStep,
} from "../trace/result";
export { isRefusal, isReply, readEvent } from "./answers";
export type { Capabilities, Capability } from "./capabilities";
export type {
  CommandName,
  Commands,
  ConfigurationSummary,
  ConfigurationView,
  EventName,
  Events,
  HostDescription,
  LibraryEntry,
  LibraryTrace,
  ReplyOf,
  RequestOf,
  RulesetView,
  TraceRun,
  WorkspaceView,
} from "./commands";
export type { ClientMessage, HostMessage, Refusal, RefusalCode } from "./envelope";
export { MESSAGE_LIMIT, REFUSAL_CODES } from "./envelope";
