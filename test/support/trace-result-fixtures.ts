import type { Explanation, ExplanationNode, ResultWorkbench, StepWorkbench, TraceResult, TraceStep } from "../../engine/contract/index";

/** Results written by hand: what a window has to show, without an engine. */

const ZONE_FILE = "zones/example.com/rulesets/custom.json";

interface StepDraft extends Partial<Omit<TraceStep, "workbench" | "trace">> {
  readonly workbench?: Partial<StepWorkbench>;
  readonly trace?: readonly StepDraft[];
}

interface PhaseFacts {
  readonly product: string;
  readonly phase: string;
  readonly side: StepWorkbench["side"];
}

const SANITIZE: PhaseFacts = { product: "URL normalization", phase: "http_request_sanitize", side: "request" };
const SINGLE_REDIRECTS: PhaseFacts = { product: "Single Redirects", phase: "http_request_dynamic_redirect", side: "request" };
const URL_REWRITES: PhaseFacts = { product: "URL Rewrite Rules", phase: "http_request_transform", side: "request" };
const PAGE_RULES: PhaseFacts = { product: "Page Rules", phase: "page_rules", side: "request" };
const CONFIGURATION_RULES: PhaseFacts = { product: "Configuration Rules", phase: "http_config_settings", side: "request" };
const ORIGIN_RULES: PhaseFacts = { product: "Origin Rules", phase: "http_request_origin", side: "request" };
const DDOS: PhaseFacts = { product: "HTTP DDoS protection", phase: "ddos_l7", side: "request" };
const IP_ACCESS: PhaseFacts = { product: "IP Access rules", phase: "ip_access_rules", side: "request" };
const CUSTOM_RULES: PhaseFacts = { product: "Custom rules", phase: "http_request_firewall_custom", side: "request" };
const MANAGED_RULES: PhaseFacts = { product: "WAF Managed Rules", phase: "http_request_firewall_managed", side: "request" };
const CACHE_RULES: PhaseFacts = { product: "Cache Rules", phase: "http_request_cache_settings", side: "request" };
const WORKERS: PhaseFacts = { product: "Workers", phase: "workers", side: "origin" };
const RESPONSE_HEADERS: PhaseFacts = { product: "Response Header Transforms", phase: "http_response_headers_transform", side: "response" };
const COMPRESSION: PhaseFacts = { product: "Compression Rules", phase: "http_response_compression", side: "response" };

/** Numbers the drafts as the engine numbers steps, and hands down what a step shares with the one above it. */
function steps(drafts: readonly StepDraft[], prefix = "", above: Partial<StepWorkbench> = {}): readonly TraceStep[] {
  return drafts.map((draft, position) => {
    const id = prefix === "" ? String(position) : `${prefix}.${position}`;
    const { workbench: given = {}, trace, type = "rule", step_name = id, ...rest } = draft;
    const workbench: StepWorkbench = {
      product: above.product ?? "",
      phase: above.phase ?? "",
      side: above.side ?? "request",
      scope: above.scope ?? null,
      ruleset: above.ruleset ?? null,
      rule: null,
      fidelity: "exact",
      beyond: above.beyond ?? false,
      ended: false,
      effects: [],
      problems: [],
      source: null,
      ...given,
      id,
    };
    return { type, step_name, ...rest, workbench, ...(trace === undefined ? {} : { trace: steps(trace, id, workbench) }) };
  });
}

function phase(facts: PhaseFacts, draft: StepDraft): StepDraft {
  return {
    type: "phase",
    step_name: facts.phase,
    name: facts.product,
    ...draft,
    workbench: { scope: "zone", ...facts, ...draft.workbench },
  };
}

interface NodeDraft extends Partial<Omit<ExplanationNode, "start" | "end" | "children" | "kind" | "state">> {
  readonly children?: readonly ExplanationNode[];
}

/** A node that stands for `text` where it first occurs in `expression`. */
function node(
  expression: string,
  text: string,
  kind: ExplanationNode["kind"],
  state: ExplanationNode["state"],
  draft: NodeDraft = {},
): ExplanationNode {
  const start = expression.indexOf(text);
  return { kind, start, end: start + text.length, state, children: [], ...draft };
}

