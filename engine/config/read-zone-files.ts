import type { Json, JsonObject } from "../support/json";
import type { DnsRecord, PageRule, WorkerRoute, Zone } from "./configuration";
import {
  isArray,
  isObject,
  type Note,
  noteShape,
  type Placed,
  property,
  readFlag,
  readObjects,
  readRequiredText,
  readText,
  within,
} from "./reading";

export function readDnsRecords(parts: readonly Placed[], note: Note): readonly DnsRecord[] {
  return readObjects(parts, "DNS records", note).flatMap(({ object, place }) => {
    const name = readRequiredText(object, "name", place, note);
    const type = readRequiredText(object, "type", place, note);
    if (name === null || type === null) return [];
    return [
      {
        name: name.toLowerCase(),
        type: type.toUpperCase(),
        content: readText(object, "content", place, note),
        proxied: readFlag(object, "proxied", false, place, note),
        source: place,
      },
    ];
  });
}

/** https://developers.cloudflare.com/rules/page-rules/ */
export function readPageRules(parts: readonly Placed[], note: Note): readonly PageRule[] {
  return readObjects(parts, "Page Rules", note).flatMap(({ object, place }) => {
    const pattern = readPattern(object);
    if (pattern === null) {
      noteShape(note, within(place, "targets"), "An array with one target, a URL pattern,", property(object, "targets"));
      return [];
    }
    const priority = property(object, "priority");
    const status = property(object, "status");
    return [
      {
        id: readText(object, "id", place, note),
        pattern,
        actions: readPageRuleActions(property(object, "actions")),
        priority: typeof priority === "number" ? priority : 1,
        active: status === undefined || status === "active",
        json: object,
        source: place,
      },
    ];
  });
}

function readPattern(rule: JsonObject): string | null {
  const targets = property(rule, "targets");
  const target = isArray(targets) ? targets[0] : undefined;
  const constraint = isObject(target) ? property(target, "constraint") : undefined;
  const value = isObject(constraint) ? property(constraint, "value") : undefined;
  return typeof value === "string" ? value : null;
}

function readPageRuleActions(actions: Json | undefined): PageRule["actions"] {
  if (!isArray(actions)) return [];
  return actions.flatMap((action) => {
    const id = isObject(action) ? property(action, "id") : undefined;
    return isObject(action) && typeof id === "string" ? [{ id, value: property(action, "value") ?? null }] : [];
  });
}

export function readWorkerRoutes(parts: readonly Placed[], note: Note): readonly WorkerRoute[] {
  return readObjects(parts, "Workers routes", note).flatMap(({ object, place }) => {
    const pattern = readRequiredText(object, "pattern", place, note);
    if (pattern === null) return [];
    const script = readText(object, "script", place, note);
    return [{ id: readText(object, "id", place, note), pattern, script: script === "" ? null : script, source: place }];
  });
}

/** Settings as an array of `{id, value}`, as the API answers, or as one such object. */
export function readSettings(parts: readonly Placed[], note: Note): JsonObject {
  const all = parts.map((part) => (isObject(part.value) ? { value: [part.value], place: part.place } : part));
  const entries = readObjects(all, "settings", note).flatMap(({ object, place }): [string, Json][] => {
    const id = readRequiredText(object, "id", place, note);
    return id === null ? [] : [[id, property(object, "value") ?? null]];
  });
  return Object.fromEntries(entries);
}

const NORMALIZATION_TYPES = ["cloudflare", "rfc3986"] as const;
const NORMALIZATION_SCOPES = ["incoming", "both", "none"] as const;

/** https://developers.cloudflare.com/rules/normalization/settings/ */
export function readUrlNormalization(parts: readonly Placed[], note: Note): Zone["urlNormalization"] {
  const [part] = parts;
  if (part === undefined) return null;
  const { value, place } = part;
  const object = isObject(value) ? value : {};
  const type = NORMALIZATION_TYPES.find((known) => known === property(object, "type"));
  const scope = NORMALIZATION_SCOPES.find((known) => known === property(object, "scope"));
  if (type !== undefined && scope !== undefined) return { type, scope };
  if (type === undefined) noteShape(note, within(place, "type"), `One of ${NORMALIZATION_TYPES.join(", ")}`, property(object, "type"));
  if (scope === undefined) noteShape(note, within(place, "scope"), `One of ${NORMALIZATION_SCOPES.join(", ")}`, property(object, "scope"));
  return null;
}
