import { isArray, isObject, property } from "../../../config/reading";
import type { Json, JsonObject } from "../../../support/json";
import { isMadeId, textAt } from "./made-ids";
import type { MemberName } from "./match-members";
import type { MemberKind } from "./member-kind";
import { NOTES } from "./notes";
import { keyOf } from "./same-json";

type Name = MemberName<Json> | MemberName<Json>["of"];

/**
 * What members of each kind are known by, the most telling first: what does not change when they are edited, then all that they do, then
 * parts of it. Where ids are made anew, as another export or an import from Terraform makes them, the rest still tells who is who.
 */
const MEMBER_NAMES: Readonly<Record<MemberKind, readonly Name[]>> = {
  ruleset: [entryPointName, customId, customName, alike((ruleset) => keyOf(rulesetContents(ruleset)))],
  rule: [
    text("id"),
    text("ref"),
    alike((rule) => keyOf(ruleContents(rule))),
    (rule) => keyOf(ruleWork(rule)),
    text("description"),
    text("expression"),
  ],
  item: [alike(itemContent), text("id"), text("comment")],
  record: [alike(recordName("name", "type", "content")), recordName("name", "type")],
  entry: [text("id"), alike(entryContents), pageRulePattern, text("pattern")],
  object: [
    text("id"),
    alike(objectContents),
    targetName,
    ...["pattern", "snippet_name", "hostname", "name", "expression", "description"].map(text),
  ],
  part: [
    text("ref"),
    text("id"),
    alike((part) => keyOf(part)),
    ...["name", "hostname", "pattern", "ip", "value", "description", "expression"].map(text),
  ],
};

/** The same for whatever has such a member's JSON. */
export function memberNames<Member>(kind: MemberKind, jsonOf: (member: Member) => Json): readonly MemberName<Member>[] {
  return MEMBER_NAMES[kind].map((name) => {
    const { of, repeated } = typeof name === "function" ? ({ of: name, repeated: "nobody" } as const) : name;
    return { of: (member: Member) => of(jsonOf(member)), repeated };
  });
}

function text(key: string): (member: Json) => string | null {
  return (member) => textAt(member, key);
}

/** Members of such a name are all alike, so that it does not matter which is which. */
function alike(of: (member: Json) => string | null): MemberName<Json> {
  return { of, repeated: "in order" };
}

function isEntryPoint(ruleset: Json): boolean {
  const kind = textAt(ruleset, "kind");
  return kind === "root" || kind === "zone";
}

function entryPointName(ruleset: Json): string | null {
  return isEntryPoint(ruleset) ? `${textAt(ruleset, "kind")} ${textAt(ruleset, "phase")}` : null;
}

function customId(ruleset: Json): string | null {
  return isEntryPoint(ruleset) ? null : textAt(ruleset, "id");
}

function customName(ruleset: Json): string | null {
  const name = textAt(ruleset, "name");
  return isEntryPoint(ruleset) || name === null ? null : `${textAt(ruleset, "kind")} ${textAt(ruleset, "phase")} ${name}`;
}

function rulesetContents(ruleset: Json): Json {
  if (!isObject(ruleset)) return ruleset;
  const rules = property(ruleset, "rules");
  return [textAt(ruleset, "kind"), textAt(ruleset, "phase"), isArray(rules) ? rules.map(ruleContents) : null];
}

/** Without what a rule was given, and without the ids of rules that it names, since those may be given anew as well. */
function ruleContents(rule: Json): Json {
  if (!isObject(rule)) return rule;
  return { ...without(rule, ["id", "ref"]), enabled: property(rule, "enabled") ?? true, ...parameters(rule) };
}

function ruleWork(rule: Json): Json {
  if (!isObject(rule)) return rule;
  return { expression: property(rule, "expression") ?? null, action: property(rule, "action") ?? null, ...parameters(rule) };
}

function parameters(rule: JsonObject): JsonObject {
  const given = property(rule, "action_parameters");
  if (!isObject(given)) return {};
  const overrides = property(given, "overrides");
  return {
    action_parameters: {
      ...without(given, ["rules", "overrides"]),
      rules: rulesNamed(property(given, "rules")),
      overrides: isObject(overrides) ? { ...overrides, rules: bare(property(overrides, "rules")) } : null,
    },
  };
}

/** Of rules by their ruleset, how many they are. */
function rulesNamed(rules: Json | undefined): Json {
  return isObject(rules)
    ? Object.fromEntries(Object.entries(rules).map(([ruleset, ids]) => [ruleset, isArray(ids) ? ids.length : 0]))
    : null;
}

function bare(overrides: Json | undefined): Json {
  return isArray(overrides) ? overrides.map((override) => (isObject(override) ? without(override, ["id"]) : override)) : null;
}

function entryContents(entry: Json): string {
  return keyOf(isObject(entry) ? without(entry, ["id"]) : entry);
}

/** An id that nobody made up may be a name, as those of settings are. */
function objectContents(object: Json): string {
  return keyOf(isObject(object) ? without(object, isMadeId(property(object, "id")) ? ["id"] : []) : object);
}

function without(member: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(member).filter(([key]) => !NOTES.has(key) && !keys.includes(key)));
}

/** What an item lists, and what a person calls it by; the item itself where nobody knows its kind. */
export function itemContent(item: Json): string {
  const [ip, asn] = isObject(item) ? [property(item, "ip"), property(item, "asn")] : [];
  if (typeof ip === "string") return ip;
  if (typeof asn === "number") return `AS${asn}`;
  const [hostname, redirect] = isObject(item) ? [property(item, "hostname"), property(item, "redirect")] : [];
  return textAt(hostname, "url_hostname") ?? textAt(redirect, "source_url") ?? JSON.stringify(item);
}

function recordName(...keys: readonly string[]): (record: Json) => string | null {
  return (record) => (isObject(record) ? keys.map((key) => textAt(record, key) ?? "").join(" ") : null);
}

/** What a Page Rule is for, which no other is. */
export function pageRulePattern(rule: Json): string | null {
  const targets = isObject(rule) ? property(rule, "targets") : undefined;
  const [target] = isArray(targets) ? targets : [];
  const constraint = isObject(target) ? property(target, "constraint") : undefined;
  return textAt(constraint, "value");
}

/** Of an access rule, what it is for. */
function targetName(member: Json): string | null {
  const target = isObject(member) ? (property(member, "configuration") ?? property(member, "configurations")) : undefined;
  return target === undefined ? null : keyOf(target);
}