function explanation(expression: string, root: ExplanationNode, draft: Partial<Explanation> = {}): Explanation {
  return { expression, state: root.state, certain: true, hangsOn: [], blocking: null, root, ...draft };
}

const CHECKOUT =
  'http.host eq "shop.example.com" and starts_with(http.request.uri.path, "/checkout") and not ip.src.country in {"AT" "BE" "CH" "DE" "FR" "NL"} ' +
  'and not http.request.headers["x-partner-key"][0] eq "k-7Q2M" and (cf.bot_management.score lt 30 or ip.src.asnum in {64496 64511}) and not cf.bot_management.verified_bot';

/** Matches: four plain conditions, one that is missing, an alternative that was not evaluated, one that hangs on an assumption. */
export const CHECKOUT_EXPLANATION: Explanation = explanation(
  CHECKOUT,
  node(CHECKOUT, CHECKOUT, "and", "true", {
    value: true,
    children: [
      node(CHECKOUT, 'http.host eq "shop.example.com"', "comparison", "true", {
        operator: "eq",
        value: true,
        children: [node(CHECKOUT, "http.host", "field", "value", { value: "shop.example.com", source: "derived" })],
      }),
      node(CHECKOUT, 'starts_with(http.request.uri.path, "/checkout")', "call", "true", {
        value: true,
        children: [node(CHECKOUT, "http.request.uri.path", "field", "value", { value: "/checkout", source: "derived" })],
      }),
      node(CHECKOUT, 'not ip.src.country in {"AT" "BE" "CH" "DE" "FR" "NL"}', "not", "true", {
        value: true,
        children: [
          node(CHECKOUT, 'ip.src.country in {"AT" "BE" "CH" "DE" "FR" "NL"}', "comparison", "false", {
            operator: "in",
            value: false,
            children: [node(CHECKOUT, "ip.src.country", "field", "value", { value: "US", source: "given" })],
          }),
        ],
      }),
      node(CHECKOUT, 'not http.request.headers["x-partner-key"][0] eq "k-7Q2M"', "not", "true", {
        value: true,
        children: [
          node(CHECKOUT, 'http.request.headers["x-partner-key"][0] eq "k-7Q2M"', "comparison", "missing", {
            operator: "eq",
            children: [node(CHECKOUT, 'http.request.headers["x-partner-key"][0]', "index", "missing")],
          }),
        ],
      }),
      node(CHECKOUT, "cf.bot_management.score lt 30 or ip.src.asnum in {64496 64511}", "or", "true", {
        value: true,
        children: [
          node(CHECKOUT, "cf.bot_management.score lt 30", "comparison", "true", {
            operator: "lt",
            value: true,
            children: [node(CHECKOUT, "cf.bot_management.score", "field", "value", { value: 22, source: "given" })],
          }),
          node(CHECKOUT, "ip.src.asnum in {64496 64511}", "comparison", "not-evaluated", {
            operator: "in",
            children: [node(CHECKOUT, "ip.src.asnum", "field", "not-evaluated")],
          }),
        ],
      }),
      node(CHECKOUT, "not cf.bot_management.verified_bot", "not", "true", {
        value: true,
        hangs: true,
        children: [node(CHECKOUT, "cf.bot_management.verified_bot", "field", "false", { value: false, source: "assumed", hangs: true })],
      }),
    ],
  }),
  { certain: false, hangsOn: ["cf.bot_management.verified_bot"] },
);

const OFFICE = 'ip.src in $office_network and not starts_with(http.request.uri.path, "/admin")';

/** Does not match: the first condition is false, the second was not evaluated. */
export const OFFICE_EXPLANATION: Explanation = explanation(
  OFFICE,
  node(OFFICE, OFFICE, "and", "false", {
    value: false,
    children: [
      node(OFFICE, "ip.src in $office_network", "comparison", "false", {
        operator: "in",
        value: false,
        children: [
          node(OFFICE, "ip.src", "field", "value", { value: "198.51.100.24", source: "given" }),
          node(OFFICE, "$office_network", "list", "value"),
        ],
      }),
      node(OFFICE, 'not starts_with(http.request.uri.path, "/admin")', "not", "not-evaluated", {
        children: [node(OFFICE, 'starts_with(http.request.uri.path, "/admin")', "call", "not-evaluated")],
      }),
    ],
  }),
  { blocking: { start: 0, end: 25, sentence: "`ip.src in $office_network` is false: 198.51.100.24 is in none of the list’s 4 networks." } },
);

