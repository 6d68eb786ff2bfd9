import type { Finding, Zone } from "../configuration";
import { isArray } from "../reading";
import type { Check } from "./check";

interface Deprecated {
  readonly file: string;
  readonly what: string;
  readonly fix: string;
  readonly count: (zone: Zone) => number;
}

const inFile = (file: string) => (zone: Zone) => {
  const value = zone.others[file];
  return isArray(value) ? value.length : 0;
};

const DEPRECATED: readonly Deprecated[] = [
  {
    file: "pagerules.json",
    what: "Page Rules",
    fix: "Use redirect, cache, configuration and origin rules.",
    count: ({ pageRules }) => pageRules.filter(({ active }) => active).length,
  },
  { file: "firewall_rules.json", what: "Firewall Rules", fix: "Use custom rules of the WAF.", count: inFile("firewall_rules.json") },
  {
    file: "rate_limits.json",
    what: "Rate limiting rules of the previous version",
    fix: "Use rate limiting rules of the WAF.",
    count: inFile("rate_limits.json"),
  },
];

/** Settings that do nothing any more. */
const SETTINGS: Readonly<Record<string, string>> = {
  mirage: "Mirage is deprecated.",
  server_side_exclude: "Server-side Excludes are deprecated.",
  waf: "The previous WAF has been replaced by WAF managed rules.",
};

/** Products that Cloudflare has replaced by others. */
export const deprecatedProducts: Check = {
  codes: ["deprecated-product", "deprecated-setting"],
  documentation: "https://developers.cloudflare.com/fundamentals/api/reference/deprecations/",
  run: ({ zones }) => zones.flatMap((zone) => [...products(zone), ...settings(zone)]),
};

function folderOf({ source }: Zone): string {
  return source.file.slice(0, source.file.lastIndexOf("/"));
}

function products(zone: Zone): readonly Finding[] {
  return DEPRECATED.flatMap(({ file, what, fix, count }): readonly Finding[] => {
    const number = count(zone);
    if (number === 0) return [];
    const message = `${what} are deprecated; zone ${zone.name} has ${number}.`;
    return [{ code: "deprecated-product", severity: "warning", message, place: { file: `${folderOf(zone)}/${file}`, pointer: "" }, fix }];
  });
}

function settings(zone: Zone): readonly Finding[] {
  return Object.entries(zone.settings).flatMap(([id, value]): readonly Finding[] => {
    const sentence = Object.hasOwn(SETTINGS, id) && value === "on" ? SETTINGS[id] : undefined;
    if (sentence === undefined) return [];
    return [
      {
        code: "deprecated-setting",
        severity: "warning",
        message: `${sentence} It is on in zone ${zone.name}.`,
        place: { file: `${folderOf(zone)}/settings.json`, pointer: "" },
      },
    ];
  });
}
