import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateTrace, prepareConfiguration, runTrace, type SavedTrace, toCloudflare } from "../../../engine/index";
import type { Json, JsonObject } from "../../../engine/support/json";
import { configurationOf, entryPoint } from "../../support/configurations";

/** Conditions whose outcome hangs on the request in every way that matters here: always, never, by path, method, header and bot score. */
const EXPRESSION = fc.constantFrom(
  "true",
  'http.request.uri.path eq "/a"',
  'http.request.uri.path contains "b"',
  'http.request.method eq "POST"',
  'http.request.headers["x-flag"][0] eq "on"',
  "cf.bot_management.score lt 30",
  'not raw.http.request.uri.path in {"/a" "/ab"}',
  'http.hots eq "broken"',
);

const NEVER = 'http.request.uri.path eq "/this-path-is-never-traced"';

const ACTIONS: Readonly<Record<string, readonly (readonly [action: string, parameters: JsonObject | null])[]>> = {
  http_request_dynamic_redirect: [
    ["redirect", { from_value: { target_url: { value: "https://example.com/moved" }, preserve_query_string: true } }],
  ],
  http_request_transform: [
    ["rewrite", { uri: { path: { value: "/ab" } } }],
    ["rewrite", { uri: { query: { value: "k=v" }, path: { expression: 'concat("/b", http.request.uri.path)' } } }],
  ],
  http_request_origin: [["route", { origin: { port: 8443 }, host_header: "origin.example.com" }]],
  http_request_firewall_custom: [
    ["block", null],
    ["managed_challenge", null],
    ["log", null],
    ["skip", { ruleset: "current" }],
    ["skip", { phases: ["http_ratelimit"], products: ["bic"] }],
    ["execute", { id: "shared" }],
  ],
  http_ratelimit: [["block", null]],
  http_request_late_transform: [["rewrite", { headers: { "x-flag": { operation: "set", value: "on" } } }]],
  http_response_headers_transform: [["rewrite", { headers: { "x-seen": { operation: "add", value: "1" } } }]],
};

interface PlannedRule {
  readonly phase: string;
  readonly json: JsonObject;
}

const RULE: fc.Arbitrary<PlannedRule> = fc.constantFrom(...Object.keys(ACTIONS)).chain((phase) =>
  fc.record({ expression: EXPRESSION, pick: fc.nat(), enabled: fc.boolean() }).map(({ expression, pick, enabled }) => {
    const choices = ACTIONS[phase] ?? [];
    const [action = "log", parameters = null] = choices[pick % choices.length] ?? [];
    const own = { action, expression, enabled };
    return { phase, json: parameters === null ? own : { ...own, action_parameters: parameters } };
  }),
);

const RULES = fc
  .array(RULE, { maxLength: 12 })
  .map((rules) => rules.map((rule, index): PlannedRule => ({ phase: rule.phase, json: { id: `rule-${index}`, ...rule.json } })));

const TRACE: fc.Arbitrary<SavedTrace> = fc.record({
  trace: fc.record({
    method: fc.constantFrom("GET", "POST"),
    url: fc.constantFrom("https://example.com/a", "https://example.com/ab?q=1", "http://www.example.com/", "https://elsewhere.test/"),
    headers: fc.constantFrom({}, { "x-flag": "on" }),
    context: fc.constantFrom({}, { bot_score: 5 }, { skip_challenge: true, bot_score: 5 }),
    skip_response: fc.boolean(),
  }),
});

const SHARED = {
  id: "shared",
  name: "Shared",
  kind: "custom",
  phase: "http_request_firewall_custom",
  rules: [{ id: "shared-1", expression: 'http.request.method eq "POST"', action: "block" }],
};

/** Products that act on some of the traces, by the file that sets them up. */
const PRODUCT_FILES: Readonly<Record<string, Json>> = {
  "zones/example.com/settings.json": [
    { id: "always_use_https", value: "on" },
    { id: "ssl", value: "flexible" },
    { id: "browser_check", value: "on" },
  ],
  "zones/example.com/pagerules.json": [
    {
      id: "page",
      status: "active",
      priority: 1,
      targets: [{ target: "url", constraint: { operator: "matches", value: "example.com/a*" } }],
      actions: [
        { id: "cache_level", value: "cache_everything" },
        { id: "host_header_override", value: "page.example.com" },
      ],
    },
  ],
  "zones/example.com/managed_headers.json": {
    managed_request_headers: [{ id: "add_true_client_ip_headers", enabled: true }],
    managed_response_headers: [{ id: "add_security_headers", enabled: true }],
  },
  "zones/example.com/bot_management.json": { sbfm_definitely_automated: "block", sbfm_likely_automated: "managed_challenge" },
  "zones/example.com/waiting_rooms.json": [{ id: "room", name: "Room", host: "example.com", path: "/ab", queue_all: true }],
  "zones/example.com/firewall_rules.json": [
    { id: "old", action: "block", filter: { expression: 'http.request.uri.query contains "q=1"' } },
  ],
  "zones/example.com/access_apps.json": [{ id: "app", name: "App", type: "self_hosted", domain: "www.example.com" }],
  "zones/example.com/load_balancers.json": [{ id: "lb", name: "example.com", default_pools: ["p"] }],
  "account/load_balancer_pools.json": [{ id: "p", name: "Pool", origins: [{ name: "o", address: "192.0.2.50" }] }],
};

