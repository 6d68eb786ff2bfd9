import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { toApi, toBundle, toTerraform } from "../../../engine/config/export/index";
import { type Configuration, filesOfBundle, readConfiguration } from "../../../engine/config/index";
import { importApi } from "../../../main/import/api/import-api";
import { importTerraform } from "../../../main/import/terraform/import-terraform";
import { sampleFiles } from "../../support/sample-workspace";

/** On a busy machine, loading the program alone takes seconds. */
vi.setConfig({ testTimeout: 30_000 });

const texts = fc.oneof(
  fc.string({ maxLength: 12, unit: "grapheme" }),
  fc.constantFrom('"${x}"', "%{ if }", "\\d+\n\t", "$${a}", "é😀\u2028"),
);
const parameters = fc.oneof(
  fc.constant(undefined),
  fc.record({
    response: fc.record({ status_code: fc.integer({ min: 400, max: 499 }), content: texts, content_type: fc.constant("text/plain") }),
  }),
  fc.record({
    headers: fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,8}$/), fc.record({ operation: fc.constant("set"), value: texts }), {
      minKeys: 1,
      maxKeys: 3,
    }),
  }),
);
const rule = fc
  .record({
    id: fc.uuid(),
    description: texts,
    expression: texts,
    action: fc.constantFrom("block", "log", "rewrite"),
    enabled: fc.boolean(),
    action_parameters: parameters,
  })
  .map(({ id, action_parameters, ...rest }) => ({
    id,
    ref: id,
    ...rest,
    ...(action_parameters === undefined ? {} : { action_parameters }),
  }));
const ruleset = (kind: string, phase: string): fc.Arbitrary<unknown> =>
  fc.record({
    id: fc.uuid(),
    name: texts,
    description: texts,
    kind: fc.constant(kind),
    phase: fc.constant(phase),
    rules: fc.array(rule, { maxLength: 4 }),
  });
const item = fc.record({ id: fc.uuid(), ip: fc.ipV4(), comment: texts });
const zone = (name: string): fc.Arbitrary<readonly (readonly [string, unknown])[]> =>
  fc
    .record({
      firewall: ruleset("zone", "http_request_firewall_custom"),
      redirects: ruleset("zone", "http_request_dynamic_redirect"),
      ssl: fc.constantFrom("full", "strict"),
    })
    .map(({ firewall, redirects, ssl }) => [
      [
        `zones/${name}/zone.json`,
        { id: `id-of-${name}`, name, paused: false, plan: { legacy_id: "pro" }, account: { id: "acc", name: "Example" } },
      ],
      [`zones/${name}/rulesets/a.json`, firewall],
      [`zones/${name}/rulesets/b.json`, redirects],
      [`zones/${name}/settings.json`, [{ id: "ssl", value: ssl }]],
      [`zones/${name}/dns_records.json`, [{ id: `d-${name}`, name, type: "A", content: "192.0.2.1", proxied: true, ttl: 1 }]],
    ]);
const configurations = fc
  .record({
    one: zone("example.com"),
    two: zone("example.org"),
    account: ruleset("root", "http_request_firewall_custom"),
    items: fc.uniqueArray(item, { selector: ({ id }) => id, minLength: 1, maxLength: 5 }),
  })
  .map(({ one, two, account, items }) => {
    const entries: readonly (readonly [string, unknown])[] = [
      ["account/account.json", { id: "acc", name: "Example", type: "enterprise" }],
      ["account/rulesets/a.json", account],
      ["account/lists/office.json", { id: "l", name: "office", kind: "ip", items }],
      ...one,
      ...two,
    ];
    return new Map(entries.map(([path, value]): [string, string] => [path, JSON.stringify(value)]));
  });

/** All that a configuration says, without the names of files and the order that they give. */
function meaning({ account, zones }: Configuration): unknown {
  const sorted = zones.map((each) => ({ ...each, rulesets: each.rulesets.toSorted((left, right) => (left.phase < right.phase ? -1 : 1)) }));
  return JSON.parse(JSON.stringify({ account, zones: sorted }, (key, value: unknown) => (key === "source" ? undefined : value)));
}

