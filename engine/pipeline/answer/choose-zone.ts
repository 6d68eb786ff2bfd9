import type { Configuration, Zone } from "../../config/configuration";
import type { JsonObject } from "../../support/json";
import { findRecords, type Hostnames, wildcardsOf, zoneOfHost } from "../prepare/hostnames";
import { hostLimits, type Limit } from "./host-limits";

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

/**
 * Finds the zone of a host: that of a custom hostname of exactly this name, else the zone with the longest name that the host ends in,
 * unless its records do not know the host and a wildcard custom hostname does.
 * https://developers.cloudflare.com/ssl/reference/certificate-and-hostname-priority/
 */
export function chooseZone(hostnames: Hostnames, configuration: Configuration, host: string, port: number): ChosenZone | NoZone {
  const name = host.replace(/\.$/, "");
  const exact = hostnames.custom.get(name);
  if (exact !== undefined) return chooseByCustomHostname(name, name, exact.zone, exact.json);
  const zone = zoneOfHost(hostnames, name);
  const known = zone !== null && (zone.dnsRecords.length === 0 || findRecords(hostnames, zone, name).length > 0);
  const wildcard = known ? undefined : wildcardsOf(name).find((candidate) => hostnames.custom.has(candidate));
  const found = wildcard === undefined ? undefined : hostnames.custom.get(wildcard);
  if (wildcard !== undefined && found !== undefined) return chooseByCustomHostname(name, wildcard, found.zone, found.json);
  if (zone === null) return { kind: "none", nearest: nearestZones(configuration.zones, name) };
  const how =
    name === zone.name ? `${name} is the zone itself.` : `${name} belongs to the zone ${zone.name}, the longest name that it ends in.`;
  const limits = [...pausedLimits(zone), ...hostLimits({ hostnames, configuration, zone, host: name, port })];
  return { kind: "zone", zone, how, customHostname: null, limits };
}

/** `hostname` is the name itself or a wildcard above it. */
function chooseByCustomHostname(name: string, hostname: string, zone: Zone, customHostname: JsonObject): ChosenZone {
  const by = hostname === name ? "is a custom hostname" : `fits the custom hostname ${hostname}`;
  return { kind: "zone", zone, how: `${name} ${by} of the zone ${zone.name}.`, customHostname, limits: pausedLimits(zone) };
}

function pausedLimits({ paused, name }: Zone): readonly Limit[] {
  if (!paused) return [];
  const message = `The zone ${name} is paused: real traffic passes no rules. Traced as if it were not.`;
  return [{ code: "zone-paused", message }];
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
