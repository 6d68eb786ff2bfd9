import type { ConfigurationView, JsonObject, RulesetView } from "../../../engine/contract/index";
import { isJsonObject } from "../../stores/support/json-kinds";
import type { Editing } from "../../stores/what-if/what-if-draft";
import { WORDS } from "../../words/words";

const words = WORDS.ruleEditor.ruleView;

/** A rule as the editor shows it, read from its JSON; what is not there, or is something else, has the value that Cloudflare takes. */
export interface RuleFacts {
  /** Names the rule while it moves. */
  readonly key: string;
  readonly description: string;
  readonly expression: string | null;
  readonly action: string;
  readonly parameters: JsonObject | null;
  readonly enabled: boolean;
  readonly json: JsonObject;
}

export function readRule(json: JsonObject, index: number): RuleFacts {
  const id = textAt(json, "id") || textAt(json, "ref");
  const parameters = json["action_parameters"];
  return {
    key: id === "" ? `#${index}` : id,
    description: textAt(json, "description"),
    expression: typeof json["expression"] === "string" ? json["expression"] : null,
    action: textAt(json, "action"),
    parameters: isJsonObject(parameters) ? parameters : null,
    enabled: json["enabled"] !== false,
    json,
  };
}

/** What the rule is called: its description, or else its expression. */
export function ruleName({ description, expression }: Pick<RuleFacts, "description" | "expression">, index: number): string {
  if (description !== "") return description;
  return expression === null || expression === "" ? words.number(index + 1) : expression;
}

/** A ruleset in its place: “zone example.com”, “account”. */
export interface PlacedRuleset {
  readonly ruleset: RulesetView;
  readonly place: string;
  readonly level: "account" | "zone";
  /** Pointer of its rules. */
  readonly list: string;
}

/** Where the edited rules stand, with the rulesets of the same product around them, in the order they run; `null` for lists that are no ruleset's. */
export function placeOf(
  view: ConfigurationView | null,
  editing: Editing,
): { readonly own: PlacedRuleset; readonly around: readonly PlacedRuleset[] } | null {
  if (view === null) return null;
  const account = view.account.rulesets.map((ruleset) => placed(ruleset, words.account, "account"));
  for (const level of [
    ...view.zones.map(({ name, rulesets }) => rulesets.map((ruleset) => placed(ruleset, words.zone(name), "zone"))),
    account,
  ]) {
    const own = level.find(
      ({ ruleset, list }) => ruleset.source.file === editing.file && (editing.kind === "file" || list === editing.list),
    );
    if (own === undefined) continue;
    const isNear = ({ ruleset }: PlacedRuleset): boolean => ruleset.phase === own.ruleset.phase;
    return { own, around: [...account.filter(isNear), ...(level === account ? [] : level.filter(isNear))] };
  }
  return null;
}

function placed(ruleset: RulesetView, place: string, level: PlacedRuleset["level"]): PlacedRuleset {
  return { ruleset, place, level, list: `${ruleset.source.pointer}/rules` };
}

/** Which rules are not as they are on disk: new, or another JSON. Moved ones are known again by their id. */
export function changedRules(saved: readonly JsonObject[], now: readonly JsonObject[]): ReadonlySet<number> {
  const before = new Map(saved.map((rule, index) => [readRule(rule, index).key, rule]));
  const changed = now.flatMap((rule, index) => {
    const old = before.get(readRule(rule, index).key);
    return old !== undefined && (old === rule || JSON.stringify(old) === JSON.stringify(rule)) ? [] : [index];
  });
  return new Set(changed);
}

/** Matches the front page only. */
const FIRST_EXPRESSION = ["http.request.uri.path", "eq", '"/"'].join(" ");

/** A rule to begin with; it is off, so that nothing changes until it is switched on. */
export function newRule(action: string): JsonObject {
  return { description: words.newRule, expression: FIRST_EXPRESSION, action, enabled: false };
}

/** Another rule that says the same: what names the first stays with it. */
export function copyOf(rule: JsonObject): JsonObject {
  const { id: _id, ref: _ref, version: _version, last_updated: _updated, ...rest } = rule;
  return { ...rest, description: words.copyOf(textAt(rule, "description")).trim() };
}

export function textAt(json: JsonObject, key: string): string {
  const value = json[key];
  return typeof value === "string" ? value : "";
}
