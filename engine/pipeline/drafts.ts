import type { Ruleset } from "../config/configuration";
import type { HttpRequest, HttpResponse } from "../http/message";
import { printUrl } from "../http/url";
import type { Level, Phase } from "../phases/phase";
import { bytesToDisplay } from "../support/bytes";
import { matchedOf } from "../trace/matched";
import type { StepDraft } from "../trace/recorder";
import type { RequestView, ResponseView, StepWorkbench, TraceStep } from "../trace/result";

type Workbench = Omit<StepWorkbench, "id">;

/** What a step of this phase has where nothing else is said. */
export function baseWorkbench(phase: Phase, level: Level | null): Workbench {
  return {
    product: phase.product,
    phase: phase.name,
    side: phase.side,
    scope: level,
    ruleset: null,
    rule: null,
    fidelity: phase.fidelity,
    beyond: phase.beyond,
    ended: false,
    effects: [],
    problems: [],
    source: null,
  };
}

export function phaseDraft(phase: Phase, children: readonly TraceStep[], views: Pick<StepWorkbench, "request" | "response">): StepDraft {
  const note = phase.fidelity === "exact" ? {} : { reason: phase.note };
  return {
    type: "phase",
    step_name: phase.name,
    ...matchedPart(matchedOf(children)),
    workbench: { ...baseWorkbench(phase, null), ...note, ...views, documentation: phase.documentation },
  };
}

export function rulesetDraft(ruleset: Ruleset, phase: Phase, level: Level, children: readonly TraceStep[]): StepDraft {
  return {
    type: "ruleset",
    step_name: rulesetName(ruleset),
    ...matchedPart(matchedOf(children)),
    ...(ruleset.name === "" ? {} : { name: ruleset.name }),
    kind: ruleset.kind,
    ...(ruleset.description === "" ? {} : { description: ruleset.description }),
    workbench: { ...baseWorkbench(phase, level), ruleset: rulesetName(ruleset), source: ruleset.source },
  };
}

/** A ruleset that has no id (a product's own rules) is called after its phase. */
export function rulesetName(ruleset: Ruleset): string {
  return ruleset.id === "" ? ruleset.phase : ruleset.id;
}

export function matchedPart(matched: boolean | undefined): { readonly matched?: boolean } {
  return matched === undefined ? {} : { matched };
}

/** A request as JSON can say it; bytes that are not UTF-8 are shown as U+FFFD. */
export function viewRequest(request: HttpRequest): RequestView {
  return { method: request.method, url: bytesToDisplay(printUrl(request)), headers: viewHeaders(request.headers) };
}

export function viewResponse(response: HttpResponse): ResponseView {
  return { status: response.status, headers: viewHeaders(response.headers) };
}

function viewHeaders(headers: HttpRequest["headers"]): RequestView["headers"] {
  return headers.map(({ name, value }) => [bytesToDisplay(name), bytesToDisplay(value)]);
}
