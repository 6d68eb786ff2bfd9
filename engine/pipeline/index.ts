export type { TraceOutcome, TraceSurvey } from "./build-result";
export { checkTrace, type TraceDoubt } from "./check-trace";
export { followRedirect, type Redirect, redirectKey } from "./follow-redirect";
export { checkConfiguration, prepareConfiguration, prepareConfigurationInParts } from "./prepare-configuration";
export type { PreparedConfiguration } from "./prepared";
export { printChain } from "./print-chain";
export { createRequestReader } from "./request-reader";
export { MOST_REDIRECTS, runTraceChain, runTraceChainBy, type TraceChain } from "./run-chain";
export {
  evaluateTrace,
  leaveScriptOut,
  runTrace,
  runTraceForSteps,
  runTraceWithScripts,
  type ScriptRunner,
  surveyTrace,
  type TraceOptions,
  whyNotRun,
} from "./run-trace";
export type { ScriptAnswer, ScriptCall, ScriptErrorCode, ScriptTold, StartScript, Subrequest } from "./script-call";
