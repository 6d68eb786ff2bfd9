export type { TraceOutcome, TraceSurvey } from "./build-result";
export { checkConfiguration, prepareConfiguration } from "./prepare-configuration";
export type { PreparedConfiguration } from "./prepared";
export {
  evaluateTrace,
  leaveScriptOut,
  runTrace,
  runTraceWithScripts,
  type ScriptRunner,
  surveyTrace,
  type TraceOptions,
  whyNotRun,
} from "./run-trace";
export type { ScriptAnswer, ScriptCall, ScriptErrorCode, ScriptTold, StartScript, Subrequest } from "./script-call";