const LOCALE = 'http.request.uri.path matches "^/(de|en|fr)/"';

export const LOCALE_EXPLANATION: Explanation = explanation(
  LOCALE,
  node(LOCALE, LOCALE, "comparison", "true", {
    operator: "matches",
    value: true,
    children: [node(LOCALE, "http.request.uri.path", "field", "value", { value: "/en/checkout", source: "derived" })],
  }),
);

const LEAKED = "cf.waf.credential_check.password_leaked";

const LEAKED_EXPLANATION: Explanation = explanation(
  LEAKED,
  node(LEAKED, LEAKED, "field", "false", { value: false, source: "assumed", hangs: true }),
  {
    certain: false,
    hangsOn: [LEAKED],
    blocking: { start: 0, end: LEAKED.length, sentence: "`cf.waf.credential_check.password_leaked` is false." },
  },
);

function sent(path: string): NonNullable<StepWorkbench["request"]> {
  return {
    method: "POST",
    url: `https://shop.example.com${path}`,
    headers: [
      ["host", "shop.example.com"],
      ["user-agent", "ShopApp/8.2 iOS"],
      ["accept", "application/json"],
      ["content-type", "application/json"],
    ],
  };
}

const CHECKOUT_RULE = {
  id: "c41e7a9f52d84b0e9a6613f0d2b87e35",
  description: "Checkout only where we ship",
  action: "block",
  action_parameters: { response: { status_code: 403, content_type: "text/html", content: "<p>We don’t ship there yet.</p>" } },
  expression: CHECKOUT,
  enabled: true,
};

