import type { Json, JsonObject } from "../../support/json";
import type { Ruleset } from "../configuration";
import { isArray, isObject } from "../reading";
import { ruleBody } from "./to-api";

/** Who a ruleset belongs to, as the block says it. */
export interface TerraformOwner {
  readonly attribute: "zone_id" | "account_id";
  /** An id, or "" where it is not known: then a variable of that name stands there. */
  readonly id: string;
}

/**
 * A ruleset as a `cloudflare_ruleset` block of provider v5, formatted as `terraform fmt` does. Reading it back gives the same ruleset.
 * https://registry.terraform.io/providers/cloudflare/cloudflare/latest/docs/resources/ruleset
 */
export function toTerraform(ruleset: Ruleset, owner: TerraformOwner): string {
  const attributes: readonly (readonly [string, string])[] = [
    [owner.attribute, owner.id === "" ? `var.${owner.attribute}` : printText(owner.id)],
    ["name", printText(ruleset.name === "" ? "default" : ruleset.name)],
    ...(ruleset.description === "" ? [] : [["description", printText(ruleset.description)] as const]),
    ["kind", printText(ruleset.kind)],
    ["phase", printText(ruleset.phase)],
  ];
  const rules = ruleset.rules.map((rule) => convertRule(ruleBody(rule)));
  return `resource "cloudflare_ruleset" ${printText(resourceName(ruleset))} {\n${printAttributes(attributes, 1)}\n\n  rules = ${print(rules, 1)}\n}\n`;
}

function resourceName({ kind, phase, name }: Ruleset): string {
  const wanted = kind === "custom" && name !== "" ? name : phase;
  const safe = wanted
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "_")
    .replace(/^_+|_+$/g, "");
  return /^[a-z_]/.test(safe) ? safe : `ruleset_${safe}`;
}

/** The provider knows a rule by its ref and computes the id; directives of cache-control it calls with underscores. */
function convertRule({ id, ...rest }: JsonObject): JsonObject {
  const rule = { ...(id === undefined || rest["ref"] !== undefined ? {} : { ref: id }), ...rest };
  const parameters = rest["action_parameters"];
  if (rest["action"] !== "set_cache_control" || !isObject(parameters)) return rule;
  return {
    ...rule,
    action_parameters: Object.fromEntries(Object.entries(parameters).map(([key, value]) => [key.replaceAll("-", "_"), value])),
  };
}

function print(value: Json, depth: number): string {
  if (value === null || typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value === "string") return printText(value);
  const indent = "  ".repeat(depth);
  if (isArray(value)) {
    if (value.length === 0) return "[]";
    if (value.every((member) => !isArray(member) && !isObject(member)))
      return `[${value.map((member) => print(member, depth)).join(", ")}]`;
    return `[\n${value.map((member) => `${indent}  ${print(member, depth + 1)},`).join("\n")}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  if (entries.length === 0) return "{}";
  return `{\n${printAttributes(
    entries.map(([key, member]): [string, string] => [/^[A-Za-z_][\w-]*$/.test(key) ? key : printText(key), print(member, depth + 1)]),
    depth + 1,
  )}\n${indent}}`;
}

/** Attributes with their equals signs below each other, in runs of such as take one line. */
function printAttributes(attributes: readonly (readonly [name: string, value: string])[], depth: number): string {
  const indent = "  ".repeat(depth);
  const runs: (readonly (readonly [string, string])[])[] = [];
  let run: (readonly [string, string])[] = [];
  for (const attribute of attributes) {
    if (attribute[1].includes("\n")) {
      if (run.length > 0) runs.push(run);
      runs.push([attribute]);
      run = [];
    } else run.push(attribute);
  }
  if (run.length > 0) runs.push(run);
  return runs
    .flatMap((members) => {
      const width = Math.max(...members.map(([name]) => name.length));
      return members.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}`);
    })
    .join("\n");
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\" };

function printText(text: string): string {
  const escaped = text
    .replace(/[\n\r\t"\\]/g, (character) => ESCAPES[character] ?? character)
    .replace(/[\p{Cc}\u2028\u2029]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replace(/[$%](?=\{)/g, (sign) => sign + sign);
  return `"${escaped}"`;
}
