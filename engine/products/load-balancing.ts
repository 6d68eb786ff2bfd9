import { mergeLeaves } from "../actions/overlay";
import type { Zone } from "../config/configuration";
import { isObject, property } from "../config/reading";
import { textToBytes } from "../support/bytes";
import type { JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import type { Product, ProductCondition, ProductPoint, ProductRule, ProductSetup, ProductVerdict } from "./product";
import { byPriority, isRunning, objectOf, objectsIn, type PlacedObject, textOf, textsOf, zoneObjects } from "./reading";

interface Balancer {
  readonly rule: ProductRule;
  readonly json: JsonObject;
  readonly rules: readonly BalancerRule[];
}

interface BalancerRule {
  readonly json: JsonObject;
  readonly name: string;
  readonly condition: ProductCondition | null;
}

type Pools = ReadonlyMap<string, JsonObject>;

/**
 * The load balancer of the host, with its custom rules. Pools and endpoints are chosen as documented where health and measurements do
 * not matter; else the first one is taken, and the step says so. https://developers.cloudflare.com/load-balancing/
 */
export const loadBalancing: Product = {
  phase: "load_balancing",
  sways: false,
  prepare(setup) {
    const { zone, account } = setup;
    const balancers = new Map(readBalancers(zone, setup).map((balancer) => [textOf(balancer.json, "name").toLowerCase(), balancer]));
    if (balancers.size === 0) return null;
    const pools: Pools = new Map(
      objectsIn(account.others["load_balancer_pools.json"], "account/load_balancer_pools.json").map(({ json }) => [
        textOf(json, "id"),
        json,
      ]),
    );
    return {
      act(point) {
        const { host } = point.passage.request;
        const balancer = balancers.get(host) ?? balancers.get(`*${host.slice(host.indexOf("."))}`);
        return balancer === undefined ? { kind: "no-match" } : balance(balancer, pools, point);
      },
    };
  },
};

function readBalancers(zone: Zone, { condition }: ProductSetup): readonly Balancer[] {
  return zoneObjects(zone, "load_balancers.json")
    .filter(({ json }) => property(json, "enabled") !== false && property(json, "proxied") !== false)
    .map(({ json, source }) => {
      const id = textOf(json, "id");
      const rules = objectsIn(property(json, "rules"), source.file)
        .filter(isRunning)
        .toSorted(byPriority)
        .map((rule): BalancerRule => {
          const text = textOf(rule.json, "condition");
          const place = { file: source.file, pointer: `${source.pointer}/rules${rule.source.pointer}/condition` };
          return { json: rule.json, name: textOf(rule.json, "name"), condition: text === "" ? null : condition(text, place) };
        });
      return { rule: { type: "rule", id, description: textOf(json, "name"), action: "load_balance", json, source }, json, rules };
    });
}

function balance({ rule, json, rules }: Balancer, pools: Pools, point: ProductPoint): ProductVerdict {
  let settings = json;
  const acting: string[] = [];
  for (const { json: own, name, condition } of rules) {
    if (condition === null || !point.holds(condition)) continue;
    const fixed = property(own, "fixed_response");
    if (isObject(fixed)) return respondFixed(fixed, rule, name);
    settings = mergeLeaves(settings, objectOf(own, "overrides"));
    acting.push(name);
    if (property(own, "terminates") === true) break;
  }
  const ruled = acting.length === 0 ? "" : `Custom rules that apply: ${acting.join(", ")}. `;
  const pool = choosePool(settings, pools, point);
  if (pool === null)
    return { kind: "not-simulated", unless: null, rule, reason: `${ruled}None of its pools is part of this configuration.` };
  const endpoint = objectsIn(property(pool.json, "origins"), "").find(isEnabled)?.json;
  if (endpoint === undefined)
    return { kind: "not-simulated", unless: null, rule, reason: `${ruled}The pool “${nameOf(pool.json)}” has no endpoint that is on.` };
  return sendTo(endpoint, { rule, pool, note: `${ruled}${pool.why}` }, point);
}

function respondFixed(fixed: JsonObject, rule: ProductRule, name: string): ProductVerdict {
  const status = property(fixed, "status_code");
  const location = textOf(fixed, "location");
  const type = textOf(fixed, "content_type");
  const response = {
    status: typeof status === "number" ? status : 200,
    headers: [
      ...(type === "" ? [] : [{ name: "content-type", value: textToBytes(type) }]),
      ...(location === "" ? [] : [{ name: "location", value: textToBytes(location) }]),
    ],
    body: textToBytes(textOf(fixed, "message_body")),
  };
  const effects: readonly Effect[] = [
    { target: "response.status", before: null, after: response.status },
    ...(location === "" ? [] : [{ target: "response.headers.location", before: null, after: location }]),
  ];
  const because = `its custom rule “${name}” answers by itself`;
  return {
    kind: "respond",
    outcome: location === "" ? "error" : "redirect",
    response,
    location: location === "" ? null : location,
    effects,
    rule,
    because,
  };
}

interface ChosenPool {
  readonly json: JsonObject;
  readonly why: string;
  readonly certain: boolean;
}

const HEALTHY = "every pool is taken to be healthy";

/** https://developers.cloudflare.com/load-balancing/understand-basics/traffic-steering/steering-policies/ */
function choosePool(settings: JsonObject, pools: Pools, { read }: ProductPoint): ChosenPool | null {
  const usable = (ids: readonly string[]): readonly JsonObject[] =>
    ids.flatMap((id) => {
      const pool = pools.get(id);
      return pool === undefined || property(pool, "enabled") === false ? [] : [pool];
    });
  const defaults = usable(textsOf(settings, "default_pools"));
  const source = read("ip.src.country");
  const country = typeof source === "string" ? source : "";
  const byCountry = usable(textsOf(objectOf(settings, "country_pools"), country));
  const geographic = textOf(settings, "steering_policy") === "geo" || textOf(settings, "steering_policy") === "";
  const [nearest] = geographic ? byCountry : [];
  if (nearest !== undefined) return { json: nearest, why: `Its first pool for the country ${country}; ${HEALTHY}.`, certain: true };
  const [first] = defaults.length > 0 ? defaults : usable([textOf(settings, "fallback_pool")]);
  if (first === undefined) return null;
  const byRegion =
    geographic && Object.keys(objectOf(settings, "region_pools")).length + Object.keys(objectOf(settings, "pop_pools")).length > 0;
  if (byRegion) return { json: first, why: "Its first default pool: which region or data center answers is not known.", certain: false };
  if (defaults.length < 2 || geographic || textOf(settings, "steering_policy") === "off")
    return { json: first, why: `Its first pool in failover order; ${HEALTHY}.`, certain: true };
  const policy = textOf(settings, "steering_policy").replaceAll("_", " ");
  return { json: first, why: `Steering by ${policy} is not simulated; its first pool is taken.`, certain: false };
}

function isEnabled({ json }: PlacedObject): boolean {
  return property(json, "enabled") !== false;
}

function nameOf(object: JsonObject): string {
  return textOf(object, "name") || textOf(object, "id");
}

interface Sending {
  readonly rule: ProductRule;
  readonly pool: ChosenPool;
  readonly note: string;
}

/** An origin rule's host wins; the endpoint's own host header counts where no rule sets one. */
function sendTo(endpoint: JsonObject, { rule, pool, note }: Sending, { passage }: ProductPoint): ProductVerdict {
  const others = objectsIn(property(pool.json, "origins"), "").filter(isEnabled).length - 1;
  const host = textOf(endpoint, "address").toLowerCase();
  const [header] = textsOf(objectOf(endpoint, "header"), "Host");
  const port = property(endpoint, "port");
  const balanced = {
    host,
    ...(header === undefined ? {} : { hostHeader: header }),
    ...(typeof port === "number" && port > 0 ? { port } : {}),
  };
  const effects = [
    { target: "origin.pool", before: null, after: nameOf(pool.json) },
    ...(passage.route.host === undefined ? [{ target: "origin.host", before: null, after: host }] : []),
    ...(header === undefined || passage.route.hostHeader !== undefined
      ? []
      : [{ target: "origin.host_header", before: null, after: header }]),
  ];
  const choice = others > 0 ? ` Of the pool's ${others + 1} endpoints the first is taken.` : "";
  const assumed = !pool.certain || others > 0;
  return { kind: "continue", passage: { ...passage, balanced }, effects, rule, note: `${note}${choice}`, ...(assumed ? { assumed } : {}) };
}