const BLOCK_STEPS: readonly StepDraft[] = [
  phase(SANITIZE, {
    matched: true,
    workbench: {
      effects: [{ target: "request.uri.path", before: "/en//checkout", after: "/en/checkout" }],
      request: sent("/en//checkout"),
      documentation: "https://developers.cloudflare.com/rules/normalization/",
    },
  }),
  phase(SINGLE_REDIRECTS, {
    matched: false,
    workbench: { request: sent("/en/checkout") },
    trace: [
      {
        type: "ruleset",
        name: "default",
        kind: "zone",
        matched: false,
        trace: ["Old blog to the journal", "Feed moved", "www goes to the apex"].map((description) => ({
          description,
          action: "redirect",
          matched: false,
          expression: "false",
        })),
      },
    ],
  }),
  phase(URL_REWRITES, {
    matched: true,
    workbench: { request: sent("/en/checkout") },
    trace: [
      {
        type: "ruleset",
        name: "default",
        kind: "zone",
        matched: true,
        trace: [
          {
            description: "Legacy basket to /cart",
            action: "rewrite",
            matched: false,
            expression: 'http.request.uri.path eq "/basket.php"',
            workbench: {
              explanation: explanation(
                'http.request.uri.path eq "/basket.php"',
                node('http.request.uri.path eq "/basket.php"', 'http.request.uri.path eq "/basket.php"', "comparison", "false", {
                  operator: "eq",
                  value: false,
                  children: [
                    node('http.request.uri.path eq "/basket.php"', "http.request.uri.path", "field", "value", {
                      value: "/en/checkout",
                      source: "derived",
                    }),
                  ],
                }),
                {
                  blocking: {
                    start: 0,
                    end: 38,
                    sentence: '`http.request.uri.path eq "/basket.php"` is false: the path is "/en/checkout".',
                  },
                },
              ),
            },
          },
          {
            step_name: "7be90a3358d14cd2b6c0e2f41d6a9c08",
            description: "Strip the locale prefix",
            action: "rewrite",
            matched: true,
            expression: LOCALE,
            workbench: {
              explanation: LOCALE_EXPLANATION,
              effects: [{ target: "request.uri.path", before: "/en/checkout", after: "/checkout" }],
              json: {
                id: "7be90a3358d14cd2b6c0e2f41d6a9c08",
                description: "Strip the locale prefix",
                action: "rewrite",
                action_parameters: { uri: { path: { expression: 'regex_replace(http.request.uri.path, "^/(de|en|fr)/", "/")' } } },
                enabled: true,
              },
            },
          },
        ],
      },
    ],
  }),
  phase(PAGE_RULES, {
    matched: false,
    workbench: { request: sent("/checkout") },
    trace: [{ type: "page_rule", name: "*example.com/img/*", matched: false }],
  }),
  phase(CONFIGURATION_RULES, {
    matched: true,
    workbench: {
      request: sent("/checkout"),
      effects: [
        { target: "settings.security_level", before: "medium", after: "high" },
        { target: "settings.rocket_loader", before: "on", after: "off" },
      ],
    },
    trace: [
      { description: "Images are never optimised", action: "set_config", matched: false },
      {
        description: "Checkout runs at high security",
        action: "set_config",
        matched: true,
        workbench: {
          effects: [
            { target: "settings.security_level", before: "medium", after: "high" },
            { target: "settings.rocket_loader", before: "on", after: "off" },
          ],
        },
      },
    ],
  }),
  phase(ORIGIN_RULES, {
    matched: true,
    workbench: {
      request: sent("/checkout"),
      effects: [{ target: "origin", before: "shop.example.com:443", after: "shop-eu.example.net:8443" }],
    },
    trace: [
      { description: "Media from the bucket", action: "route", matched: false },
      {
        description: "EU checkout",
        action: "route",
        matched: true,
        workbench: { effects: [{ target: "origin", before: "shop.example.com:443", after: "shop-eu.example.net:8443" }] },
      },
    ],
  }),
  phase(DDOS, { workbench: { fidelity: "not simulated", reason: "needs live traffic" } }),
  phase(IP_ACCESS, { matched: false, workbench: { beyond: true, request: sent("/checkout") } }),
  phase(CUSTOM_RULES, {
    matched: true,
    workbench: { scope: null, request: sent("/checkout"), documentation: "https://developers.cloudflare.com/waf/custom-rules/" },
    trace: [
      {
        type: "ruleset",
        name: "Account WAF",
        kind: "root",
        matched: true,
        workbench: { scope: "account" },
        trace: [
          {
            description: "Run “Scanner signatures”",
            action: "execute",
            matched: true,
            expression: "true",
            trace: [
              {
                type: "ruleset",
                name: "Scanner signatures",
                kind: "custom",
                matched: true,
                trace: [
                  { description: "Shop app skips the rest", action: "skip", matched: true },
                  ...["wp-login probes", "Path traversal", "Git folders", "Env files", "Backup archives"].map((description) => ({
                    description,
                    action: "block",
                    matched: false,
                    workbench: { skipped: { because: "Shop app skips the rest of the ruleset", by: "8.0.0.0.0" } },
                  })),
                ],
              },
            ],
          },
        ],
      },
      {
        type: "ruleset",
        name: "Zone custom rules",
        kind: "zone",
        matched: true,
        workbench: { scope: "zone", ruleset: "9d1f" },
        trace: [
          {
            description: "Office network skips bot checks",
            action: "skip",
            matched: false,
            expression: OFFICE,
            workbench: { explanation: OFFICE_EXPLANATION },
          },
          {
            description: "Leaked password gets a challenge",
            action: "managed_challenge",
            matched: false,
            expression: LEAKED,
            workbench: { explanation: LEAKED_EXPLANATION, fidelity: "assumed", reason: "it hangs on a value that nobody gave" },
          },
          {
            step_name: CHECKOUT_RULE.id,
            description: "Checkout only where we ship",
            action: "block",
            matched: true,
            expression: CHECKOUT,
            action_parameters: CHECKOUT_RULE.action_parameters,
            workbench: {
              rule: CHECKOUT_RULE.id,
              ended: true,
              fidelity: "assumed",
              reason: "cf.bot_management.verified_bot is false because nobody gave it",
              explanation: CHECKOUT_EXPLANATION,
              effects: [
                { target: "response.status", before: null, after: 403 },
                { target: "response.headers.content-type", before: null, after: "text/html" },
              ],
              json: CHECKOUT_RULE,
              source: { file: ZONE_FILE, pointer: "/rules/2" },
              documentation: "https://developers.cloudflare.com/waf/custom-rules/",
            },
          },
        ],
      },
    ],
  }),
  phase(RESPONSE_HEADERS, {
    matched: true,
    workbench: {
      fidelity: "assumed",
      reason: "Cloudflare does not say whether response phases run for its own answers",
      effects: [{ target: "response.headers.strict-transport-security", before: null, after: "max-age=31536000" }],
      response: { status: 403, headers: [["content-type", "text/html"]] },
    },
  }),
];

