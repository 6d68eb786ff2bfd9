import type { TraceResult, TraceStep } from "./result";

/** A result as Cloudflare's Request Trace operation answers it. */
export interface CloudflareResult {
  readonly status_code?: number;
  readonly trace: readonly CloudflareStep[];
}

export interface CloudflareStep extends Omit<TraceStep, "trace" | "workbench"> {
  readonly trace?: readonly CloudflareStep[];
}

/**
 * Leaves out what is ours: the `workbench` objects, steps that Cloudflare's Trace does not show, and rules that were passed over
 * (it shows evaluated ones only). What hangs under a step that is left out takes its place.
 * https://developers.cloudflare.com/api/resources/request_tracers/subresources/traces/methods/create/
 */
export function toCloudflare(result: TraceResult): CloudflareResult {
  const trace = result.trace.flatMap(toCloudflareSteps);
  return result.status_code === undefined ? { trace } : { status_code: result.status_code, trace };
}

function toCloudflareSteps(step: TraceStep): readonly CloudflareStep[] {
  const { trace, workbench, ...facts } = step;
  if (workbench.skipped !== undefined) return [];
  const nested = (trace ?? []).flatMap(toCloudflareSteps);
  if (workbench.beyond) return nested;
  return [nested.length > 0 ? { ...facts, trace: nested } : facts];
}
