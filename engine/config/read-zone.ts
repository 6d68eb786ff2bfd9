import type { JsonObject } from "../support/json";
import { isObject, type Note, noteShape, type Placed, property, readFlag, readText, within } from "./reading";

/** What zone.json says. `plan` is as `cf.zone.plan` has it. */
export interface ZoneDetails {
  readonly id: string;
  readonly name: string;
  readonly plan: string;
  readonly paused: boolean;
  /** Development mode has seconds left; they are negative once it is over. */
  readonly isDeveloping: boolean;
}

/** `legacy_id` of the zone's plan → the value of `cf.zone.plan`. https://developers.cloudflare.com/ruleset-engine/rules-language/fields/ */
const PLANS: Readonly<Record<string, string>> = { free: "FREE", pro: "PRO", business: "BIZ", enterprise: "ENT" };

/** The zone of one file; of an array (`/zones?name=`), the only member. */
export function readZoneDetails(parts: readonly Placed[], note: Note): ZoneDetails | null {
  const [part] = parts.flatMap(({ value, place }) =>
    Array.isArray(value) ? value.map((member, index) => ({ value: member, place: within(place, index) })) : [{ value, place }],
  );
  if (part === undefined) return null;
  const { value, place } = part;
  if (!isObject(value)) {
    noteShape(note, place, "A zone, an object,", value);
    return null;
  }
  return {
    id: readText(value, "id", place, note),
    name: readText(value, "name", place, note).toLowerCase(),
    plan: readPlan(value),
    paused: readFlag(value, "paused", false, place, note),
    isDeveloping: Number(property(value, "development_mode") ?? 0) > 0,
  };
}

/** A plan that nobody gave, or that is not known, reads as the Free plan. */
function readPlan(zone: JsonObject): string {
  const plan = property(zone, "plan");
  const id = isObject(plan) ? property(plan, "legacy_id") : undefined;
  return (typeof id === "string" && Object.hasOwn(PLANS, id) ? PLANS[id] : undefined) ?? "FREE";
}
