import type { Ruleset } from "../../config/configuration";
import type { HttpRequest, HttpResponse } from "../../http/message";
import { printUrl } from "../../http/url";
import type { Level, Phase } from "../../phases/phase";
import { bytesToDisplay } from "../../support/bytes";
import { matchedOf } from "../../trace/matched";
import type { StepPlace } from "../../trace/recorder";
import type { RequestView, ResponseView, StepWorkbench, TraceStep } from "../../trace/result";

/** What a step of this phase has where nothing else is said. */
export function baseWorkbench(id: string, phase: Phase, level: Level | null): StepWorkbench {
  return {
    id,
    product: phase.product,
    phase: phase.name,
    side: phase.side,
    scope: level,
    ruleset: null,
    rule: null,
    fidelity: phase.fidelity,
    beyond: phase.beyond,
    ended: false,
    effects: NO_EFFECTS,
    problems: NO_PROBLEMS,
    source: null,
  };
}

/** For objects under construction, before anyone sees them. */
export type Writable<Shape> = { -readonly [Key in keyof Shape]: Shape[Key] };

export const NO_EFFECTS: StepWorkbench["effects"] = [];
const NO_PROBLEMS: StepWorkbench["problems"] = [];

export function phaseStep(phase: Phase, { id, children }: StepPlace, views: Pick<StepWorkbench, "request" | "response">): TraceStep {
  const note = phase.fidelity === "exact" ? {} : { reason: phase.note };
  return {
    type: "phase",
    step_name: phase.name,
    ...matchedPart(matchedOf(children)),
    ...nestedPart(children),
    workbench: { ...baseWorkbench(id, phase, null), ...note, ...views, documentation: phase.documentation },
  };
}

export function rulesetStep(ruleset: Ruleset, phase: Phase, level: Level, { id, children }: StepPlace): TraceStep {
  return {
    type: "ruleset",
    step_name: rulesetName(ruleset),
    ...matchedPart(matchedOf(children)),
    ...(ruleset.name === "" ? {} : { name: ruleset.name }),
    kind: ruleset.kind,
    ...(ruleset.description === "" ? {} : { description: ruleset.description }),
    ...nestedPart(children),
    workbench: { ...baseWorkbench(id, phase, level), ruleset: rulesetName(ruleset), source: ruleset.source },
  };
}

/** A ruleset that has no id (a product's own rules) is called after its phase. */
export function rulesetName(ruleset: Ruleset): string {
  return ruleset.id === "" ? ruleset.phase : ruleset.id;
}

function nestedPart(children: readonly TraceStep[]): { readonly trace?: readonly TraceStep[] } {
  return children.length === 0 ? {} : { trace: children };
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
