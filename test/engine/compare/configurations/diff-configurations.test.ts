import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffConfigurations } from "../../../../engine/compare/configurations/difference/index";
import { movedPairs } from "../../../../engine/compare/configurations/identity/moved-pairs";
import { type Configuration, readConfiguration } from "../../../../engine/config/index";
import type { Json } from "../../../../engine/support/json";
import { sampleFiles } from "../../../support/sample-workspace";

const Z = "zones/example.com";

function configuration(files: Readonly<Record<string, unknown>>): Configuration {
  const texts = Object.entries(files).map(([path, value]): [string, string] => [
    path,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return readConfiguration("c", new Map(texts));
}

function edits(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly string[] {
  return diffConfigurations(configuration(before), configuration(after)).map(({ kind, where, title }) => `${kind}: ${where}: ${title}`);
}

function custom(...rules: readonly Json[]): Readonly<Record<string, unknown>> {
  return { [`${Z}/rulesets/x.json`]: { id: "r", name: "default", kind: "zone", phase: "http_request_firewall_custom", rules } };
}

const A = { id: "a", ref: "a", description: "A", expression: "ssl", action: "block", enabled: true };
const B = { id: "b", ref: "b", description: "B", expression: "not ssl", action: "log", enabled: true };
const C = { id: "c", ref: "c", description: "C", expression: 'http.host eq "c"', action: "log", enabled: true };

describe("rules", () => {
  const CASES: readonly (readonly [name: string, before: readonly Json[], after: readonly Json[], edits: readonly string[]])[] = [
    ["nothing", [A, B], [A, B], []],
    ["added, with its place", [A], [A, B], ["added: Custom rules (example.com), “B”: added behind “A”"]],
    ["removed", [A, B], [B], ["removed: Custom rules (example.com), “A”: removed"]],
    ["expression", [A], [{ ...A, expression: "true" }], ["changed: Custom rules (example.com), “A”: expression changed"]],
    ["switched off", [A], [{ ...A, enabled: false }], ["changed: Custom rules (example.com), “A”: switched off"]],
    ["switched on", [{ ...A, enabled: false }], [A], ["changed: Custom rules (example.com), “A”: switched on"]],
    ["action", [A], [{ ...A, action: "log" }], ["changed: Custom rules (example.com), “A”: action changed from block to log"]],
    [
      "parameters",
      [{ ...A, action_parameters: { response: { status_code: 403 } } }],
      [{ ...A, action_parameters: { response: { status_code: 404, content: "no" } } }],
      [
        "changed: Custom rules (example.com), “A”: action_parameters.response.status_code changed from 403 to 404",
        "changed: Custom rules (example.com), “A”: action_parameters.response.content added: no",
      ],
    ],
    [
      "rate",
      [{ ...A, ratelimit: { period: 10 } }],
      [{ ...A, ratelimit: { period: 60 } }],
      ["changed: Custom rules (example.com), “A”: ratelimit.period changed from 10 to 60"],
    ],
    ["moved, the fewest that explain it", [A, B, C], [C, A, B], ["moved: Custom rules (example.com), “C”: moved at the front"]],
    [
      "moved and changed",
      [A, B],
      [{ ...B, action: "block" }, A],
      [
        "moved: Custom rules (example.com), “B”: moved at the front",
        "changed: Custom rules (example.com), “B”: action changed from log to block",
      ],
    ],
    [
      "what the network writes itself is no change",
      [{ ...A, version: "1", last_updated: "x" }],
      [{ ...A, version: "9", last_updated: "y" }],
      [],
    ],
    [
      "the same ref with a new id is the same rule",
      [A],
      [{ ...A, id: "z", expression: "true" }],
      ["changed: Custom rules (example.com), “A”: expression changed"],
    ],
    [
      "without ids, the contents tell",
      [
        { ...A, id: "1", ref: "1" },
        { ...B, id: "2", ref: "2" },
      ],
      [
        { ...B, id: "3", ref: "3" },
        { ...A, id: "4", ref: "4" },
      ],
      ["moved: Custom rules (example.com), “B”: moved at the front"],
    ],
    [
      "without ids, the description tells",
      [{ ...A, id: "1", ref: "1" }],
      [{ ...A, id: "2", ref: "2", expression: "true" }],
      ["changed: Custom rules (example.com), “A”: expression changed"],
    ],
    ["order of keys is no change", [A], [Object.fromEntries(Object.entries(A).reverse())], []],
  ];

  test.each(CASES)("%s", (_name, before, after, expected) => {
    expect(edits(custom(...before), custom(...after))).toEqual(expected);
  });

  test("names of files and envelopes are no change", () => {
    const ruleset = { id: "r", name: "default", kind: "zone", phase: "http_request_firewall_custom", rules: [A] };
    expect(
      edits(
        { [`${Z}/rulesets/one.json`]: ruleset },
        { [`${Z}/rulesets/two.json`]: { success: true, errors: [], messages: [], result: ruleset } },
      ),
    ).toEqual([]);
  });

  test("a whole ruleset is one edit", () => {
    expect(
      edits({ [`${Z}/zone.json`]: { name: "example.com" } }, { [`${Z}/zone.json`]: { name: "example.com" }, ...custom(A, B) }),
    ).toEqual(["added: Custom rules (example.com): added with 2 rules"]);
  });
});

describe("all else", () => {
  const list = (...items: readonly Json[]): unknown => ({ id: "l", name: "office", kind: "ip", items });
  const CASES: readonly (readonly [name: string, file: string, before: unknown, after: unknown, edits: readonly string[]])[] = [
    [
      "items of a list",
      "account/lists/o.json",
      list({ id: "1", ip: "192.0.2.1" }, { id: "2", ip: "192.0.2.2", comment: "a" }),
      list({ id: "9", ip: "192.0.2.2", comment: "b" }, { ip: "192.0.2.3" }),
      [
        "removed: list office, 192.0.2.1: removed",
        "added: list office, 192.0.2.3: added",
        "changed: list office, 192.0.2.2: comment changed from a to b",
      ],
    ],
    [
      "an item that lists something else is the one with its id",
      "account/lists/o.json",
      list({ id: "1", ip: "192.0.2.0/26" }),
      list({ id: "1", ip: "192.0.2.0/24" }),
      ["changed: list office, 192.0.2.0/24: ip changed from 192.0.2.0/26 to 192.0.2.0/24"],
    ],
    [
      "or, where ids were made anew, the one with its comment",
      "account/lists/o.json",
      list({ id: "1", ip: "192.0.2.0/26", comment: "Fourth floor" }, { id: "2", ip: "192.0.2.128/26" }),
      list({ id: "8", ip: "192.0.2.0/24", comment: "Fourth floor" }, { id: "9", ip: "192.0.2.128/26" }),
      ["changed: list office, 192.0.2.0/24: ip changed from 192.0.2.0/26 to 192.0.2.0/24"],
    ],
    [
      "the order of items is no change",
      "account/lists/o.json",
      list({ ip: "192.0.2.1" }, { ip: "192.0.2.2" }),
      list({ ip: "192.0.2.2" }, { ip: "192.0.2.1" }),
      [],
    ],
    [
      "settings",
      `${Z}/settings.json`,
      [{ id: "ssl", value: "full" }],
      [{ id: "ssl", value: "strict" }],
      ["changed: settings (example.com): ssl changed from full to strict"],
    ],
    [
      "records",
      `${Z}/dns_records.json`,
      [{ name: "a.example.com", type: "A", content: "192.0.2.1", proxied: true }],
      [{ name: "a.example.com", type: "A", content: "192.0.2.2", proxied: false }],
      [
        "changed: DNS records (example.com), A a.example.com: content changed from 192.0.2.1 to 192.0.2.2",
        "changed: DNS records (example.com), A a.example.com: no longer proxied",
      ],
    ],
    [
      "routes",
      `${Z}/workers_routes.json`,
      [{ id: "1", pattern: "example.com/*", script: "a" }],
      [{ id: "1", pattern: "example.com/*", script: "b" }],
      ["changed: Workers routes (example.com), “example.com/*”: script changed from a to b"],
    ],
    [
      "the plan",
      `${Z}/zone.json`,
      { name: "example.com", plan: { legacy_id: "pro" } },
      { name: "example.com", plan: { legacy_id: "enterprise" } },
      ["changed: zone example.com: plan changed from PRO to ENT"],
    ],
    [
      "what the engine keeps as it is",
      `${Z}/ua_rules.json`,
      [{ id: "u", mode: "block", configuration: { target: "ua", value: "x" } }],
      [{ id: "u", mode: "challenge", configuration: { target: "ua", value: "x" } }],
      ["changed: ua rules (example.com), “u”: mode changed from block to challenge"],
    ],
    ["a script", "account/workers/api.js", "1", "2", ["changed: Worker api: script changed"]],
  ];

  test.each(CASES)("%s", (_name, file, before, after, expected) => {
    const zone = { [`${Z}/zone.json`]: { name: "example.com" } };
    expect(edits({ ...zone, [file]: before }, { ...zone, [file]: after })).toEqual(expected);
  });

  test("of a list that is all new, only the numbers are told", () => {
    const many = (from: number): unknown =>
      list(...Array.from({ length: 600 }, (_, index) => ({ ip: `10.${from}.${Math.floor(index / 250)}.${index % 250}` })));
    expect(edits({ "account/lists/o.json": many(1) }, { "account/lists/o.json": many(2) })).toEqual([
      "changed: list office: 600 items added, 600 removed, 0 changed",
    ]);
  });

  test("zones", () => {
    expect(edits({ "zones/a.example/zone.json": { name: "a.example" } }, { "zones/b.example/zone.json": { name: "b.example" } })).toEqual([
      "removed: zone a.example: removed",
      "added: zone b.example: added",
    ]);
  });
});

describe("laws", () => {
  const sample = readConfiguration("sample", sampleFiles("production"));

  test("nothing differs from itself", () => {
    expect(diffConfigurations(sample, readConfiguration("again", sampleFiles("production")))).toEqual([]);
  });

  test("edits are numbered, and each says where it stands", () => {
    const empty = readConfiguration("empty", new Map());
    const found = diffConfigurations(empty, sample);
    expect(found.map(({ number }) => number)).toEqual(found.map((_, index) => index + 1));
    expect(found.every(({ place }) => place.after !== null)).toBe(true);
  });

  test("the moved ones are as few as can be: the others keep their order", () => {
    const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8], { minLength: 9 });
    fc.assert(
      fc.property(orders, (order) => {
        const moved = movedPairs(order, (place) => place);
        const kept = order.filter((place) => !moved.has(place));
        expect(kept).toEqual(kept.toSorted((left, right) => left - right));
        const longest = order.reduce<readonly number[]>((lengths, place, index) => {
          const before = lengths.filter((_, other) => (order[other] ?? 0) < place && other < index);
          return [...lengths, 1 + Math.max(0, ...before)];
        }, []);
        expect(kept.length).toBe(Math.max(...longest));
      }),
    );
  });
});
