import type { Configuration, Rule, SourcePlace, Zone } from "../configuration";
import { MANAGED_LISTS } from "../named-list";
import { isArray, property } from "../reading";
import type { Gap, GapCode } from "./gap";
import { executedBy, listsOfRule, objectsIn, type PlacedRule, rulesOf, textAt } from "./references";

/** A name with the rules that speak of it, all of one zone. */
interface Mention {
  readonly name: string;
  readonly zone: string | null;
  readonly places: SourcePlace[];
}

/**
 * What a configuration refers to and does not have: lists, rulesets, scripts, levels, files. Each thing once for the account and once for each zone that
 * speaks of it, with all the rules that do.
 */
export function findGaps(configuration: Configuration): readonly Gap[] {
  const rules = rulesOf(configuration).filter(({ rule }) => rule.enabled);
  return [
    ...missingLists(configuration, rules),
    ...missingRulesets(configuration, rules),
    ...missingExpressions(configuration, rules),
    ...missingAssets(configuration, rules),
    ...configuration.zones.flatMap((zone) => [...missingScripts(configuration, zone), ...missingInZone(configuration, zone)]),
    ...missingAccount(configuration),
    ...otherZones(configuration, rules),
  ];
}

/** Gathers what `namesOf` finds in rules; names that `isThere` knows are none. */
function mentions(
  rules: readonly PlacedRule[],
  namesOf: (rule: Rule) => readonly string[],
  isThere: (name: string) => boolean,
): readonly Mention[] {
  const found = new Map<string, Mention>();
  for (const { rule, zone } of rules) {
    for (const name of new Set(namesOf(rule))) {
      if (isThere(name)) continue;
      const key = `${zone ?? ""} ${name}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { name, zone, places: [rule.source] });
      else known.places.push(rule.source);
    }
  }
  return [...found.values()];
}

function missingLists({ account }: Configuration, rules: readonly PlacedRule[]): readonly Gap[] {
  const there = new Set(account.lists.map(({ name }) => name));
  return mentions(rules, listsOfRule, (name) => there.has(name)).map(({ name, zone, places }): Gap => {
    if (MANAGED_LISTS.some((managed) => managed === name)) {
      return {
        code: "managed-list",
        message: `Nobody but Cloudflare knows what the managed list $${name} holds; a saved trace can say it under “lists”.`,
        zone,
        places,
        fillable: false,
      };
    }
    return {
      code: "missing-list",
      message: `The list $${name} is not here; what is in it is not known.`,
      fix: "Export GET /accounts/{account_id}/rules/lists and the items of the list.",
      zone,
      places,
      fillable: true,
    };
  });
}

/** Rulesets whose rules only Cloudflare has, by their public names. https://developers.cloudflare.com/waf/managed-rules/reference/ */
const WITHOUT_SIGNATURES: ReadonlyMap<string, string> = new Map([
  ["efb7b8c949ac4650a09736fc376e9aee", "Cloudflare Managed Ruleset"],
  ["4814384a9e5d4991b9815dcfc25d2f1f", "Cloudflare OWASP Core Ruleset"],
  ["c2e184081120413c86c3ab7e14069605", "Cloudflare Exposed Credentials Check Ruleset"],
  ["77454fe2d30c4220b5701f6fdfb893ba", "Cloudflare Managed Free Ruleset"],
  ["e22d83c647c64a3eae91b71b499d988e", "Cloudflare Sensitive Data Detection"],
  ["4d21379b4f9f4bb088e0729962c8b3cf", "DDoS L7 ruleset"],
]);

/** Its rules follow from the settings of URL normalization. */
const NORMALIZATION = "70339d97bdb34195bbf054b1ebe81f76";

function missingRulesets({ account, zones }: Configuration, rules: readonly PlacedRule[]): readonly Gap[] {
  const there = new Set([...account.rulesets, ...zones.flatMap(({ rulesets }) => rulesets)].map(({ id }) => id));
  const executed = (rule: Rule): readonly string[] => {
    const id = executedBy(rule);
    return id === null ? [] : [id];
  };
  return mentions(rules, executed, (id) => there.has(id) || id === NORMALIZATION).map(({ name: id, zone, places }): Gap => {
    const managed = WITHOUT_SIGNATURES.get(id);
    return managed === undefined
      ? {
          code: "missing-ruleset",
          message: `Ruleset ${id} is executed and is not here; its rules are not evaluated.`,
          fix: `Export GET /accounts/{account_id}/rulesets/${id}.`,
          zone,
          places,
          fillable: true,
        }
      : {
          code: "managed-ruleset",
          message: `The rules of the ${managed} are not here. Their names and tags can be exported, their expressions cannot.`,
          fix: `Export GET /accounts/{account_id}/rulesets/${id}, so that single rules can be forced in saved traces.`,
          zone,
          places,
          fillable: true,
        };
  });
}

/** Rules without an expression: those of managed rulesets never have one; of others it was not exported or could not be evaluated. */
function missingExpressions({ account, zones }: Configuration, rules: readonly PlacedRule[]): readonly Gap[] {
  const managed = new Set(
    [...account.rulesets, ...zones.flatMap(({ rulesets }) => rulesets)]
      .filter(({ kind }) => kind === "managed")
      .flatMap(({ rules: own }) => own),
  );
  const without = rules.filter(({ rule }) => rule.expression === null);
  const groups = new Map<string, PlacedRule[]>();
  for (const placed of without) {
    const key = `${managed.has(placed.rule) ? "managed" : "own"} ${placed.zone ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), placed]);
  }
  return [...groups].map(([key, group]): Gap => {
    const isManaged = key.startsWith("managed");
    const zone = group[0]?.zone ?? null;
    const places = group.map(({ rule }) => rule.source);
    return isManaged
      ? {
          code: "missing-expression",
          message: `Nobody outside of Cloudflare has the expressions of ${count(group.length, "managed rule")}; whether one matches is unknown unless a saved trace says so under “force”.`,
          zone,
          places,
          fillable: false,
        }
      : {
          code: "missing-expression",
          message: `${count(group.length, "rule")} of your own ${group.length === 1 ? "has" : "have"} no expression; whether ${group.length === 1 ? "it matches" : "they match"} is unknown.`,
          fix: "Export the ruleset again, with its rules.",
          zone,
          places,
          fillable: true,
        };
  });
}

