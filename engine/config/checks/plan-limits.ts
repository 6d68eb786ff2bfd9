import type { Finding, SourcePlace, Zone } from "../configuration";
import type { Check } from "./check";

type Plan = "FREE" | "PRO" | "BIZ" | "ENT";

interface Limit {
  readonly what: string;
  readonly most: Readonly<Record<Plan, number>>;
}

const RULES = { FREE: 10, PRO: 25, BIZ: 50, ENT: 300 } as const;

/** How many rules a zone's plan brings, by phase. A contract may have more. */
const BY_PHASE: Readonly<Record<string, Limit>> = {
  http_request_firewall_custom: { what: "custom rules", most: { FREE: 5, PRO: 20, BIZ: 100, ENT: 1000 } },
  http_ratelimit: { what: "rate limiting rules", most: { FREE: 1, PRO: 2, BIZ: 5, ENT: 100 } },
  http_request_dynamic_redirect: { what: "single redirects", most: RULES },
  http_request_transform: { what: "URL rewrite rules", most: RULES },
  http_request_late_transform: { what: "request header transform rules", most: RULES },
  http_response_headers_transform: { what: "response header transform rules", most: RULES },
  http_config_settings: { what: "configuration rules", most: RULES },
  http_request_origin: { what: "origin rules", most: RULES },
  http_request_cache_settings: { what: "cache rules", most: RULES },
  http_response_compression: { what: "compression rules", most: RULES },
};

const PAGE_RULES: Limit = { what: "Page Rules", most: { FREE: 3, PRO: 20, BIZ: 50, ENT: 125 } };

/** Rules beyond what the plan brings: the network would not take them. Zones whose plan nobody gave are not judged. */
export const planLimits: Check = {
  codes: ["plan-limit"],
  documentation: "https://developers.cloudflare.com/waf/custom-rules/#availability",
  run: ({ zones, findings }) =>
    zones
      .filter(({ source }) => !findings.some(({ code, place }) => code === "missing-file" && place.file === source.file))
      .flatMap((zone) => checkZone(zone)),
};

function checkZone(zone: Zone): readonly Finding[] {
  const { plan, rulesets, pageRules } = zone;
  if (!isPlan(plan)) return [];
  const ofPhases = rulesets.flatMap(({ kind, phase, rules, source }) => {
    const limit = kind === "zone" && Object.hasOwn(BY_PHASE, phase) ? BY_PHASE[phase] : undefined;
    return limit === undefined ? [] : exceeds(limit, { plan, count: rules.length, zone: zone.name, place: source });
  });
  const [first] = pageRules;
  const place = { file: first?.source.file ?? zone.source.file, pointer: "" };
  return [...ofPhases, ...exceeds(PAGE_RULES, { plan, count: pageRules.length, zone: zone.name, place })];
}

interface Counted {
  readonly plan: Plan;
  readonly count: number;
  readonly zone: string;
  readonly place: SourcePlace;
}

function exceeds({ what, most }: Limit, { plan, count, zone, place }: Counted): readonly Finding[] {
  if (count <= most[plan]) return [];
  return [
    {
      code: "plan-limit",
      severity: "warning",
      message: `Zone ${zone} has ${count} ${what}; its plan (${plan}) brings ${most[plan]}.`,
      place,
      fix: "Join rules, move them to the account, or use a larger plan.",
    },
  ];
}

function isPlan(plan: string): plan is Plan {
  return plan === "FREE" || plan === "PRO" || plan === "BIZ" || plan === "ENT";
}
