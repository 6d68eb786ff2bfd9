import type { Configuration, DnsRecord, Zone } from "../../config/configuration";
import { isArray, isObject, property } from "../../config/reading";
import { createIpSet, parseIp, parseNetwork } from "../../language/values/ip";
import type { Json, JsonObject } from "../../support/json";
import { findRecords, type Hostnames, zoneOfHost } from "../prepare/hostnames";

/** What a result says about where it differs from real traffic. */
export interface Limit {
  readonly code: string;
  readonly message: string;
}

export interface HostQuestion {
  readonly hostnames: Hostnames;
  readonly configuration: Configuration;
  readonly zone: Zone;
  readonly host: string;
  readonly port: number;
}

/** What of a trace does not hold for a host: how it is reached, and what the network does with it. */
export function hostLimits(question: HostQuestion): readonly Limit[] {
  return [...dnsLimits(question), ...spectrumLimits(question), ...localizationLimits(question), ...addressLimits(question)];
}

function dnsLimits({ hostnames, zone, host }: HostQuestion): readonly Limit[] {
  if (zone.dnsRecords.length === 0 || hostnames.answered.has(host)) return [];
  const records = findRecords(hostnames, zone, host);
  if (records.length === 0) {
    const message = `${host} has no DNS record in the zone ${zone.name}: real traffic does not arrive. Traced as if it did.`;
    return [{ code: "no-dns-record", message }];
  }
  if (isProxied(hostnames, records, new Set([host]))) return [];
  const message = `${host} is not proxied: real traffic goes straight to the origin and passes no rules. Traced as if it were proxied.`;
  return [{ code: "not-proxied", message }];
}

/** A CNAME to a proxied name of the same account counts as proxied. https://developers.cloudflare.com/dns/proxy-status/ */
function isProxied(hostnames: Hostnames, records: readonly DnsRecord[], visited: Set<string>): boolean {
  return records.some((record) => {
    if (record.proxied) return true;
    const target = record.content.toLowerCase().replace(/\.$/, "");
    if (record.type !== "CNAME" || visited.has(target)) return false;
    visited.add(target);
    const zone = zoneOfHost(hostnames, target);
    return zone !== null && isProxied(hostnames, findRecords(hostnames, zone, target), visited);
  });
}

/** https://developers.cloudflare.com/spectrum/reference/configuration-options/ */
function spectrumLimits({ zone, host, port }: HostQuestion): readonly Limit[] {
  const application = objectsOf(zone.others["spectrum_apps.json"]).find((json) => {
    const dns = property(json, "dns");
    return isObject(dns) && property(dns, "name") === host && coversPort(property(json, "protocol"), port);
  });
  if (application === undefined) return [];
  const passesRules = property(application, "traffic_type") === "http" || property(application, "traffic_type") === "https";
  const message = passesRules
    ? `${host}:${port} is a Spectrum application that hands its traffic to the HTTP proxy. Cloudflare's Trace does not support it; traced as any other host.`
    : `${host}:${port} is a Spectrum application: real traffic is passed on as it is, past all rules. Traced as if it were HTTP.`;
  return [{ code: "spectrum", message }];
}

/** `tcp/443` or a range, `tcp/1000-2000`. */
function coversPort(protocol: Json | undefined, port: number): boolean {
  const match = typeof protocol === "string" ? /^tcp\/(\d+)(?:-(\d+))?$/.exec(protocol) : null;
  if (match === null) return protocol === "https" ? port === 443 : protocol === "http" && port === 80;
  const first = Number(match[1]);
  return port >= first && port <= Number(match[2] ?? first);
}

/** https://developers.cloudflare.com/data-localization/regional-services/ */
function localizationLimits({ zone, host }: HostQuestion): readonly Limit[] {
  const hostname = objectsOf(zone.others["regional_hostnames.json"]).find((json) => {
    const name = property(json, "hostname");
    return typeof name === "string" && (name === host || (name.startsWith("*.") && host.endsWith(name.slice(1))));
  });
  const region = hostname === undefined ? undefined : property(hostname, "region_key");
  if (typeof region !== "string") return [];
  const message = `${host} is served in the region “${region}” only (Data Localization Suite). Cloudflare's Trace does not support it; the rules are traced as elsewhere.`;
  return [{ code: "data-localization", message }];
}

/** https://developers.cloudflare.com/byoip/ */
function addressLimits({ hostnames, configuration, zone, host }: HostQuestion): readonly Limit[] {
  const prefixes = objectsOf(configuration.account.others["addressing_prefixes.json"]).flatMap((json) => {
    const range = parseNetwork(textOf(json, "cidr"));
    return "problem" in range ? [] : [range];
  });
  if (prefixes.length === 0) return [];
  const own = createIpSet(prefixes);
  const within = findRecords(hostnames, zone, host).some(({ content }) => {
    const address = parseIp(content);
    return address !== null && own.has(address);
  });
  if (!within) return [];
  const message = `${host} has an address of the account's own (BYOIP). What is set up for the prefix itself is not part of a configuration; the rules are traced as elsewhere.`;
  return [{ code: "byoip", message }];
}

function objectsOf(json: Json | undefined): readonly JsonObject[] {
  return isArray(json) ? json.filter(isObject) : [];
}

function textOf(json: JsonObject, key: string): string {
  const text = property(json, key);
  return typeof text === "string" ? text : "";
}
