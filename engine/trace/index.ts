export { becauseOf } from "./because";
export { flattenSteps } from "./flatten-steps";
export { matchedOf, matchedOnly } from "./matched";
export { printTrace } from "./print-trace";
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
} from "./result";
export { EMPTY_INDEX, indexSteps, rootOf, type StepEntry, type StepIndex, type StepState, stepTitle } from "./step-index";
export { type CloudflareResult, type CloudflareStep, toCloudflare } from "./to-cloudflare";
export { plainValueText, valueText } from "./value-text";
