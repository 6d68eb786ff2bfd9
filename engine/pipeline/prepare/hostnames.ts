import type { Configuration, DnsRecord, Zone } from "../../config/configuration";
import { isArray, isObject, property } from "../../config/reading";
import type { Json, JsonObject } from "../../support/json";

/** Everything in a configuration that a host name leads to, indexed once: the time of a look-up does not grow with it. */
export interface Hostnames {
  readonly zones: ReadonlyMap<string, Zone>;
  /** Active custom hostnames, wildcards (`*.…`) included; of two of one name the first counts. */
  readonly custom: ReadonlyMap<string, CustomHostname>;
  /** Records that lead to an origin, by name. */
  readonly records: ReadonlyMap<Zone, ReadonlyMap<string, readonly DnsRecord[]>>;
  /** Names that load balancers and custom domains of Workers answer for, with or without a record. */
  readonly answered: ReadonlySet<string>;
}

export interface CustomHostname {
  readonly zone: Zone;
  readonly json: JsonObject;
}

export function indexHostnames({ account, zones }: Configuration): Hostnames {
  const custom = new Map<string, CustomHostname>();
  for (const zone of zones) {
    for (const json of objectsOf(zone.others["custom_hostnames.json"])) {
      const name = nameAt(json, "hostname");
      const status = property(json, "status");
      if (name === "" || custom.has(name) || isWithin(name, zone.name) || (status !== undefined && status !== "active")) continue;
      custom.set(name, { zone, json });
    }
  }
  return {
    zones: new Map(zones.toReversed().map((zone) => [zone.name, zone])),
    custom,
    records: new Map(zones.map((zone) => [zone, indexRecords(zone.dnsRecords)])),
    answered: new Set([
      ...zones.flatMap((zone) => objectsOf(zone.others["load_balancers.json"])).map((balancer) => nameAt(balancer, "name")),
      ...objectsOf(account.others["workers_domains.json"]).map((domain) => nameAt(domain, "hostname")),
    ]),
  };
}

const ADDRESS_TYPES = ["A", "AAAA", "CNAME"];

function indexRecords(records: readonly DnsRecord[]): ReadonlyMap<string, readonly DnsRecord[]> {
  const index = new Map<string, DnsRecord[]>();
  for (const record of records) {
    if (!ADDRESS_TYPES.includes(record.type)) continue;
    const same = index.get(record.name);
    if (same === undefined) index.set(record.name, [record]);
    else same.push(record);
  }
  return index;
}

/** The zone with the longest name that the host ends in. */
export function zoneOfHost({ zones }: Hostnames, host: string): Zone | null {
  for (const name of [host, ...parentsOf(host)]) {
    const zone = zones.get(name);
    if (zone !== undefined) return zone;
  }
  return null;
}

/** Records that lead to a host: of its own name, else of the nearest wildcard above it. */
export function findRecords({ records }: Hostnames, zone: Zone, host: string): readonly DnsRecord[] {
  const index = records.get(zone);
  for (const name of [host, ...wildcardsOf(host)]) {
    const found = index?.get(name);
    if (found !== undefined) return found;
  }
  return [];
}

/** Wildcards above a name, the nearest first. */
export function wildcardsOf(name: string): readonly string[] {
  return parentsOf(name).map((parent) => `*.${parent}`);
}

function parentsOf(name: string): readonly string[] {
  const labels = name.split(".");
  return labels.slice(1).map((_, index) => labels.slice(index + 1).join("."));
}

function isWithin(host: string, zoneName: string): boolean {
  return host === zoneName || host.endsWith(`.${zoneName}`);
}

function objectsOf(json: Json | undefined): readonly JsonObject[] {
  return isArray(json) ? json.filter(isObject) : [];
}

function nameAt(json: JsonObject, key: string): string {
  const name = property(json, key);
  return typeof name === "string" ? name.toLowerCase() : "";
}
