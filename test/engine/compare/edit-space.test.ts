import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffConfigurations } from "../../../engine/compare/configurations/difference/index";
import type { ComparedEdit } from "../../../engine/compare/configurations/edit";
import { createEditSpace } from "../../../engine/compare/configurations/edit-space";
import { mergeOrder } from "../../../engine/compare/configurations/merge-order";
import { readConfiguration } from "../../../engine/config/index";
import type { Json } from "../../../engine/support/json";
import { sampleFiles } from "../../support/sample-workspace";

const ZONE = "zones/example.com/zone.json";
const RULESET = "zones/example.com/rulesets/custom.json";

function ruleset(rules: readonly Json[]): string {
  return JSON.stringify({ id: "r", name: "default", kind: "zone", phase: "http_request_firewall_custom", rules });
}

function editsBetween(before: readonly Json[], after: readonly Json[]): readonly string[] {
  const space = createEditSpace(new Map([[RULESET, ruleset(before)]]), new Map([[RULESET, ruleset(after)]]));
  return space.edits.map(({ kind, title, where }) => `${kind}: ${where}: ${title}`);
}

const A = { id: "a", description: "A", expression: "ssl", action: "block", enabled: true };
const B = { id: "b", description: "B", expression: "ssl", action: "log", enabled: true };
const C = { id: "c", description: "C", expression: "ssl", action: "log", enabled: true };

