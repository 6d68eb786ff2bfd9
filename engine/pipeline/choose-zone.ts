import type { Configuration, DnsRecord, Zone } from "../config/configuration";
import { isArray, isObject, property } from "../config/reading";
import type { JsonObject } from "../support/json";

/** The zone whose rules a request passes, why that one, and what of the simulation does not hold for this host. */
export interface ChosenZone {
  readonly kind: "zone";
  readonly zone: Zone;
  readonly how: string;
  /** The custom hostname that the request came in by. */
  readonly customHostname: JsonObject | null;
  readonly limits: readonly Limit[];
}

export interface NoZone {
  readonly kind: "none";
  readonly nearest: readonly string[];
}

export interface Limit {
  readonly code: string;
  readonly message: string;
}

/**
 * Finds the zone of a host: that of a custom hostname of exactly this name, else the zone with the longest name that the host ends in,
 * unless its records do not know the host and a wildcard custom hostname does.
 * https://developers.cloudflare.com/ssl/reference/certificate-and-hostname-priority/
 */
export function chooseZone(configuration: Configuration, host: string): ChosenZone | NoZone {
  const name = host.replace(/\.$/, "");
  const exact = chooseByCustomHostname(configuration.zones, name, name);
  if (exact !== null) return exact;
  const [zone] = configuration.zones
    .filter((candidate) => isWithin(name, candidate.name))
    .toSorted((left, right) => right.name.length - left.name.length);
  const known = zone !== undefined && (zone.dnsRecords.length === 0 || findRecords(zone, name).length > 0);
  const wildcard = known ? null : chooseByWildcard(configuration.zones, name);
  if (wildcard !== null) return wildcard;
  if (zone === undefined) return { kind: "none", nearest: nearestZones(configuration.zones, name) };
  const how =
    name === zone.name ? `${name} is the zone itself.` : `${name} belongs to the zone ${zone.name}, the longest name that it ends in.`;
  return { kind: "zone", zone, how, customHostname: null, limits: [...pausedLimits(zone), ...dnsLimits(configuration, zone, name)] };
}

/** The nearest wildcard above the name. */
function chooseByWildcard(zones: readonly Zone[], name: string): ChosenZone | null {
  for (const wildcard of wildcardsOf(name)) {
    const chosen = chooseByCustomHostname(zones, name, wildcard);
    if (chosen !== null) return chosen;
  }
  return null;
}

function wildcardsOf(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join(".")}`);
}

/** `hostname` is the name itself or a wildcard above it. */
function chooseByCustomHostname(zones: readonly Zone[], name: string, hostname: string): ChosenZone | null {
  for (const zone of zones) {
    const customHostname = isWithin(name, zone.name) ? null : findCustomHostname(zone, hostname);
    if (customHostname === null) continue;
    const by = hostname === name ? "is a custom hostname" : `fits the custom hostname ${hostname}`;
    return { kind: "zone", zone, how: `${name} ${by} of the zone ${zone.name}.`, customHostname, limits: pausedLimits(zone) };
  }
  return null;
}

function isWithin(host: string, zoneName: string): boolean {
  return host === zoneName || host.endsWith(`.${zoneName}`);
}

/** An active custom hostname of the zone. */
function findCustomHostname(zone: Zone, host: string): JsonObject | null {
  const hostnames = zone.others["custom_hostnames.json"];
  if (!isArray(hostnames)) return null;
  return (
    hostnames.filter(isObject).find((hostname) => {
      const status = property(hostname, "status");
      return property(hostname, "hostname") === host && (status === undefined || status === "active");
    }) ?? null
  );
}

function pausedLimits({ paused, name }: Zone): readonly Limit[] {
  if (!paused) return [];
  const message = `The zone ${name} is paused: real traffic passes no rules. Traced as if it were not.`;
  return [{ code: "zone-paused", message }];
}

function dnsLimits(configuration: Configuration, zone: Zone, host: string): readonly Limit[] {
  if (zone.dnsRecords.length === 0) return [];
  const records = findRecords(zone, host);
  if (records.length === 0) {
    const message = `${host} has no DNS record in the zone ${zone.name}: real traffic does not arrive. Traced as if it did.`;
    return [{ code: "no-dns-record", message }];
  }
  if (isProxied(configuration, records, new Set([host]))) return [];
  const message = `${host} is not proxied: real traffic goes straight to the origin and passes no rules. Traced as if it were proxied.`;
  return [{ code: "not-proxied", message }];
}

/** A CNAME to a proxied name of the same account counts as proxied. https://developers.cloudflare.com/dns/proxy-status/ */
function isProxied(configuration: Configuration, records: readonly DnsRecord[], visited: Set<string>): boolean {
  return records.some((record) => {
    if (record.proxied) return true;
    const target = record.content.toLowerCase().replace(/\.$/, "");
    if (record.type !== "CNAME" || visited.has(target)) return false;
    visited.add(target);
    return configuration.zones.some((zone) => isWithin(target, zone.name) && isProxied(configuration, findRecords(zone, target), visited));
  });
}

const ADDRESS_TYPES = ["A", "AAAA", "CNAME"];

/** Records that lead to a host: of its own name, else of the nearest wildcard above it. */
export function findRecords(zone: Zone, host: string): readonly DnsRecord[] {
  const leading = zone.dnsRecords.filter(({ type }) => ADDRESS_TYPES.includes(type));
  const exact = leading.filter(({ name }) => name === host);
  if (exact.length > 0) return exact;
  for (const wildcard of wildcardsOf(host)) {
    const records = leading.filter(({ name }) => name === wildcard);
    if (records.length > 0) return records;
  }
  return [];
}

const MOST_NEAREST = 3;

/** Zones whose names share the most pairs of neighbouring letters with the host, so that a slip of the pen finds its zone; then by name. */
function nearestZones(zones: readonly Zone[], host: string): readonly string[] {
  return zones
    .map(({ name }) => ({ name, shared: pairsOf(name).filter((pair) => host.includes(pair)).length }))
    .toSorted((left, right) => right.shared - left.shared || (left.name < right.name ? -1 : 1))
    .slice(0, MOST_NEAREST)
    .map(({ name }) => name);
}

function pairsOf(name: string): readonly string[] {
  return Array.from({ length: Math.max(0, name.length - 1) }, (_, index) => name.slice(index, index + 2));
}