function missingAssets({ account, zones }: Configuration, rules: readonly PlacedRule[]): readonly Gap[] {
  const assets = [account.others["custom_pages_assets.json"], ...zones.map(({ others }) => others["custom_pages_assets.json"])];
  const there = new Set(assets.flatMap((file) => objectsIn(file, "").map(({ object }) => textAt(object, "name"))));
  const named = ({ action, actionParameters }: Rule): readonly string[] => {
    const name = action === "serve_error" && actionParameters !== null ? textAt(actionParameters, "asset_name") : "";
    return name === "" ? [] : [name];
  };
  return mentions(rules, named, (name) => there.has(name)).map(({ name, zone, places }) => ({
    code: "missing-asset",
    message: `The custom error asset “${name}” is not here; what it answers is not known.`,
    fix: "Export GET /zones/{zone_id}/custom_pages/assets, or that of the account.",
    zone,
    places,
    fillable: true,
  }));
}

function missingScripts({ account }: Configuration, zone: Zone): readonly Gap[] {
  const routes = new Map<string, SourcePlace[]>();
  for (const { script, source } of zone.workerRoutes) {
    if (script === null || account.scripts.some(({ name }) => name === script)) continue;
    routes.set(script, [...(routes.get(script) ?? []), source]);
  }
  const workers = [...routes].map(
    ([script, places]): Gap => ({
      code: "missing-script",
      message: `The Worker “${script}” has a route in zone ${zone.name}; its script is not here, so what it answers is unknown.`,
      fix: `Put the script into account/workers/${script}.js or .mjs.`,
      zone: zone.name,
      places,
      fillable: true,
    }),
  );
  const snippets = objectsIn(zone.others["snippet_rules.json"], fileOf(zone, "snippet_rules.json")).flatMap(({ object, place }): Gap[] => {
    const name = textAt(object, "snippet_name");
    if (name === "" || property(object, "enabled") === false || zone.others[`snippets/${name}.js`] !== undefined) return [];
    return [
      {
        code: "missing-snippet",
        message: `The code of Snippet “${name}” of zone ${zone.name} is not here, so what it does is unknown.`,
        fix: `Export GET /zones/{zone_id}/snippets/${name}/content.`,
        zone: zone.name,
        places: [place],
        fillable: true,
      },
    ];
  });
  return [...workers, ...snippets];
}

function fileOf(zone: Zone, file: string): string {
  return `${zone.source.file.slice(0, zone.source.file.lastIndexOf("/") + 1)}${file}`;
}

