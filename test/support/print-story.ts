import type { Json } from "../../engine/support/json";
import { flattenSteps } from "../../engine/trace/flatten-steps";
import type { Effect, TraceResult, TraceStep } from "../../engine/trace/result";
import { plainValueText } from "../../engine/trace/value-text";

/**
 * What a trace comes to, in the words that a story's `result.txt` is written in by hand. In this order, a line each:
 *
 * - `outcome status by “rule”`, with `uncertain` before the `by` where the outcome hangs on something that nobody gave
 * - `location: …` of a redirect
 * - `phase > rule: state` for every step that did not simply not match, in the order of evaluation; `(account)` after the phase for
 *   rules of the account; state is `matched`, `ended` (the request), `skipped` or `not simulated`. Under it the effects
 *   (`target: after`, `target: before -> after`, `target: before -> removed`), those of the answer's status and location left out,
 *   and `! mistake` for a rule with one
 * - where the request leaves: `request: METHOD url`, unless it leaves as it came; `origin: host:port`, with `host header` and `SNI`
 *   where they are not the request's host; and `cache: …` where it is cached, or something but the file extension decided that it is not
 * - `limit: code` for what does not hold for this request
 */
export function printStory(result: TraceResult, asked: { readonly method: string; readonly url: string }): string {
  const lines = [
    headLine(result),
    ...(result.workbench.location === null ? [] : [`location: ${result.workbench.location}`]),
    ...flattenSteps(result).flatMap(({ step }) => stepLines(step)),
    ...leavingLines(result, asked),
    ...result.workbench.limits.map(({ code }) => `limit: ${code}`),
  ];
  return `${lines.join("\n")}\n`;
}

function headLine({ status_code: status, workbench }: TraceResult): string {
  const by = workbench.by === null ? "" : ` by “${workbench.by.description}”`;
  return `${workbench.outcome}${status === undefined ? "" : ` ${status}`}${workbench.certain ? "" : " uncertain"}${by}`;
}

function stepLines(step: TraceStep): readonly string[] {
  const state = stateOf(step);
  if (state === null) return [];
  const { phase, scope, effects, problems } = step.workbench;
  const level = scope === "account" ? " (account)" : "";
  const title = step.type === "phase" ? "" : ` > ${step.name ?? step.description ?? step.step_name}`;
  return [
    `${phase}${level}${title}: ${state}`,
    ...effects.filter(({ target }) => !TOLD_ABOVE.includes(target) || state !== "ended").map((effect) => `    ${effectText(effect)}`),
    ...(problems.length === 0 ? [] : ["    ! mistake"]),
  ];
}

/** What the first lines say of an answer of the edge. */
const TOLD_ABOVE = ["response.status", "response.headers.location"];

/** `null` for steps that say nothing of their own: no match, rulesets, and phases with rules below. */
function stateOf({ type, matched, trace, workbench }: TraceStep): string | null {
  if (workbench.skipped !== undefined) return "skipped";
  if (type === "ruleset" || (type === "phase" && trace !== undefined)) return null;
  if (workbench.ended) return "ended";
  if (matched === undefined) return "not simulated";
  if (!matched) return workbench.problems.length === 0 ? null : "no match";
  return workbench.fidelity === "not simulated" ? "matched, not simulated" : "matched";
}

function effectText({ target, before, after }: Effect): string {
  if (before === null) return `${target}: ${valueText(after)}`;
  return `${target}: ${valueText(before)} -> ${after === null ? "removed" : valueText(after)}`;
}

function valueText(value: Json): string {
  return value === null ? "none" : plainValueText(value);
}

function leavingLines({ workbench }: TraceResult, asked: { readonly method: string; readonly url: string }): readonly string[] {
  const { outcome, request, origin, cache } = workbench;
  if (outcome !== "origin") return [];
  const same = request.method === asked.method && request.url === asked.url;
  const decided = cache !== null && (cache.eligible || cache.by !== null);
  return [
    ...(same ? [] : [`request: ${request.method} ${request.url}`]),
    ...(origin === null ? [] : [`origin: ${originText(origin, hostOf(request.url))}`]),
    ...(cache === null || !decided ? [] : [`cache: ${cacheText(cache)}`]),
  ];
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function originText(origin: NonNullable<TraceResult["workbench"]["origin"]>, asked: string): string {
  const host = origin.hostHeader.replace(/:\d+$/, "");
  const header = host === asked ? "" : `, host header ${origin.hostHeader}`;
  return `${origin.host}:${origin.port}${header}${origin.sni === asked ? "" : `, SNI ${origin.sni}`}`;
}

/** A TTL that is not told is the origin's; 0 at the edge is not stored. */
function cacheText({ eligible, edgeTtl, browserTtl }: NonNullable<TraceResult["workbench"]["cache"]>): string {
  const edge = edgeTtl === null ? "" : `, edge ${edgeTtl}`;
  const browser = browserTtl === null ? "" : `, browser ${browserTtl}`;
  return `${eligible ? "eligible" : "bypassed"}${edge}${browser}`;
}
