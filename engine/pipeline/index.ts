export type { TraceOutcome, TraceSurvey } from "./answer/build-result";
export { checkTrace, type TraceDoubt } from "./answer/check-trace";
export {
  checkConfiguration,
  checkPreparedInParts,
  prepareConfiguration,
  prepareConfigurationInParts,
} from "./prepare/prepare-configuration";
export type { PreparedConfiguration } from "./prepare/prepared";
export { followRedirect, type Redirect, redirectKey } from "./run/follow-redirect";
export { printChain } from "./run/print-chain";
export { createRequestReader } from "./run/request-reader";
export { MOST_REDIRECTS, runTraceChain, runTraceChainBy, type TraceChain } from "./run/run-chain";
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
} from "./run/run-trace";
export type { ScriptAnswer, ScriptCall, ScriptErrorCode, ScriptTold, StartScript, Subrequest } from "./scripts/script-call";