function prepare(rules: readonly PlannedRule[], files: Readonly<Record<string, Json>> = {}) {
  const phases = [...new Set(rules.map(({ phase }) => phase))];
  const zone = phases.map((phase) =>
    entryPoint(
      phase,
      rules.filter((rule) => rule.phase === phase).map(({ json }) => json),
    ),
  );
  return prepareConfiguration(configurationOf({ zone, account: [SHARED], files }));
}

describe("laws of the pipeline", () => {
  test("a disabled rule is as good as deleted: the same result, byte for byte", () => {
    const enabled = (rules: readonly PlannedRule[]): readonly PlannedRule[] => rules.filter(({ json }) => json["enabled"] !== false);
    fc.assert(
      fc.property(RULES, TRACE, (rules, trace) => {
        const withDisabled = toCloudflare(runTrace(prepare(rules), trace));
        expect(JSON.stringify(withDisabled)).toBe(JSON.stringify(toCloudflare(runTrace(prepare(enabled(rules)), trace))));
      }),
    );
  });

  test("a rule that does not match changes no outcome, wherever it stands", () => {
    fc.assert(
      fc.property(RULES, RULE, fc.nat(), TRACE, (rules, extra, at, trace) => {
        const idle = { phase: extra.phase, json: { ...extra.json, id: "idle", expression: NEVER, enabled: true } };
        const position = at % (rules.length + 1);
        const longer = [...rules.slice(0, position), idle, ...rules.slice(position)];
        expect(evaluateTrace(prepare(longer), trace)).toEqual(evaluateTrace(prepare(rules), trace));
      }),
    );
  });

  test("two log rules may change places", () => {
    fc.assert(
      fc.property(RULES, EXPRESSION, EXPRESSION, fc.nat(), fc.nat(), TRACE, (rules, one, other, at, further, trace) => {
        const log = (id: string, expression: string): PlannedRule => ({
          phase: "http_request_firewall_custom",
          json: { id, action: "log", expression },
        });
        const first = at % (rules.length + 1);
        const second = first + (further % (rules.length - first + 1));
        const placed = (early: PlannedRule, late: PlannedRule): readonly PlannedRule[] => [
          ...rules.slice(0, first),
          early,
          ...rules.slice(first, second),
          late,
          ...rules.slice(second),
        ];
        const [left, right] = [log("one", one), log("other", other)];
        expect(evaluateTrace(prepare(placed(left, right)), trace)).toEqual(evaluateTrace(prepare(placed(right, left)), trace));
      }),
    );
  });

  test("outcomes alone are those of the trace, with products outside the Ruleset Engine too", () => {
    fc.assert(
      fc.property(RULES, fc.subarray(Object.entries(PRODUCT_FILES)), TRACE, (rules, files, trace) => {
        const prepared = prepare(rules, Object.fromEntries(files));
        const { status_code, workbench } = runTrace(prepared, trace);
        const outcome = evaluateTrace(prepared, trace);
        const { outcome: kind, location, request, origin, response } = workbench;
        if (outcome === null) expect(kind).toBe("untraceable");
        else expect(outcome).toMatchObject({ status_code, outcome: kind, location, request, origin, response });
      }),
    );
  });

  test("outcomes alone are those of the trace", () => {
    fc.assert(
      fc.property(RULES, TRACE, (rules, trace) => {
        const prepared = prepare(rules);
        const { status_code, workbench } = runTrace(prepared, trace);
        const outcome = evaluateTrace(prepared, trace);
        if (outcome === null) {
          expect(workbench.outcome).toBe("untraceable");
          return;
        }
        const { by, ...rest } = outcome;
        expect(by === null ? null : { ...by, step: workbench.by?.step }).toEqual(workbench.by);
        const { outcome: kind, location, request, origin, response } = workbench;
        expect(rest).toEqual({ status_code, outcome: kind, location, request, origin, response });
      }),
    );
  });

  test("the same trace gives the same bytes, whatever was traced before", () => {
    fc.assert(
      fc.property(RULES, TRACE, TRACE, (rules, trace, other) => {
        const prepared = prepare(rules);
        const first = JSON.stringify(runTrace(prepared, trace));
        runTrace(prepared, other);
        expect(JSON.stringify(runTrace(prepared, trace))).toBe(first);
        expect(JSON.stringify(runTrace(prepare(rules), trace))).toBe(first);
      }),
    );
  });

  test("ids of steps are their places, and every step that skips or decides is there", () => {
    fc.assert(
      fc.property(RULES, TRACE, (rules, trace) => {
        const { trace: steps, workbench } = runTrace(prepare(rules), trace);
        const ids = new Set<string>();
        const walk = (list: typeof steps, prefix: string): void => {
          for (const [index, step] of list.entries()) {
            expect(step.workbench.id).toBe(`${prefix}${index}`);
            ids.add(step.workbench.id);
            if (step.workbench.skipped?.by !== undefined && step.workbench.skipped.by !== null)
              expect(ids).toContain(step.workbench.skipped.by);
            walk(step.trace ?? [], `${step.workbench.id}.`);
          }
        };
        walk(steps, "");
        if (workbench.by !== null) expect(ids).toContain(workbench.by.step);
        for (const { steps: where } of workbench.assumed) for (const step of where) expect(ids).toContain(step);
      }),
    );
  });
});