const BLOCK_WORKBENCH: ResultWorkbench = {
  outcome: "block",
  sentence:
    'Blocked by custom rule “Checkout only where we ship” (zone example.com), because ip.src.country is "US" and the bot score is 22, if cf.bot_management.verified_bot is false',
  certain: false,
  by: {
    phase: "http_request_firewall_custom",
    scope: "zone",
    ruleset: "9d1f",
    rule: CHECKOUT_RULE.id,
    description: "Checkout only where we ship",
    step: "8.1.2",
  },
  location: null,
  request: { method: "POST", url: "https://shop.example.com/checkout", headers: [["host", "shop.example.com"]] },
  origin: null,
  cache: null,
  response: {
    status: 403,
    headers: [
      ["content-type", "text/html"],
      ["strict-transport-security", "max-age=31536000"],
    ],
  },
  zone: { name: "example.com", how: "by hostname" },
  assumed: [
    { field: "cf.bot_management.verified_bot", value: false, steps: ["8.1.2"] },
    { field: "cf.waf.credential_check.password_leaked", value: false, steps: ["8.1.1"] },
  ],
  notReached: [
    "http_ratelimit",
    "http_request_firewall_managed",
    "http_request_sbfm",
    "http_request_redirect",
    "http_request_late_transform",
    "http_request_cache_settings",
    "http_request_snippets",
    "http_request_cloud_connector",
    "workers",
    "cache",
    "origin",
    "http_response_compression",
  ].map((name) => ({ phase: name, because: "8.1.2" })),
  limits: [],
  assumptions: { "response-phases-after-block": "run" },
};

/** Blocked by a custom rule: rewrites before it, an `execute` with a skip, response phases after it. */
export const BLOCKED: TraceResult = { status_code: 403, trace: steps(BLOCK_STEPS), workbench: BLOCK_WORKBENCH };

const NOTHING: ResultWorkbench = {
  outcome: "origin",
  sentence: "",
  certain: true,
  by: null,
  location: null,
  request: { method: "GET", url: "https://shop.example.com/", headers: [["host", "shop.example.com"]] },
  origin: null,
  cache: null,
  response: null,
  zone: { name: "example.com", how: "by hostname" },
  assumed: [],
  notReached: [],
  limits: [],
  assumptions: {},
};

/** A redirect that ends the request in its second phase. */
export const REDIRECTED: TraceResult = {
  status_code: 301,
  trace: steps([
    phase(SANITIZE, { matched: false }),
    phase(SINGLE_REDIRECTS, {
      matched: true,
      trace: [
        {
          description: "Old blog to the journal",
          action: "redirect",
          matched: true,
          expression: 'http.host eq "blog.example.com"',
          workbench: {
            ended: true,
            effects: [
              { target: "response.status", before: null, after: 301 },
              { target: "response.headers.location", before: null, after: "https://www.example.com/journal/2024" },
            ],
          },
        },
      ],
    }),
  ]),
  workbench: {
    ...NOTHING,
    outcome: "redirect",
    sentence:
      'Redirected to https://www.example.com/journal/2024 by Single Redirect “Old blog to the journal” (zone example.com), because http.host is "blog.example.com".',
    location: "https://www.example.com/journal/2024",
    by: {
      phase: "http_request_dynamic_redirect",
      scope: "zone",
      ruleset: null,
      rule: null,
      description: "Old blog to the journal",
      step: "1.0",
    },
    response: { status: 301, headers: [["location", "https://www.example.com/journal/2024"]] },
    notReached: ["http_request_transform", "http_request_firewall_custom", "workers"].map((name) => ({ phase: name, because: "1.0" })),
  },
};

