import type { JsonObject } from "../support/json";
import type { Rule, Ruleset, RulesetKind, SourcePlace } from "./configuration";
import { isArray, isObject, type Note, noteShape, type Placed, property, readFlag, readRequiredText, readText, within } from "./reading";

const RULESET_KINDS = ["root", "zone", "custom", "managed"] as const satisfies readonly RulesetKind[];

/** Rulesets of one file: usually one, or an array of them. A ruleset without a known kind or a phase is noted and left out. */
export function readRulesets(parts: readonly Placed[], note: Note): readonly Ruleset[] {
  return parts.flatMap(({ value, place }) => {
    if (isArray(value))
      return readRulesets(
        value.map((member, index) => ({ value: member, place: within(place, index) })),
        note,
      );
    if (!isObject(value)) {
      noteShape(note, place, "A ruleset, an object,", value);
      return [];
    }
    const ruleset = readRuleset(value, place, note);
    return ruleset === null ? [] : [ruleset];
  });
}

function readRuleset(json: JsonObject, place: SourcePlace, note: Note): Ruleset | null {
  const kind = readKind(json, place, note);
  const phase = readRequiredText(json, "phase", place, note);
  if (kind === null || phase === null) return null;
  const id = readText(json, "id", place, note);
  return {
    id,
    name: readText(json, "name", place, note),
    description: readText(json, "description", place, note),
    kind,
    phase,
    rules: readRules(json, id === "" ? phase : id, place, note),
    source: place,
  };
}

function readKind(json: JsonObject, place: SourcePlace, note: Note): RulesetKind | null {
  const text = readRequiredText(json, "kind", place, note);
  const kind = RULESET_KINDS.find((known) => known === text);
  if (kind !== undefined) return kind;
  if (text !== null) {
    note({
      code: "unknown-kind",
      severity: "error",
      message: `“${text}” is not a kind of ruleset; a kind is one of ${RULESET_KINDS.join(", ")}.`,
      place: within(place, "kind"),
    });
  }
  return null;
}

/** A ruleset without `rules` (an entry of the rulesets list) has none. */
function readRules(json: JsonObject, owner: string, place: SourcePlace, note: Note): readonly Rule[] {
  const rules = property(json, "rules");
  if (rules === undefined || rules === null) return [];
  if (!isArray(rules)) {
    noteShape(note, within(place, "rules"), "An array of rules", rules);
    return [];
  }
  const rulesPlace = within(place, "rules");
  return rules.flatMap((rule, index) => {
    const rulePlace = within(rulesPlace, index);
    if (isObject(rule)) return [readRule(rule, `${owner}#${index + 1}`, rulePlace, note)];
    noteShape(note, rulePlace, "A rule, an object,", rule);
    return [];
  });
}

function readRule(json: JsonObject, standIn: string, place: SourcePlace, note: Note): Rule {
  const ref = readText(json, "ref", place, note);
  const id = readText(json, "id", place, note) || ref || standIn;
  const expression = property(json, "expression");
  if (expression !== undefined && expression !== null && typeof expression !== "string") {
    noteShape(note, within(place, "expression"), "An expression, a text,", expression);
  }
  return {
    id,
    ref: ref || id,
    description: readText(json, "description", place, note),
    expression: typeof expression === "string" ? expression : null,
    action: readRequiredText(json, "action", place, note) ?? "",
    actionParameters: readParameters(json, place, note),
    enabled: readFlag(json, "enabled", true, place, note),
    json,
    source: place,
  };
}

function readParameters(json: JsonObject, place: SourcePlace, note: Note): JsonObject | null {
  const parameters = property(json, "action_parameters");
  if (isObject(parameters)) return parameters;
  if (parameters !== undefined && parameters !== null) noteShape(note, within(place, "action_parameters"), "An object", parameters);
  return null;
}
