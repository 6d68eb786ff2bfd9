import { isArray, isObject } from "../../../engine/config/reading";
import type { Json, JsonObject } from "../../../engine/support/json";

/** Public suffixes of two labels that are common enough to matter here. */
const SECOND_LEVEL = new Set(["co", "com", "org", "net", "gov", "ac", "edu", "or", "ne"]);

/** The name under which a host is registered: its last two labels, or three under such as `co.uk`; `null` where it has fewer. */
function registrable(host: string): string | null {
  const labels = host.toLowerCase().replace(/\.$/, "").split(".");
  const [second = "", top = ""] = labels.slice(-2);
  const length = top.length === 2 && SECOND_LEVEL.has(second) && labels.length > 2 ? 3 : 2;
  const name = labels.slice(-length).join(".");
  return labels.length >= length && /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(name) && !/^\d+$/.test(top) ? name : null;
}

/**
 * The name of a zone that only its id stands for, from the hosts that its own resources name: names of records, targets of Page Rules, patterns of
 * routes, and hosts in expressions. The most frequent one; `null` where there is none.
 */
export function guessZoneName(resources: readonly { readonly type: string; readonly attributes: JsonObject }[]): string | null {
  const counts = new Map<string, number>();
  const count = (host: string, weight: number): void => {
    const name = registrable(host);
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + weight);
  };
  for (const { type, attributes } of resources) {
    if (type === "cloudflare_dns_record" || type === "cloudflare_record") count(text(attributes["name"]), 10);
    if (type === "cloudflare_page_rule") count(hostOfPattern(text(attributes["target"])), 5);
    if (/workers?_route$/.test(type)) count(hostOfPattern(text(attributes["pattern"])), 5);
    if (type === "cloudflare_zone_lockdown") for (const url of texts(attributes["urls"])) count(hostOfPattern(url), 5);
    if (type === "cloudflare_waiting_room") count(text(attributes["host"]), 5);
    for (const expression of expressionsIn(attributes["rules"] ?? null)) {
      for (const found of expression.matchAll(/\bcf\.zone\.name\s+(?:eq|==)\s+"([^"]+)"/g)) count(found[1] ?? "", 100);
      for (const found of expression.matchAll(/\bhttp\.host\s+(?:eq|==)\s+"([^"]+)"/g)) count(found[1] ?? "", 1);
    }
  }
  const [best] = [...counts].sort(([, left], [, right]) => right - left);
  return best?.[0] ?? null;
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}

function texts(value: Json | undefined): readonly string[] {
  return isArray(value) ? value.filter((member) => typeof member === "string") : [];
}

function hostOfPattern(pattern: string): string {
  const host = pattern.replace(/^(?:\*|https?):\/\//, "").split("/", 1)[0] ?? "";
  return host.replace(/^\*\.?/, "").replace(/:\d+$/, "");
}

function expressionsIn(value: Json): readonly string[] {
  if (isArray(value)) return value.flatMap(expressionsIn);
  if (!isObject(value)) return [];
  return typeof value["expression"] === "string" ? [value["expression"]] : [];
}