describe("the edits between two configurations", () => {
  const EDITS: readonly (readonly [name: string, before: readonly Json[], after: readonly Json[], edits: readonly string[]])[] = [
    ["nothing", [A, B], [A, B], []],
    ["a rule added", [A], [A, B], ["added: Custom rules (example.com), “B”: added"]],
    ["a rule removed", [A, B], [B], ["removed: Custom rules (example.com), “A”: removed"]],
    ["an expression changed", [A], [{ ...A, expression: "not ssl" }], ["changed: Custom rules (example.com), “A”: expression changed"]],
    ["a rule switched off", [A], [{ ...A, enabled: false }], ["changed: Custom rules (example.com), “A”: switched off"]],
    ["two rules that changed places are one move", [A, B], [B, A], ["moved: Custom rules (example.com), “B”: moved to the front"]],
    ["a rule that went to the front", [A, B, C], [C, A, B], ["moved: Custom rules (example.com), “C”: moved to the front"]],
    [
      "an action with its parameters is one edit",
      [A],
      [{ ...A, action: "skip", action_parameters: { ruleset: "current" } }],
      ["changed: Custom rules (example.com), “A”: action changed from block to skip"],
    ],
    [
      "parameters of an action that stayed",
      [{ ...A, action_parameters: { response: { status_code: 403 } } }],
      [{ ...A, action_parameters: { response: { status_code: 404 } } }],
      ["changed: Custom rules (example.com), “A”: action_parameters.response.status_code changed"],
    ],
    [
      "version and time of a change are no edits",
      [{ ...A, version: "1", last_updated: "x" }],
      [{ ...A, version: "2", last_updated: "y" }],
      [],
    ],
    ["a new id with the old ref is the same rule", [{ ...A, ref: "r" }], [{ ...A, ref: "r", id: "z" }], []],
  ];

  test.each(EDITS)("%s", (_name, before, after, edits) => {
    expect(editsBetween(before, after)).toEqual(edits);
  });

  test("an answer with its envelope and one without are the same", () => {
    const rules = ruleset([A, B]);
    const wrapped = `{"success": true, "errors": [], "result": ${rules}}`;
    expect(createEditSpace(new Map([[RULESET, rules]]), new Map([[RULESET, wrapped]])).edits).toEqual([]);
  });

  describe("whatever files are called", () => {
    const LIST = { id: "l1", name: "offices", kind: "ip", items: [{ ip: "192.0.2.1" }] };
    const FILES: readonly (readonly [
      name: string,
      before: readonly (readonly [string, Json])[],
      after: readonly (readonly [string, Json])[],
      edits: readonly string[],
    ])[] = [
      [
        "an entry point is known by its phase",
        [["zones/example.com/rulesets/custom.json", { kind: "zone", phase: "http_request_firewall_custom", rules: [A, B] }]],
        [
          [
            "zones/example.com/rulesets/firewall.json",
            { kind: "zone", phase: "http_request_firewall_custom", rules: [A, { ...B, action: "block" }] },
          ],
        ],
        ["Custom rules (example.com), “B”: action changed from log to block"],
      ],
      [
        "in the folder of the zone that has its name",
        [
          ["zones/example.com/zone.json", { name: "example.com" }],
          ["zones/example.com/rulesets/a.json", { kind: "zone", phase: "http_ratelimit", rules: [A] }],
        ],
        [
          ["zones/023e105f/zone.json", { name: "example.com" }],
          ["zones/023e105f/rulesets/b.json", { kind: "zone", phase: "http_ratelimit", rules: [{ ...A, enabled: false }] }],
        ],
        ["Rate limiting rules (023e105f), “A”: switched off"],
      ],
      [
        "a custom ruleset by its name where its id was made anew",
        [["account/rulesets/a.json", { id: "1", name: "Shop", kind: "custom", phase: "http_request_firewall_custom", rules: [A] }]],
        [["account/rulesets/b.json", { id: "2", name: "Shop", kind: "custom", phase: "http_request_firewall_custom", rules: [A] }]],
        [],
      ],
      [
        "a list by its name",
        [["account/lists/a.json", LIST]],
        [["account/lists/b.json", { ...LIST, items: [{ ip: "192.0.2.1" }, { ip: "192.0.2.2" }] }]],
        ["list b, an entry: added"],
      ],
      [
        "a file whose ruleset stands in another phase now is the same by its path",
        [["zones/example.com/rulesets/a.json", { kind: "zone", phase: "http_ratelimit", rules: [A] }]],
        [["zones/example.com/rulesets/a.json", { kind: "zone", phase: "http_request_sanitize", rules: [A] }]],
        ["URL normalization (example.com): phase changed"],
      ],
    ];

    test.each(FILES)("%s", (_name, before, after, edits) => {
      const texts = (files: readonly (readonly [string, Json])[]): ReadonlyMap<string, string> =>
        new Map(files.map(([file, json]) => [file, JSON.stringify(json)]));
      const space = createEditSpace(texts(before), texts(after));
      expect(space.edits.map(({ where, title }) => `${where}: ${title}`).toSorted()).toEqual(edits.toSorted());
    });

    test("places name the file of their side, and a new file takes no other's name", () => {
      const custom = (rules: readonly Json[]): string => ruleset(rules);
      const limits = JSON.stringify({ kind: "zone", phase: "http_ratelimit", rules: [C] });
      const space = createEditSpace(
        new Map([["zones/example.com/rulesets/a.json", custom([A])]]),
        new Map([
          ["zones/example.com/rulesets/a.json", limits],
          ["zones/example.com/rulesets/b.json", custom([{ ...A, enabled: false }])],
        ]),
      );
      expect(space.edits.map(({ place }) => [place.before?.file, place.after?.file])).toEqual([
        ["zones/example.com/rulesets/a.json", "zones/example.com/rulesets/b.json"],
        [undefined, "zones/example.com/rulesets/a.json"],
      ]);
      const both = space.with(new Set([1, 2]));
      expect([...both.keys()]).toEqual(["zones/example.com/rulesets/a.json", "zones/example.com/rulesets/a-2.json"]);
      expect(both.get("zones/example.com/rulesets/a-2.json")).toBe(limits);
    });
  });

  test("rules whose ids were all made anew are the same where they do the same", () => {
    const anew = [A, B, C].map((rule, index) => ({ ...rule, id: `new-${index}` }));
    expect(editsBetween([A, B, C], [{ ...anew[0], expression: "not ssl" }, anew[1] ?? null, anew[2] ?? null])).toEqual([
      "changed: Custom rules (example.com), “A”: expression changed",
    ]);
  });

  test("places name both sides", () => {
    const space = createEditSpace(new Map([[RULESET, ruleset([A, B])]]), new Map([[RULESET, ruleset([C, A, { ...B, action: "block" }])]]));
    expect(space.edits.map(({ place }) => place)).toEqual([
      { before: { file: RULESET, pointer: "/rules/1/action" }, after: { file: RULESET, pointer: "/rules/2/action" } },
      { before: null, after: { file: RULESET, pointer: "/rules/0" } },
    ]);
  });

  test("files that came and went are edits as a whole", () => {
    const space = createEditSpace(new Map([["account/a.json", "{}"]]), new Map([["account/workers/b.js", "//"]]));
    expect(space.edits.map(({ kind, title }) => `${kind}: ${title}`)).toEqual(["removed: removed as a whole", "added: added as a whole"]);
    expect([...space.with(new Set([2])).keys()]).toEqual(["account/a.json", "account/workers/b.js"]);
  });

  test("the sample's eight edits are found one by one", () => {
    const { edits } = createEditSpace(sampleFiles("production"), sampleFiles("proposed"));
    expect(edits.map(({ where, title }) => `${where}: ${title}`)).toEqual([
      "list office_networks, “Office, fourth floor”: ip changed",
      "Custom rules (example.com), “Checkout: orders from countries without delivery”: expression changed",
      "Custom rules (example.com), “Photos: not on other people's pages”: switched off",
      "Custom rules (example.com), “Block scripted clients”: added",
      "Custom rules (example.com), “API: calls need a token”: moved behind “Block scripted clients”",
      "Origin Rules (example.com), “Scripts of the old shop”: action_parameters.origin.port changed",
      "Response Header Transform Rules (example.com), “Shop: content security policy”: action_parameters.headers.content-security-policy.value changed",
      "Single Redirects (example.com), “Visitors from AT, CH and DE start in the German shop”: action_parameters.from_value.status_code changed",
    ]);
  });
});

