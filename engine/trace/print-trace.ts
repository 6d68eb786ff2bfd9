import { assertNever } from "../support/assert-never";
import { flattenSteps } from "./flatten-steps";
import { furtherLimits } from "./further-limits";
import type { TraceResult, TraceStep } from "./result";
import { isTraceDoubt } from "./trace-doubts";
import { valueText } from "./value-text";

/** What a trace asks for. */
interface Asked {
  readonly method: string;
  readonly url: string;
}

export interface PrintOptions {
  /** Also what did not match or was skipped. */
  readonly all: boolean;
  /** The request as it was asked, told beside another one that leaves; absent: only the one that leaves is told. */
  readonly asked?: Asked;
}

/** A result as a text for a terminal, without colours. Other steps are called by their names. */
export function printTrace(result: TraceResult, { all, asked = result.workbench.request }: PrintOptions): string {
  const names = new Map(flattenSteps(result).map(({ step }) => [step.workbench.id, shortName(step)]));
  const printing = { all, nameOf: (id: string): string => names.get(id) ?? `step ${id}` };
  const lines = [
    result.workbench.sentence,
    headLine(result, asked),
    ...(result.trace.length === 0 ? [] : [""]),
    ...result.trace.flatMap((step) => printStep(step, 0, printing)),
    ...tail(result, asked, printing),
  ];
  return `${lines.join("\n")}\n`;
}

interface Printing {
  readonly all: boolean;
  readonly nameOf: (id: string) => string;
}

function headLine({ status_code: status, workbench }: TraceResult, asked: Asked): string {
  const parts = [
    workbench.outcome,
    ...(status === undefined ? [] : [String(status)]),
    printRequest(asked),
    ...(workbench.zone === null ? [] : [`zone ${workbench.zone.name}`]),
  ];
  return parts.join(" · ");
}

function printRequest({ method, url }: Asked): string {
  return `${method} ${url}`;
}

function shortName(step: TraceStep): string {
  return step.type === "phase" ? step.workbench.product : `“${step.description ?? step.name ?? step.step_name}”`;
}

function printStep(step: TraceStep, depth: number, printing: Printing): readonly string[] {
  if (!printing.all && !isWorthShowing(step)) return [];
  const indent = "  ".repeat(depth);
  const { workbench } = step;
  return [
    `${indent}${titleOf(step)}: ${stateOf(step, printing)}`,
    ...(workbench.reason === undefined || (step.type === "phase" && step.trace !== undefined) ? [] : [`${indent}    ${workbench.reason}`]),
    ...(workbench.script?.console ?? []).map(({ level, text }) => `${indent}    console.${level}: ${text}`),
    ...(workbench.script?.notes ?? []).map((note) => `${indent}    ${note}`),
    ...(workbench.hints ?? []).map((hint) => `${indent}    Hint: ${hint}`),
    ...workbench.problems.map(({ message }) => `${indent}    ! ${message}`),
    ...workbench.effects.map(({ target, before, after }) => `${indent}    ${target}: ${effectText(before)} -> ${effectText(after)}`),
    ...(step.trace ?? []).flatMap((child) => printStep(child, depth + 1, printing)),
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

function stateOf({ matched, workbench }: TraceStep, { nameOf }: Printing): string {
  if (workbench.skipped !== undefined) return workbench.skipped.by === null ? "skipped" : `skipped by ${nameOf(workbench.skipped.by)}`;
  if (workbench.ended) return "matched, ends here";
  if (matched === undefined) return "not simulated";
  const state = matched ? (workbench.counted === true ? "matched, only counted" : "matched") : "no match";
  return workbench.fidelity === "assumed" ? `${state} (assumed)` : state;
}

function effectText(value: TraceStep["workbench"]["effects"][number]["before"]): string {
  return value === null ? "none" : valueText(value);
}

/** As many steps that read an assumed value are named. */
const MOST_READERS = 3;

function tail({ workbench }: TraceResult, asked: Asked, { nameOf }: Printing): readonly string[] {
  const readers = (steps: readonly string[]): string => {
    const names = [...new Set(steps.map(nameOf))];
    const further = names.length - MOST_READERS;
    return `${names.slice(0, MOST_READERS).join(", ")}${further > 0 ? ` and ${further} more` : ""}`;
  };
  const leaving = printRequest(workbench.request);
  const { notReached, origin, cache, assumed } = workbench;
  const lines = [
    ...(notReached.length === 0 ? [] : [`Not reached: ${notReached.map(({ phase }) => phase).join(", ")}`]),
    ...(leaving === printRequest(asked) ? [] : [`Rewritten to: ${leaving}`]),
    ...(origin === null ? [] : [`Origin: ${origin.host}:${origin.port}, host header ${origin.hostHeader}, SNI ${origin.sni}`]),
    ...(cache === null || !(cache.eligible || cache.by !== null)
      ? []
      : [`Cache: ${cache.eligible ? `eligible, edge TTL ${cache.edgeTtl ?? "unknown"}` : "bypassed"}`]),
    ...assumed
      .filter(({ steps }) => steps.length > 0)
      .map(({ field, value, steps }) => `Assumed: ${field} is ${effectText(value)} (read by ${readers(steps)})`),
    ...furtherLimits(workbench)
      .filter(({ code }) => !isTraceDoubt(code))
      .map(({ code, message }) => `Limit ${code}: ${message}`),
  ];
  return lines.length === 0 ? [] : ["", ...lines];
}
