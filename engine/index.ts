export {
  CONFIGURATION_FILES,
  type Configuration,
  type ConfigurationFile,
  type Finding,
  filesOfBundle,
  findConfigurationFile,
  parseJson,
  readConfiguration,
} from "./config";
export {
  ASSUMPTIONS,
  type Assumption,
  type AssumptionName,
  type Assumptions,
  DEFAULT_ASSUMPTIONS,
  readAssumptions,
} from "./config/assumptions";
export { checkExpression } from "./language";
export {
  checkConfiguration,
  checkPreparedInParts,
  checkTrace,
  evaluateTrace,
  leaveScriptOut,
  type PreparedConfiguration,
  prepareConfiguration,
  prepareConfigurationInParts,
  printChain,
  runTrace,
  runTraceChain,
  runTraceChainBy,
  runTraceWithScripts,
  type ScriptAnswer,
  type ScriptCall,
  type ScriptErrorCode,
  type ScriptRunner,
  type ScriptTold,
  type StartScript,
  type Subrequest,
  type TraceChain,
  type TraceOptions,
  type TraceOutcome,
  whyNotRun,
} from "./pipeline";
export { prepareRequest } from "./request/prepare-request";
export { readSavedTrace, readTrace } from "./request/read-trace";
export type { SavedTrace, TraceDefinition } from "./request/trace-definition";
export { flattenSteps, matchedOnly, printTrace, type TraceResult, type TraceStep, toCloudflare } from "./trace";