/** Reaches the origin, if no managed rule matches; a broken rule and a Worker that was not run stand in it. */
export const ALLOWED: TraceResult = {
  status_code: 200,
  trace: steps([
    phase(SANITIZE, { matched: false }),
    phase(CUSTOM_RULES, {
      trace: [
        {
          type: "ruleset",
          name: "default",
          kind: "zone",
          trace: [
            {
              description: "Country of the partner",
              action: "block",
              expression: 'ip.src.contry eq "DE"',
              workbench: {
                problems: [
                  {
                    code: "unknown-identifier",
                    message: "There is no field `ip.src.contry`; did you mean `ip.src.country`?",
                    start: 0,
                    end: 13,
                  },
                ],
                source: { file: ZONE_FILE, pointer: "/rules/0" },
              },
            },
          ],
        },
      ],
    }),
    phase(MANAGED_RULES, {
      workbench: { fidelity: "not simulated", reason: "two of its rulesets are Cloudflare’s, whose expressions nobody has" },
      trace: [
        {
          type: "ruleset",
          name: "default",
          kind: "zone",
          trace: [
            {
              description: "Cloudflare Managed Ruleset",
              action: "execute",
              matched: true,
              trace: [
                {
                  type: "ruleset",
                  name: "Cloudflare Managed Ruleset",
                  kind: "managed",
                  workbench: { fidelity: "not simulated", reason: "nobody outside Cloudflare has its expressions" },
                },
              ],
            },
          ],
        },
      ],
    }),
    phase(CACHE_RULES, {
      matched: true,
      trace: [
        {
          description: "Static files for a day",
          action: "set_cache_settings",
          matched: true,
          workbench: { effects: [{ target: "cache.edge_ttl", before: null, after: 86400 }] },
        },
      ],
    }),
    {
      type: "worker",
      step_name: "shop-edge",
      name: "shop-edge",
      workbench: { ...WORKERS, fidelity: "not simulated", reason: "scripts are not allowed in this workspace", beyond: true },
    },
    phase(COMPRESSION, { matched: false }),
  ]),
  workbench: {
    ...NOTHING,
    sentence: "Allowed: it goes to the origin 203.0.113.10:443 with Host shop.example.com, if no managed rule matches.",
    certain: false,
    origin: { host: "203.0.113.10", port: 443, hostHeader: "shop.example.com", sni: "shop.example.com" },
    cache: { eligible: true, edgeTtl: 86400, browserTtl: null, key: null, by: "Static files for a day" },
    response: { status: 200, headers: [["content-type", "text/html"]] },
    limits: [{ code: "managed-rules", message: "2 managed rulesets are deployed; nobody outside Cloudflare has their expressions." }],
  },
};

/** The hostname belongs to no zone. */
export const UNTRACEABLE: TraceResult = {
  trace: [],
  workbench: {
    ...NOTHING,
    outcome: "untraceable",
    sentence: "Not traceable: no zone of this configuration serves shop.example.org.",
    zone: null,
    limits: [
      { code: "no-zone", message: "The configuration has the zones example.com and example.net; shop.example.org belongs to neither." },
    ],
  },
};

/** `count` rules in ten phases, every fiftieth of them matches. */
export function longResult(count: number): TraceResult {
  const perPhase = Math.ceil(count / 10);
  const drafts = Array.from({ length: 10 }, (_, position) =>
    phase(
      { product: `Phase ${position + 1}`, phase: `phase_${position + 1}`, side: "request" },
      {
        matched: true,
        trace: Array.from({ length: perPhase }, (_rule, rule) => ({
          description: `Rule ${rule + 1} of phase ${position + 1}`,
          action: rule % 50 === 0 ? "rewrite" : "block",
          matched: rule % 50 === 0,
          expression: `http.request.uri.path eq "/${position}/${rule}"`,
          ...(rule % 50 === 0 ? { workbench: { effects: [{ target: "request.headers.x-rule", before: null, after: String(rule) }] } } : {}),
        })),
      },
    ),
  );
  return { status_code: 200, trace: steps(drafts), workbench: { ...NOTHING, sentence: "Allowed: it goes to the origin." } };
}