test("the edits that are taken one by one are those that are told of the configurations, on the same places", () => {
  const told = (edits: readonly ComparedEdit[]): readonly string[] =>
    edits.map(({ kind, place }) => `${kind} ${(place.after ?? place.before)?.file} ${placeOfMember(place)}`).toSorted();
  const [before, after] = [sampleFiles("production"), sampleFiles("proposed")];
  expect(told(diffConfigurations(readConfiguration("a", before), readConfiguration("b", after)))).toEqual(
    told(createEditSpace(before, after).edits),
  );
});

/** The rule or item, which both name alike. */
function placeOfMember({ before, after }: ComparedEdit["place"]): string {
  return /^(?:\/result)?\/(?:rules|items)\/\d+/.exec((after ?? before)?.pointer ?? "")?.[0] ?? "";
}

const LETTERS: readonly string[] = ["a", "b", "c", "d", "e", "f", "g", "h"];

describe("edits, taken together", () => {
  const rule = fc.record({ expression: fc.constantFrom("ssl", "not ssl"), enabled: fc.boolean(), action: fc.constantFrom("block", "log") });
  const rules = fc
    .uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"), { maxLength: 6 })
    .chain((ids) => fc.tuple(...ids.map((id) => rule.map((own) => ({ id, ...own })))));

  const distinct = rules.map((all) => all.map((each) => ({ ...each, expression: `${each.expression} and http.host eq "${each.id}"` })));

  test("they are those that are told of the configurations", () => {
    fc.assert(
      fc.property(distinct, distinct, (before, after) => {
        const [old, now] = [before, after].map(
          (all) =>
            new Map([
              [ZONE, '{"name": "example.com"}'],
              [RULESET, ruleset(all)],
            ]),
        );
        const told = diffConfigurations(readConfiguration("a", old ?? new Map()), readConfiguration("b", now ?? new Map()));
        const marks = (edits: readonly ComparedEdit[]) => edits.map(({ kind, place }) => `${kind} ${placeOfMember(place)}`).toSorted();
        expect(marks(told)).toEqual(marks(createEditSpace(old ?? new Map(), now ?? new Map()).edits));
      }),
    );
  });

  test("all of them make the second configuration, but for ids that were made anew; none of them the first", () => {
    fc.assert(
      fc.property(rules, rules, (before, after) => {
        const space = createEditSpace(new Map([[RULESET, ruleset(before)]]), new Map([[RULESET, ruleset(after)]]));
        const all = new Set(space.edits.map(({ number }) => number));
        const [made, old] = [rulesIn(space.with(all)), new Set<Json | undefined>(before.map(({ id }) => id))];
        expect(made.map(({ id: _id, ...own }) => own)).toEqual(after.map(({ id: _id, ...own }) => own));
        expect(made.filter(({ id }, index) => id !== after[index]?.id).every(({ id }) => old.has(id))).toBe(true);
        expect(rulesIn(space.with(new Set()))).toEqual(before);
      }),
    );
  });

  test("any of them give whole rules, each once", () => {
    fc.assert(
      fc.property(rules, rules, fc.func(fc.boolean()), (before, after, choose) => {
        const space = createEditSpace(new Map([[RULESET, ruleset(before)]]), new Map([[RULESET, ruleset(after)]]));
        const made = rulesIn(space.with(new Set(space.edits.map(({ number }) => number).filter((number) => choose(number)))));
        const ids = made.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(made.every(({ action, expression }) => action !== undefined && expression !== undefined)).toBe(true);
      }),
    );
  });

  test("taking every move gives the second order", () => {
    const names = fc.uniqueArray(fc.constantFrom(...LETTERS), { maxLength: 8 });
    fc.assert(
      fc.property(names, names, (before, after) => {
        const taken = mergeOrder(before, after, () => true);
        expect(taken.filter((name) => after.includes(name))).toEqual(after);
        expect(mergeOrder(before, after, () => false)).toEqual(before);
      }),
    );
  });
});

function rulesIn(texts: ReadonlyMap<string, string>): readonly Readonly<Record<string, Json>>[] {
  return JSON.parse(texts.get(RULESET) ?? "{}").rules ?? [];
}
