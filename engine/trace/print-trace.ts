import { assertNever } from "../support/assert-never";
import { furtherLimits } from "./further-limits";
import type { TraceResult, TraceStep } from "./result";
import { isTraceDoubt } from "./trace-doubts";
import { valueText } from "./value-text";

/** A result as a text for a terminal, without colours. `all`: also what did not match or was skipped. */
export function printTrace(result: TraceResult, { all }: { readonly all: boolean }): string {
  const { workbench } = result;
  const lines = [
    workbench.sentence,
    headLine(result),
    ...(result.trace.length === 0 ? [] : [""]),
    ...result.trace.flatMap((step) => printStep(step, 0, all)),
    ...tail(result),
  ];
  return `${lines.join("\n")}\n`;
}

function headLine({ status_code: status, workbench }: TraceResult): string {
  const parts = [
    workbench.outcome,
    ...(status === undefined ? [] : [String(status)]),
    `${workbench.request.method} ${workbench.request.url}`,
    ...(workbench.zone === null ? [] : [`zone ${workbench.zone.name}`]),
  ];
  return parts.join(" · ");
}

function printStep(step: TraceStep, depth: number, all: boolean): readonly string[] {
  if (!all && !isWorthShowing(step)) return [];
  const indent = "  ".repeat(depth);
  const { workbench } = step;
  return [
    `${indent}${titleOf(step)}: ${stateOf(step)}`,
    ...(workbench.reason === undefined || (step.type === "phase" && step.trace !== undefined) ? [] : [`${indent}    ${workbench.reason}`]),
    ...(workbench.script?.console ?? []).map(({ level, text }) => `${indent}    console.${level}: ${text}`),
    ...(workbench.script?.notes ?? []).map((note) => `${indent}    ${note}`),
    ...(workbench.hints ?? []).map((hint) => `${indent}    Hint: ${hint}`),
    ...workbench.problems.map(({ message }) => `${indent}    ! ${message}`),
    ...workbench.effects.map(({ target, before, after }) => `${indent}    ${target}: ${effectText(before)} -> ${effectText(after)}`),
    ...(step.trace ?? []).flatMap((child) => printStep(child, depth + 1, all)),
  ];
}

function isWorthShowing(step: TraceStep): boolean {
  if (step.workbench.ended || step.matched === true) return true;
  if ((step.trace ?? []).some(isWorthShowing)) return true;
  return step.matched === undefined && step.workbench.skipped === undefined;
}

function titleOf(step: TraceStep): string {
  const { workbench } = step;
  switch (step.type) {
    case "phase":
      return `${workbench.product} (${step.step_name})`;
    case "ruleset":
      return `${workbench.scope ?? ""} ruleset “${step.name ?? step.step_name}”`.trimStart();
    case "rule":
      return `${step.action ?? "rule"} “${step.description ?? step.step_name}”`;
    case "page_rule":
      return `page rule “${step.description ?? step.step_name}”`;
    case "worker":
      return `Worker “${step.name ?? step.step_name}”`;
    case "subrequest":
      return `fetch ${step.step_name}`;
    default:
      return assertNever(step.type);
  }
}

function stateOf({ matched, workbench }: TraceStep): string {
  if (workbench.skipped !== undefined) return `skipped by step ${workbench.skipped.by ?? "?"}`;
  if (workbench.ended) return "matched, ends here";
  if (matched === undefined) return "not simulated";
  const state = matched ? "matched" : "no match";
  return workbench.fidelity === "assumed" ? `${state} (assumed)` : state;
}

function effectText(value: TraceStep["workbench"]["effects"][number]["before"]): string {
  return value === null ? "none" : valueText(value);
}

function tail({ workbench }: TraceResult): readonly string[] {
  const { notReached, origin, cache, assumed } = workbench;
  const lines = [
    ...(notReached.length === 0 ? [] : [`Not reached: ${notReached.map(({ phase }) => phase).join(", ")}`]),
    ...(origin === null ? [] : [`Origin: ${origin.host}:${origin.port}, host header ${origin.hostHeader}, SNI ${origin.sni}`]),
    ...(cache === null || !(cache.eligible || cache.by !== null)
      ? []
      : [`Cache: ${cache.eligible ? `eligible, edge TTL ${cache.edgeTtl ?? "unknown"}` : "bypassed"}`]),
    ...assumed
      .filter(({ steps }) => steps.length > 0)
      .map(({ field, value, steps }) => `Assumed: ${field} is ${effectText(value)} (steps ${steps.join(", ")})`),
    ...furtherLimits(workbench)
      .filter(({ code }) => !isTraceDoubt(code))
      .map(({ code, message }) => `Limit ${code}: ${message}`),
  ];
  return lines.length === 0 ? [] : ["", ...lines];
}
