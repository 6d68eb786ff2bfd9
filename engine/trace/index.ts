export { flattenSteps } from "./flatten-steps";
export { matchedOnly } from "./matched";
export { printTrace } from "./print-trace";
export type { TraceResult, TraceStep } from "./result";
export { type CloudflareResult, type CloudflareStep, toCloudflare } from "./to-cloudflare";
