export type { TraceOutcome } from "./build-result";
export { checkConfiguration, prepareConfiguration } from "./prepare-configuration";
export type { PreparedConfiguration } from "./prepared";
export { evaluateTrace, runTrace, runTraceWithScripts, type ScriptRunner, type TraceOptions } from "./run-trace";
export type { ScriptAnswer, ScriptCall } from "./travel";
