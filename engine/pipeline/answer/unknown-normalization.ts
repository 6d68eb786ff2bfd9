import { normalizeUrlPath } from "../../products/normalize-url-path";
import type { Run } from "../run/run";

/**
 * Whether this request's path would be another one if the zone normalizes URLs, and nothing in the configuration says whether it does.
 * Zones normalize unless they are told not to. https://developers.cloudflare.com/rules/normalization/
 */
export function isNormalizationUnknown({ chosen: { zone }, request: { request } }: Pick<Run, "chosen" | "request">): boolean {
  if (zone.urlNormalization !== null || zone.rulesets.some(({ phase }) => phase === "http_request_sanitize")) return false;
  return normalizeUrlPath(request.path, "cloudflare") !== request.path;
}