/** Files that decide much and are often forgotten. */
function missingInZone(configuration: Configuration, zone: Zone): readonly Gap[] {
  const hasZoneObject = !configuration.findings.some(({ code, place }) => code === "missing-file" && place.file === zone.source.file);
  const here = { zone: zone.name, places: [], fillable: true } as const;
  return [
    ...(hasZoneObject
      ? []
      : [
          gap(
            "no-zone-object",
            `Zone ${zone.name}: its own object is not here, so its plan and whether it is paused are not known.`,
            "Export GET /zones/{zone_id}.",
            here,
          ),
        ]),
    ...(zone.dnsRecords.length > 0
      ? []
      : [
          gap(
            "no-dns-records",
            `Zone ${zone.name}: there are no DNS records, so it is not known which hosts are proxied, and where their origin is.`,
            "Export GET /zones/{zone_id}/dns_records.",
            here,
          ),
        ]),
    ...(Object.keys(zone.settings).length > 0
      ? []
      : [
          gap(
            "no-settings",
            `Zone ${zone.name}: there are no settings, so their defaults are taken.`,
            "Export GET /zones/{zone_id}/settings.",
            here,
          ),
        ]),
    ...(zone.urlNormalization !== null || zone.rulesets.some(({ phase }) => phase === "http_request_sanitize")
      ? []
      : [
          gap(
            "no-url-normalization",
            `Zone ${zone.name}: nothing says whether it normalizes URLs, so they are traced as they came. Where that matters to a request, its result says so.`,
            "Export GET /zones/{zone_id}/url_normalization.",
            here,
          ),
        ]),
    ...missingBodies(zone.others["rulesets.json"], zone.rulesets, zone.name),
    ...missingPools(configuration, zone),
  ];
}

function gap(code: GapCode, message: string, fix: string, where: Pick<Gap, "zone" | "places" | "fillable">): Gap {
  return { code, message, fix, ...where };
}

/** Rulesets that the list of rulesets names, without a file of their own. Managed ones count only where a rule executes them. */
function missingBodies(
  names: unknown,
  rulesets: readonly { readonly id: string; readonly phase: string; readonly kind: string }[],
  zone: string | null,
): readonly Gap[] {
  const missing = objectsIn(names, "").flatMap(({ object }) => {
    const [id, kind, phase] = [textAt(object, "id"), textAt(object, "kind"), textAt(object, "phase")];
    const isThere = rulesets.some(
      (ruleset) => ruleset.id === id || (ruleset.kind === kind && kind !== "custom" && ruleset.phase === phase),
    );
    const counts = kind === "custom" || kind === (zone === null ? "root" : "zone");
    return isThere || !counts ? [] : [`${textAt(object, "name") || kind} (${phase})`];
  });
  if (missing.length === 0) return [];
  return [
    gap(
      "unnamed-ruleset-body",
      `${zone === null ? "The account" : `Zone ${zone}`} has rulesets whose rules are not here: ${missing.slice(0, 10).join(", ")}${missing.length > 10 ? `, and ${missing.length - 10} more` : ""}.`,
      `Export GET /${zone === null ? "accounts/{account_id}" : "zones/{zone_id}"}/rulesets/{ruleset_id} of each.`,
      { zone, places: [], fillable: true },
    ),
  ];
}

function missingPools({ account }: Configuration, zone: Zone): readonly Gap[] {
  const there = new Set(objectsIn(account.others["load_balancer_pools.json"], "").map(({ object }) => textAt(object, "id")));
  return objectsIn(zone.others["load_balancers.json"], fileOf(zone, "load_balancers.json")).flatMap(({ object, place }): Gap[] => {
    const pools = property(object, "default_pools");
    const missing = isArray(pools) ? pools.filter((pool) => typeof pool === "string" && !there.has(pool)) : [];
    if (missing.length === 0) return [];
    const message = `Load balancer ${textAt(object, "name")} of zone ${zone.name}: ${count(missing.length, "pool")} not here, so its origins are not known.`;
    return [
      gap("missing-pool", message, "Export GET /accounts/{account_id}/load_balancers/pools.", {
        zone: zone.name,
        places: [place],
        fillable: true,
      }),
    ];
  });
}

function missingAccount(configuration: Configuration): readonly Gap[] {
  const { account } = configuration;
  const isEmpty = account.rulesets.length === 0 && account.others["rulesets.json"] === undefined;
  const bodies = missingBodies(account.others["rulesets.json"], account.rulesets, null);
  if (!isEmpty) return bodies;
  return [
    gap(
      "no-account-level",
      "There is no ruleset of the account: custom rules, rate limits, managed rules and bulk redirects of the account level are not evaluated, if there are any.",
      "Export GET /accounts/{account_id}/rulesets and each entry point; an account that has none needs nothing.",
      { zone: null, places: [], fillable: true },
    ),
  ];
}

/** Zones that rules of the account speak of. */
function otherZones({ zones }: Configuration, rules: readonly PlacedRule[]): readonly Gap[] {
  const there = new Set(zones.map(({ name }) => name));
  const named = ({ expression }: Rule): readonly string[] =>
    [...(expression ?? "").matchAll(/\bcf\.zone\.name\s+(?:eq|==)\s+"([^"]+)"/g)].map((found) => (found[1] ?? "").toLowerCase());
  const accountRules = rules.filter(({ zone }) => zone === null);
  return mentions(accountRules, named, (name) => there.has(name)).map(({ name, places }) => ({
    code: "other-zone",
    message: `Rules of the account speak of zone ${name}, which is not here; requests to it cannot be traced.`,
    fix: `Export zone ${name} too.`,
    zone: null,
    places,
    fillable: true,
  }));
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
