import { describe, expect, test } from "vitest";
import { importShow } from "../../../../main/import/terraform/import-show";
import { ZONE_ID } from "../answers";

function show(value: unknown): ReturnType<typeof importShow> {
  return importShow({ path: "shown.json", text: JSON.stringify(value) });
}

function resource(address: string, values: Readonly<Record<string, unknown>>): unknown {
  const [type = "", name = ""] = address.replace(/^(?:module\.[^.]+\.)*(?:data\.)?/, "").split(".");
  return {
    address,
    mode: address.includes("data.") ? "data" : "managed",
    type,
    name,
    provider_name: "registry.terraform.io/cloudflare/cloudflare",
    values,
  };
}

const ZONE = resource("data.cloudflare_zone.z", { zone_id: ZONE_ID, name: "example.com" });

function ruleset(expression: string): unknown {
  return resource("cloudflare_ruleset.waf", {
    id: "2f2feab2026849078ba485f918791bdc",
    zone_id: ZONE_ID,
    account_id: null,
    name: "default",
    kind: "zone",
    phase: "http_request_firewall_custom",
    rules: [{ id: "r1", ref: "r1", action: "block", expression, enabled: true, action_parameters: null, ratelimit: null, logging: null }],
  });
}

describe("a state", () => {
  test("gives one configuration, with the resources of all modules", () => {
    const shown = show({
      format_version: "1.0",
      values: {
        root_module: {
          resources: [ZONE, ruleset("true")],
          child_modules: [
            {
              resources: [
                resource("module.a.cloudflare_workers_route.r", { id: "x", zone_id: ZONE_ID, pattern: "example.com/*", script: "api" }),
              ],
            },
          ],
        },
      },
    });
    if (shown.kind !== "state") throw new Error(shown.kind);
    const { files, notes } = shown.configuration;
    expect(notes).toEqual([]);
    expect([...files.keys()].sort()).toEqual([
      "zones/example.com/rulesets/http_request_firewall_custom.json",
      "zones/example.com/workers_routes.json",
    ]);
    expect(JSON.parse(files.get("zones/example.com/rulesets/http_request_firewall_custom.json") ?? "")).toEqual({
      id: "2f2feab2026849078ba485f918791bdc",
      name: "default",
      kind: "zone",
      phase: "http_request_firewall_custom",
      rules: [{ id: "r1", ref: "r1", action: "block", expression: "true", enabled: true }],
    });
  });

  test("of provider v4 has lists for blocks, and empty ones for blocks that are not there", () => {
    const shown = show({
      format_version: "1.0",
      values: {
        root_module: {
          resources: [
            ZONE,
            resource("cloudflare_ruleset.r", {
              id: "x",
              zone_id: ZONE_ID,
              kind: "zone",
              phase: "http_request_dynamic_redirect",
              rules: [
                {
                  action: "redirect",
                  expression: "true",
                  enabled: true,
                  logging: [],
                  action_parameters: [
                    {
                      from_list: [],
                      headers: [],
                      from_value: [
                        { status_code: 301, preserve_query_string: null, target_url: [{ value: "https://a.example/", expression: null }] },
                      ],
                    },
                  ],
                },
              ],
            }),
          ],
        },
      },
    });
    const files = shown.kind === "state" ? shown.configuration.files : new Map<string, string>();
    expect(JSON.parse(files.get("zones/example.com/rulesets/http_request_dynamic_redirect.json") ?? "{}")).toMatchObject({
      rules: [
        {
          action: "redirect",
          expression: "true",
          enabled: true,
          action_parameters: { from_value: { status_code: 301, target_url: { value: "https://a.example/" } } },
        },
      ],
    });
  });
});

describe("a plan", () => {
  const PLAN = {
    format_version: "1.2",
    prior_state: { values: { root_module: { resources: [ZONE, ruleset("true")] } } },
    planned_values: {
      root_module: {
        resources: [
          ruleset("false"),
          resource("cloudflare_list.office", { account_id: "a", name: "office", kind: "ip" }),
          resource("cloudflare_list_item.i", { account_id: "a", ip: "192.0.2.1" }),
          resource("cloudflare_workers_route.r", { zone_id: ZONE_ID, script: "x" }),
        ],
      },
    },
    resource_changes: [
      {
        address: "cloudflare_list.office",
        type: "cloudflare_list",
        change: { before: null, after_unknown: { id: true, num_items: true } },
      },
      {
        address: "cloudflare_list_item.i",
        type: "cloudflare_list_item",
        change: { before: null, after_unknown: { id: true, list_id: true } },
      },
      {
        address: "cloudflare_workers_route.r",
        type: "cloudflare_workers_route",
        change: { before: null, after_unknown: { id: true, pattern: true } },
      },
    ],
    configuration: {
      root_module: {
        resources: [
          {
            address: "cloudflare_list_item.i",
            expressions: { list_id: { references: ["cloudflare_list.office.id", "cloudflare_list.office"] } },
          },
        ],
      },
    },
  };

  test("gives two configurations, before and after", () => {
    const shown = show(PLAN);
    if (shown.kind !== "plan") throw new Error(shown.kind);
    const waf = "zones/example.com/rulesets/http_request_firewall_custom.json";
    expect(shown.before.files.get(waf)).toContain('"expression": "true"');
    expect(shown.after.files.get(waf)).toContain('"expression": "false"');
    expect(shown.before.notes).toEqual([]);
  });

  test("what is still to be made is found by what refers to it, and what is known only later is told", () => {
    const shown = show(PLAN);
    if (shown.kind !== "plan") throw new Error(shown.kind);
    expect(JSON.parse(shown.after.files.get("account/lists/office.items.json") ?? "[]")).toMatchObject([{ ip: "192.0.2.1" }]);
    expect(shown.after.notes.map(({ message }) => message)).toEqual([
      "cloudflare_workers_route.r: “pattern” cannot be told: it is known only once the plan is applied. It is left out.",
    ]);
  });
});

test("an id inside a rule that is known only later is told, and the rule's own is not", () => {
  const execute = { action: "execute", expression: "true", enabled: true, action_parameters: { overrides: null } };
  const entry = { zone_id: ZONE_ID, name: "default", kind: "zone", phase: "http_request_firewall_custom", rules: [execute] };
  const shown = show({
    format_version: "1.2",
    planned_values: { root_module: { resources: [resource("cloudflare_ruleset.entry", entry)] } },
    prior_state: { values: { root_module: { resources: [ZONE] } } },
    resource_changes: [
      {
        address: "cloudflare_ruleset.entry",
        type: "cloudflare_ruleset",
        change: {
          before: null,
          after_unknown: { id: true, rules: [{ id: true, ref: true, version: true, action_parameters: { id: true, version: true } }] },
        },
      },
    ],
  });
  if (shown.kind !== "plan") throw new Error(shown.kind);
  expect(shown.after.notes.map(({ message }) => message)).toEqual([
    "cloudflare_ruleset.entry: “rules[0].action_parameters.id” cannot be told: it is known only once the plan is applied. It is left out.",
  ]);
});

describe("what is neither", () => {
  test.each([
    ["a raw state file", { version: 4, lineage: "x", resources: [] }, "This is a state file as Terraform keeps it"],
    ["anything else", { a: 1 }, "This is not what terraform show -json gives"],
    ["a list", [1], "This is not what terraform show -json gives"],
  ])("%s is told", (_name, value, message) => {
    const shown = show(value);
    expect(shown.kind === "neither" && shown.notes[0]?.message).toContain(message);
  });
});