describe("export and import give the same configuration", () => {
  test("a bundle, in its own layout", () => {
    fc.assert(
      fc.property(configurations, (files) => {
        const { bundle, left } = toBundle(files);
        expect(left).toEqual([]);
        expect(meaning(readConfiguration("c", filesOfBundle(bundle)))).toEqual(meaning(readConfiguration("c", files)));
      }),
    );
  });

  test("a bundle, imported as an answer of an unknown form", () => {
    fc.assert(
      fc.property(configurations, (files) => {
        const { files: made, notes } = importApi([{ path: "bundle.json", text: JSON.stringify(toBundle(files).bundle) }]);
        expect(notes).toEqual([]);
        expect(meaning(readConfiguration("c", made))).toEqual(meaning(readConfiguration("c", files)));
      }),
    );
  });

  test("files, imported from one heap", () => {
    fc.assert(
      fc.property(configurations, (files) => {
        const heap = [...files].map(([path, text]) => ({ path: path.replace(/^(?:zones\/)?/, "heap/").replace("/rulesets/", "/"), text }));
        const { files: made, notes } = importApi(heap);
        expect(notes).toEqual([]);
        expect(meaning(readConfiguration("c", made))).toEqual(meaning(readConfiguration("c", files)));
      }),
    );
  });

  test("a ruleset, as Terraform", () => {
    fc.assert(
      fc.property(ruleset("zone", "http_request_firewall_custom"), (json) => {
        const before = readConfiguration("c", new Map([["zones/example.com/rulesets/a.json", JSON.stringify(json)]]));
        const [first] = before.zones[0]?.rulesets ?? [];
        if (first === undefined) throw new Error("no ruleset");
        const text = toTerraform(first, { attribute: "zone_id", id: "0da42c8d2132a9ddaf714f9e7c920711" });
        const { files } = importTerraform([{ path: "main.tf", text }], {
          zoneNames: new Map([["0da42c8d2132a9ddaf714f9e7c920711", "example.com"]]),
        });
        const after = readConfiguration("c", files).zones[0]?.rulesets[0];
        const told = (rules: typeof first.rules | undefined): unknown =>
          rules?.map(({ ref, description, expression, action, actionParameters, enabled }) => ({
            ref,
            description,
            expression,
            action,
            actionParameters,
            enabled,
          }));
        expect(told(after?.rules)).toEqual(told(first.rules));
      }),
    );
  });
});

test("every ruleset of the sample goes to Terraform and back", () => {
  const sample = readConfiguration("sample", sampleFiles("production"));
  for (const { name, id, rulesets } of sample.zones) {
    for (const ruleset_ of rulesets.filter(({ kind }) => kind !== "managed")) {
      const { files, notes } = importTerraform([{ path: "main.tf", text: toTerraform(ruleset_, { attribute: "zone_id", id }) }], {
        zoneNames: new Map([[id, name]]),
      });
      expect(notes).toEqual([]);
      const [again] = readConfiguration("again", files).zones[0]?.rulesets ?? [];
      expect(again?.rules.map(({ expression, action, actionParameters }) => ({ expression, action, actionParameters }))).toEqual(
        ruleset_.rules.map(({ expression, action, actionParameters }) => ({ expression, action, actionParameters })),
      );
    }
  }
});

test("requests to the API name the place and leave out what only the API writes", () => {
  const configuration = readConfiguration(
    "c",
    new Map(
      Object.entries({
        "account/account.json": { id: "acc", name: "A" },
        "account/lists/o.json": { id: "list1", name: "office", kind: "ip", items: [{ id: "i", ip: "192.0.2.1", created_on: "x" }] },
        "account/rulesets/m.json": { id: "mine", name: "mine", kind: "custom", phase: "http_request_firewall_custom", rules: [] },
        "account/rulesets/c.json": { id: "theirs", kind: "managed", phase: "http_request_firewall_managed", rules: [] },
        "zones/example.com/zone.json": { id: "z1", name: "example.com" },
        "zones/example.com/rulesets/r.json": {
          id: "r",
          kind: "zone",
          phase: "http_ratelimit",
          version: "7",
          rules: [{ id: "a", ref: "a", version: "3", last_updated: "x", action: "block", expression: "true" }],
        },
      }).map(([path, value]): [string, string] => [path, JSON.stringify(value)]),
    ),
  );
  expect(toApi(configuration)).toEqual([
    {
      method: "PUT",
      path: "/accounts/acc/rulesets/mine",
      body: { name: "mine", kind: "custom", phase: "http_request_firewall_custom", rules: [] },
    },
    { method: "PUT", path: "/accounts/acc/rules/lists/list1/items", body: [{ ip: "192.0.2.1" }] },
    {
      method: "PUT",
      path: "/zones/z1/rulesets/phases/http_ratelimit/entrypoint",
      body: { kind: "zone", phase: "http_ratelimit", rules: [{ id: "a", ref: "a", action: "block", expression: "true" }] },
    },
  ]);
});
