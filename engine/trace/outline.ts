import type { TraceResult, TraceStep } from "./result";

/**
 * The result without what only a close look at a step shows: the rules' JSON and the values of their sub-expressions. What a timeline shows is all there,
 * at a fraction of the size.
 */
export function outlineOf(result: TraceResult): TraceResult {
  return { ...result, trace: result.trace.map(outlineStep) };
}

function outlineStep(step: TraceStep): TraceStep {
  const { json: _json, explanation, ...workbench } = step.workbench;
  const outlined = explanation === undefined ? {} : { explanation: { ...explanation, root: { ...explanation.root, children: [] } } };
  const below = step.trace === undefined ? {} : { trace: step.trace.map(outlineStep) };
  return { ...step, ...below, workbench: { ...workbench, ...outlined } };
}
