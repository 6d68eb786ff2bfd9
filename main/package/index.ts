/** The front door of the package `trace-workbench` for programs in Node. For a browser there is `trace-workbench/engine`. */
export type { Assumptions, Configuration, Finding, SavedTrace, TraceDefinition, TraceResult, TraceStep } from "../../engine/index";
export { checkExpression, flattenSteps, matchedOnly, printTrace, toCloudflare } from "../../engine/index";
export { type LoadedConfiguration, loadConfiguration, openConfiguration } from "./load-configuration";
export { createScripts, type Scripts } from "./scripts";
export { InvalidTrace, type TraceRequestOptions, traceRequest } from "./trace-request";
