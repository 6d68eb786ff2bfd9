import { isObject, property } from "../../config/reading";
import { defaultPort } from "../../http/url";
import type { Json } from "../../support/json";
import type { ResultWorkbench } from "../../trace/result";
import { findRecords, type Hostnames, zoneOfHost } from "../prepare/hostnames";
import { type Run, settingOf } from "../run/run";
import type { ChosenZone } from "./choose-zone";

type Origin = NonNullable<ResultWorkbench["origin"]>;

/**
 * Where the request goes: to what origin rules say, else to what a load balancer chose, else to the custom hostname's origin, else to
 * where the first DNS record of the host leads. A name without records stands for itself. SNI follows the host header unless a rule or the custom origin sets it.
 * https://developers.cloudflare.com/rules/origin-rules/features/
 */
export function findOrigin(run: Run): Origin {
  const { chosen, passage } = run;
  const { request } = passage;
  const route = { ...passage.balanced, ...passage.route };
  const hostHeader = route.hostHeader ?? headerOf(request.host, request.port, request.scheme);
  const host = route.host ?? customOrigin(chosen) ?? resolve(request.host, run.prepared.hostnames);
  return {
    host,
    port: route.port ?? portOf(request.port, settingOf(run, "ssl")),
    hostHeader,
    sni: route.sni ?? route.hostHeader ?? customSni(chosen) ?? request.host,
  };
}

/**
 * Without SSL, and with flexible SSL, the origin is spoken to over plain http; where only SSL to the origin is allowed, over https.
 * Ports other than 80 and 443 stay. https://developers.cloudflare.com/ssl/origin-configuration/ssl-modes/
 */
function portOf(port: number, ssl: Json): number {
  if ((ssl === "off" || ssl === "flexible") && port === 443) return 80;
  return ssl === "origin_pull" && port === 80 ? 443 : port;
}

const MOST_ALIASES = 8;

/** Follows DNS records through the zones of the configuration, as far as they lead. */
function resolve(name: string, hostnames: Hostnames): string {
  let host = name;
  for (let steps = 0; steps < MOST_ALIASES; steps += 1) {
    const next = recordOf(host, hostnames);
    if (next === null) return host;
    host = next;
  }
  return host;
}

function recordOf(host: string, hostnames: Hostnames): string | null {
  const zone = zoneOfHost(hostnames, host);
  const content = zone === null ? undefined : findRecords(hostnames, zone, host)[0]?.content;
  return content === undefined || content === "" ? null : content.toLowerCase().replace(/\.$/, "");
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

/** The SNI of a custom origin; `:request_host_header:` stands for the host that was asked for. */
function customSni({ customHostname }: ChosenZone): string | null {
  const sni = customHostname === null ? undefined : property(customHostname, "custom_origin_sni");
  return typeof sni === "string" && sni !== "" && sni !== ":request_host_header:" ? sni : null;
}
