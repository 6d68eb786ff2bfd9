import type { HttpRequest } from "../../http/message";
import { printUrl } from "../../http/url";
import { bytesToDisplay } from "../../support/bytes";
import type { Json } from "../../support/json";
import type { MatchedStep } from "../../trace/recorder";
import type { ResultWorkbench, TraceResult } from "../../trace/result";
import { decideCache } from "../cache/decide-cache";
import type { Ended, Run } from "../run/run";
import { sentenceOf } from "../run/sentence";
import { viewRequest, viewResponse } from "../run/steps";
import type { Journey } from "../run/travel";
import { checkTrace } from "./check-trace";
import { findOrigin } from "./find-origin";
import { isNormalizationUnknown } from "./unknown-normalization";

/** What a trace comes to, without its steps. The same for every way of running it. */
export type TraceOutcome = Pick<ResultWorkbench, "outcome" | "location" | "request" | "origin" | "response"> & {
  readonly status_code: number;
  readonly by: Omit<NonNullable<ResultWorkbench["by"]>, "step"> | null;
};

export function buildOutcome(run: Run, { ended }: Journey): TraceOutcome {
  return { status_code: statusOf(run, ended), by: ended === null ? null : withoutStep(ended.by), ...commonOf(run, ended) };
}

/** An outcome with what comparisons also look at. */
export type TraceSurvey = TraceOutcome & Pick<ResultWorkbench, "certain" | "cache"> & { readonly matched: readonly MatchedStep[] };

export function buildSurvey(run: Run, journey: Journey, matched: readonly MatchedStep[]): TraceSurvey {
  const cache = journey.ended === null ? decideCache(run) : null;
  return { ...buildOutcome(run, journey), certain: isCertain(run), cache, matched };
}

export function buildResult(run: Run, { ended, notReached }: Journey): TraceResult {
  const common = commonOf(run, ended);
  return {
    status_code: statusOf(run, ended),
    trace: run.recorder.steps,
    workbench: {
      ...common,
      sentence: sentenceOf(run, ended, common.location, common.origin),
      certain: isCertain(run),
      by: ended === null ? null : ended.by,
      cache: ended === null ? decideCache(run) : null,
      zone: { name: run.chosen.zone.name, how: run.chosen.how },
      assumed: assumedOf(run, ended),
      notReached,
      limits: limitsOf(run),
      assumptions: run.assumptions,
    },
  };
}

function withoutStep({ phase, scope, ruleset, rule, description }: Ended["by"]): TraceOutcome["by"] {
  return { phase, scope, ruleset, rule, description };
}

function statusOf(run: Run, ended: Ended | null): number {
  return run.passage.response?.status ?? ended?.status ?? run.request.originResponse.status;
}

function commonOf(run: Run, ended: Ended | null): Pick<ResultWorkbench, "outcome" | "location" | "request" | "origin" | "response"> {
  const { passage } = run;
  const reachesOrigin = ended === null;
  const leaving = reachesOrigin ? { ...passage.request, ...passage.target } : passage.request;
  const answered = passage.response !== null && !(reachesOrigin && run.request.skipResponse);
  return {
    outcome: ended?.outcome ?? "origin",
    location: ended === null || ended.location === null ? null : resolveLocation(ended.location, passage.request),
    request: viewRequest(leaving),
    origin: reachesOrigin ? findOrigin(run) : null,
    response: answered && passage.response !== null ? viewResponse(passage.response) : null,
  };
}

/** A target without scheme and host is resolved as a browser does; the header keeps it as it is. */
function resolveLocation(location: string, request: HttpRequest): string {
  if (location.startsWith("//")) return `${request.scheme}:${location}`;
  if (!location.startsWith("/")) return location;
  return bytesToDisplay(printUrl({ ...request, path: "", query: null })) + location;
}

/** What nobody gave: the trace's open ends, then the values that steps hang on. */
function assumedOf(run: Run, ended: Ended | null): ResultWorkbench["assumed"] {
  const open = run.request.assumptions
    .filter(({ name }) => name !== "origin" || ended === null)
    .map(({ name, value }) => ({ field: name, value, steps: run.hanging.get(name)?.steps ?? [] }));
  const hanging = [...run.hanging].map(([field, { value, steps }]): { field: string; value: Json; steps: readonly string[] } => ({
    field,
    value,
    steps,
  }));
  return [...open, ...hanging];
}

function limitsOf(run: Run): ResultWorkbench["limits"] {
  const skipped = run.request.skipResponse
    ? [{ code: "skip-response", message: "The trace skips the response: the origin is not asked, and response phases are not traced." }]
    : [];
  const normalization = isNormalizationUnknown(run)
    ? [
        {
          code: "no-url-normalization",
          message: `Nothing says how ${run.chosen.zone.name} normalizes URLs (url_normalization.json): traced as if it did not.`,
        },
      ]
    : [];
  return [...run.chosen.limits, ...normalization, ...skipped, ...forceLimits(run), ...checkTrace(run.saved)];
}

/** Asserted rules that the trace never came to ask about. */
function forceLimits({ saved, prepared }: Run): ResultWorkbench["limits"] {
  return (saved.force ?? []).flatMap(({ rule }) => {
    const found = prepared.expressions.get(rule);
    if (found === "none") return [];
    const message =
      found === undefined
        ? `The trace asserts a match of rule ${rule}, which is not part of this configuration.`
        : `The trace asserts a match of rule ${rule}, which has an expression: that one is evaluated.`;
    return [{ code: found === undefined ? "force-not-found" : "force-ignored", message }];
  });
}

function isCertain({ conditions, assumedConditions }: Run): boolean {
  return conditions.size === 0 && assumedConditions.size === 0;
}
