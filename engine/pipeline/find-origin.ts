import type { Passage } from "../actions/passage";
import { isObject, property } from "../config/reading";
import { defaultPort } from "../http/url";
import type { ResultWorkbench } from "../trace/result";
import { type ChosenZone, findRecords } from "./choose-zone";

type Origin = NonNullable<ResultWorkbench["origin"]>;

/**
 * Where the request goes: to what origin rules say, else to the custom hostname's origin, else to the first DNS record.
 * A name without records stands for itself. SNI follows the host header unless a rule sets it.
 * https://developers.cloudflare.com/rules/origin-rules/features/
 */
export function findOrigin(chosen: ChosenZone, { request, route }: Passage): Origin {
  const hostHeader = route.hostHeader ?? headerOf(request.host, request.port, request.scheme);
  const host = route.host ?? customOrigin(chosen) ?? findRecords(chosen.zone, request.host)[0]?.content ?? request.host;
  return {
    host: host.replace(/\.$/, ""),
    port: route.port ?? request.port,
    hostHeader,
    sni: route.sni ?? route.hostHeader ?? request.host,
  };
}

function headerOf(host: string, port: number, scheme: "http" | "https"): string {
  return port === defaultPort(scheme) ? host : `${host}:${port}`;
}

/** https://developers.cloudflare.com/cloudflare-for-platforms/cloudflare-for-saas/start/advanced-settings/custom-origin/ */
function customOrigin({ zone, customHostname }: ChosenZone): string | null {
  if (customHostname === null) return null;
  const own = property(customHostname, "custom_origin_server");
  if (typeof own === "string" && own !== "") return own;
  const fallback = zone.others["custom_hostnames_fallback_origin.json"];
  const origin = isObject(fallback) ? property(fallback, "origin") : undefined;
  return typeof origin === "string" ? origin : null;
}
