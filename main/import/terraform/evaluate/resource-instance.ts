import { createHash } from "node:crypto";
import type { TfObject, TfValue } from "./value";

/** One instance of a resource or data source, with what the files say about it. */
export interface ResourceInstance {
  /** `module.x.cloudflare_list.y["key"]` */
  readonly address: string;
  /** Its key of for_each or number of count; `null` where it has neither. */
  readonly key: string | number | null;
  readonly type: string;
  readonly attributes: TfObject;
  readonly file: string;
  readonly line: number;
}

/** A made-up id in the form of Cloudflare's, the same for the same thing in every import. */
export function standInId(what: string): string {
  return createHash("sha256").update(`stand-in ${what}`).digest("hex").slice(0, 32);
}

/** An instance as others see it: with an id, for which a stand-in is made where the files have none. */
export function withComputed({ attributes, address, type }: ResourceInstance): TfValue {
  const zoneName = type === "cloudflare_zone" ? (attributes.get("name") ?? attributes.get("zone") ?? null) : null;
  const id = attributes.get("id") ?? standInId(typeof zoneName === "string" ? `zone ${zoneName.toLowerCase()}` : address);
  const isZone = type === "cloudflare_zone";
  return new Map<string, TfValue>([["id", id], ...(isZone ? [["zone_id", id] as const, ["name", zoneName] as const] : []), ...attributes]);
}
