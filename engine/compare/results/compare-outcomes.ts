import { assertNever } from "../../support/assert-never";
import type { Json } from "../../support/json";
import type { Outcome, RequestView } from "../../trace/result";
import type { CaseOutcome } from "./case-outcome";
import { type Impact, sortImpacts } from "./impact";

/** One value that two outcomes have otherwise. `null`: there is none on that side. */
export interface ValueDifference {
  /** `status`, `request.url`, `response.headers.x-frame-options`, … */
  readonly name: string;
  readonly before: Json;
  readonly after: Json;
}

/** A part of an outcome that differs by itself, and so has its own cause. */
export type Facet = "decision" | "origin" | "url" | "cache" | "headers" | "settings" | "certainty" | "path";

export interface FacetDifference {
  readonly facet: Facet;
  readonly impact: Impact;
  readonly values: readonly ValueDifference[];
}

export interface OutcomeComparison {
  /** The worst of `impacts`. */
  readonly impact: Impact;
  readonly impacts: readonly Impact[];
  readonly facets: readonly FacetDifference[];
}

const UNCHANGED: OutcomeComparison = { impact: "unchanged", impacts: ["unchanged"], facets: [] };

/**
 * What became of a request. Where the decision differs, that is the difference: headers and the like follow from it. Otherwise every
 * part that differs counts; the path through the rules only where nothing else does.
 */
export function compareOutcomes(before: CaseOutcome, after: CaseOutcome): OutcomeComparison {
  if (isSameOutcome(before, after)) return UNCHANGED;
  const facets = differingFacets(before, after);
  const impacts = sortImpacts(facets.map(({ impact }) => impact));
  const [worst] = impacts;
  return worst === undefined ? UNCHANGED : { impact: worst, impacts, facets };
}

/** Most outcomes are the same, and that is quick to see. What only the sentences say differs for no one. */
function isSameOutcome(before: CaseOutcome, after: CaseOutcome): boolean {
  return before.status === after.status && textOf(before) === textOf(after);
}

function textOf({ sentence: _sentence, by: _by, ...outcome }: CaseOutcome): string {
  return JSON.stringify(outcome);
}

function differingFacets(before: CaseOutcome, after: CaseOutcome): readonly FacetDifference[] {
  const decision = facetValues("decision", before, after);
  if (decision.length > 0) return [{ facet: "decision", impact: decisionImpact(before, after), values: decision }];
  const parts = PARTS.flatMap(({ facet, impact }) => {
    const values = facetValues(facet, before, after);
    return values.length === 0 ? [] : [{ facet, impact, values }];
  });
  if (before.certain && !after.certain)
    parts.push({ facet: "certainty", impact: "undecidable", values: facetValues("certainty", before, after) });
  if (parts.length > 0) return parts;
  const path = [...facetValues("certainty", before, after), ...facetValues("path", before, after)];
  return path.length === 0 ? [] : [{ facet: "path", impact: "path-changed", values: path }];
}

const PARTS: readonly { readonly facet: Facet; readonly impact: Impact }[] = [
  { facet: "origin", impact: "origin-changed" },
  { facet: "url", impact: "url-changed" },
  { facet: "cache", impact: "cache-changed" },
  { facet: "headers", impact: "headers-changed" },
  { facet: "settings", impact: "settings-changed" },
];

/** Everything that differs in one part of the outcome, in a fixed order. */
export function facetValues(facet: Facet, before: CaseOutcome, after: CaseOutcome): readonly ValueDifference[] {
  const values = differences(facetOf(facet, before), facetOf(facet, after));
  return facet === "headers" || facet === "settings" ? values.toSorted((left, right) => (left.name < right.name ? -1 : 1)) : values;
}

/** The values of one part of an outcome, by name. */
function facetOf(facet: Facet, outcome: CaseOutcome): ReadonlyMap<string, Json> {
  switch (facet) {
    case "decision":
      return new Map<string, Json>([
        ["outcome", outcome.outcome],
        ["status", outcome.status],
        ["location", outcome.location],
        ["redirect loops", outcome.loops],
      ]);
    case "origin":
      return members("origin", outcome.origin);
    case "url":
      return new Map<string, Json>([
        ["request.method", outcome.request.method],
        ["request.url", outcome.request.url],
      ]);
    case "cache":
      return new Map([...members("cache", outcome.cache), ...settingsOf(outcome, "cache")]);
    case "headers":
      return new Map([
        ...headers("request", outcome.request.headers),
        ...(outcome.response === null ? [] : headers("response", outcome.response.headers)),
      ]);
    case "settings":
      return settingsOf(outcome, "others");
    case "certainty":
      return new Map<string, Json>([["certain", outcome.certain]]);
    case "path":
      return new Map<string, Json>([["rules that matched", outcome.path]]);
    default:
      return assertNever(facet);
  }
}

function members(name: string, object: object | null): ReadonlyMap<string, Json> {
  const entries: readonly (readonly [string, unknown])[] = Object.entries(object ?? {});
  return new Map(entries.map(([key, value]) => [`${name}.${key}`, isPlain(value) ? value : null]));
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function settingsOf({ settings }: CaseOutcome, which: "cache" | "others"): ReadonlyMap<string, Json> {
  return new Map(Object.entries(settings).filter(([target]) => target.startsWith("cache.") === (which === "cache")));
}

/** Header names in lower case; lines of one name in their order. */
function headers(side: "request" | "response", lines: RequestView["headers"]): ReadonlyMap<string, Json> {
  const byName = new Map<string, string[]>();
  for (const [name, value] of lines) {
    const key = `${side}.headers.${name.toLowerCase()}`;
    byName.set(key, [...(byName.get(key) ?? []), value]);
  }
  return new Map([...byName].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? null) : values]));
}

function differences(before: ReadonlyMap<string, Json>, after: ReadonlyMap<string, Json>): readonly ValueDifference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => {
    const [left, right] = [before.get(name) ?? null, after.get(name) ?? null];
    return sameJson(left, right) ? [] : [{ name, before: left, after: right }];
  });
}

/** Key order counts, as in everything that the engine itself makes. */
function sameJson(left: Json, right: Json): boolean {
  return left === right || (typeof left === "object" && typeof right === "object" && JSON.stringify(left) === JSON.stringify(right));
}

type Fate = "allowed" | "blocked" | "asked" | "redirected" | "failed" | "nowhere";

const FATES: Readonly<Record<Outcome, Fate>> = {
  origin: "allowed",
  worker: "allowed",
  block: "blocked",
  challenge: "asked",
  access: "asked",
  "waiting-room": "asked",
  redirect: "redirected",
  error: "failed",
  untraceable: "nowhere",
};

function decisionImpact(before: CaseOutcome, after: CaseOutcome): Impact {
  const [was, is] = [FATES[before.outcome], FATES[after.outcome]];
  if (was === "nowhere" || is === "nowhere") return "not-comparable";
  if (was !== "blocked" && is === "blocked") return "allowed-to-blocked";
  if (after.loops && !before.loops) return "redirect-loops";
  if (was !== "asked" && is === "asked") return "challenged";
  if (was === "blocked" && is !== "blocked") return "blocked-to-allowed";
  if (was !== "redirected" && is === "redirected") return "redirect-added";
  if (was === "redirected" && is !== "redirected") return "redirect-removed";
  if (was === "redirected") return "redirect-changed";
  if (was === "asked" && is === "allowed") return "unchallenged";
  return "answer-changed";
}
