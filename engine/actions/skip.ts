import type { SourcePlace } from "../config/configuration";
import { isArray, isObject, type Note, noteShape, property, within } from "../config/reading";
import { findPhase, isNetworkPhase } from "../phases";
import type { Json, JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import type { ActionDefinition } from "./action";
import type { SkipScopes } from "./verdict";

/** Products outside the Ruleset Engine that a skip rule can switch off; names are case-sensitive. */
const SKIPPABLE_PRODUCTS = ["zoneLockdown", "uaBlock", "bic", "hot", "securityLevel", "rateLimit", "waf"] as const;

/** Switches off rules, phases or products for the rules after it. https://developers.cloudflare.com/waf/custom-rules/skip/options/ */
export const skip: ActionDefinition = {
  name: "skip",
  title: "Skip",
  terminating: false,
  sways: true,
  documentation: "https://developers.cloudflare.com/waf/custom-rules/skip/",
  prepare({ parameters, place }, { note }) {
    const scopes = readScopes(parameters, place, note);
    const effects = skipEffects(scopes);
    return { run: () => ({ kind: "skip", scopes, effects }) };
  },
};

function readScopes(parameters: JsonObject, place: SourcePlace, note: Note): SkipScopes {
  const scopes = {
    currentRuleset: readCurrent(parameters, "ruleset", place, note),
    currentPhase: readCurrent(parameters, "phase", place, note),
    phases: readTexts(property(parameters, "phases"), within(place, "phases"), note),
    products: readTexts(property(parameters, "products"), within(place, "products"), note),
    rulesets: readTexts(property(parameters, "rulesets"), within(place, "rulesets"), note),
    rules: readRules(property(parameters, "rules"), within(place, "rules"), note),
  };
  noteUnknown(scopes, place, note);
  noteConflicts(scopes, place, note);
  return scopes;
}

function readCurrent(parameters: JsonObject, key: "ruleset" | "phase", place: SourcePlace, note: Note): boolean {
  const value = property(parameters, key);
  if (value === undefined || value === null) return false;
  if (value !== "current") noteShape(note, within(place, key), "“current”", value);
  return value === "current";
}

function readTexts(json: Json | undefined, place: SourcePlace, note: Note): readonly string[] {
  if (json === undefined || json === null) return [];
  if (isArray(json)) return json.filter((member) => typeof member === "string");
  noteShape(note, place, "An array of texts", json);
  return [];
}

function readRules(json: Json | undefined, place: SourcePlace, note: Note): ReadonlyMap<string, readonly string[]> {
  if (json === undefined || json === null) return new Map();
  if (!isObject(json)) {
    noteShape(note, place, "An object: ruleset id → rule ids", json);
    return new Map();
  }
  return new Map(Object.entries(json).map(([ruleset, rules]) => [ruleset, readTexts(rules, within(place, ruleset), note)]));
}

function noteUnknown(scopes: SkipScopes, place: SourcePlace, note: Note): void {
  for (const phase of scopes.phases) {
    if (findPhase(phase) !== undefined || isNetworkPhase(phase)) continue;
    note({ code: "unknown-phase", severity: "error", message: `There is no phase “${phase}”.`, place: within(place, "phases") });
  }
  for (const product of scopes.products) {
    if (SKIPPABLE_PRODUCTS.some((known) => known === product)) continue;
    const expected = SKIPPABLE_PRODUCTS.join(", ");
    note({
      code: "unknown-product",
      severity: "error",
      message: `“${product}” is no product that can be skipped; there are ${expected}.`,
      place: within(place, "products"),
    });
  }
}

function noteConflicts(scopes: SkipScopes, place: SourcePlace, note: Note): void {
  const conflicts = [
    scopes.rulesets.length > 0 && scopes.currentRuleset ? "“rulesets” with “ruleset”" : "",
    scopes.rulesets.length > 0 && scopes.phases.length > 0 ? "“rulesets” with “phases”" : "",
    scopes.rules.size > 0 && scopes.currentRuleset ? "“rules” with “ruleset”" : "",
  ].filter((text) => text !== "");
  for (const conflict of conflicts) {
    note({ code: "conflicting-parameters", severity: "warning", message: `A skip rule cannot combine ${conflict}.`, place });
  }
  const nothing =
    !scopes.currentRuleset &&
    !scopes.currentPhase &&
    scopes.rules.size === 0 &&
    [scopes.phases, scopes.products, scopes.rulesets].every((list) => list.length === 0);
  if (nothing) note({ code: "missing-property", severity: "error", message: "This skip rule does not say what to skip.", place });
}

function skipEffects(scopes: SkipScopes): readonly Effect[] {
  const skipped = (target: string): Effect => ({ target, before: null, after: "skipped" });
  return [
    ...(scopes.currentRuleset ? [skipped("ruleset.current")] : []),
    ...(scopes.currentPhase ? [skipped("phase.current")] : []),
    ...scopes.phases.map((phase) => skipped(`phase.${phase}`)),
    ...scopes.products.map((product) => skipped(`product.${product}`)),
    ...scopes.rulesets.map((ruleset) => skipped(`ruleset.${ruleset}`)),
    ...[...scopes.rules].flatMap(([ruleset, rules]) => rules.map((rule) => skipped(`rule.${ruleset}.${rule}`))),
  ];
}
