import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffConfigurations } from "../../../../engine/compare/configurations/difference/index";
import type { ComparedEdit } from "../../../../engine/compare/configurations/edit";
import { createEditSpace } from "../../../../engine/compare/configurations/edit-space";
import { alignSteps } from "../../../../engine/compare/results/align-steps";
import { type PreparedConfiguration, prepareConfiguration, readConfiguration, runTrace } from "../../../../engine/index";
import { surveyCase } from "../../../../engine/library/run/run-case";
import type { Json, JsonObject } from "../../../../engine/support/json";

type Texts = ReadonlyMap<string, string>;

/** Makes the id of the thing of this kind and number. */
type Naming = (kind: string, number: number) => string;

/** Readable ids, and ids as the network makes them. */
const NAMINGS = {
  readable: {
    before: (kind, number) => `${kind} ${number}`,
    after: (kind, number) => `anew ${kind} ${number}`,
  },
  made: {
    before: (kind, number) => hexOf(`a${kind}`, number),
    after: (kind, number) => hexOf(`b${kind}`, number),
  },
} as const satisfies Readonly<Record<string, { readonly before: Naming; readonly after: Naming }>>;

function hexOf(text: string, number: number): string {
  const digits = Array.from(text, (letter) => (letter.charCodeAt(0) % 256).toString(16).padStart(2, "0")).join("");
  return `${digits}${number.toString(16).padStart(4, "0")}`.padEnd(32, "0");
}

const PATHS = ["/", "/a", "/b", "/a/b"];
const SETS = 2;
const RULES_A_SET = 3;

interface DrawnRule {
  readonly expression: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly action: "block" | "log" | "skip rulesets" | "skip rules";
  readonly set: number;
  readonly rule: number;
  readonly ref: "none" | "its id";
}

interface Drawn {
  readonly rules: readonly DrawnRule[];
  readonly sets: readonly (readonly DrawnRule[])[];
  readonly executed: readonly { readonly set: number; readonly overridden: number | null }[];
  readonly items: readonly { readonly ip: string; readonly comment: string }[];
  readonly patterns: readonly string[];
}

const drawnRule: fc.Arbitrary<DrawnRule> = fc.record({
  expression: fc.constantFrom("true", 'http.request.uri.path eq "/a"', 'starts_with(http.request.uri.path, "/b")', "ip.src in $office"),
  description: fc.constantFrom("", "One", "Two"),
  enabled: fc.boolean(),
  action: fc.constantFrom("block", "log", "skip rulesets", "skip rules"),
  set: fc.nat({ max: SETS - 1 }),
  rule: fc.nat({ max: RULES_A_SET - 1 }),
  ref: fc.constantFrom("none", "its id"),
});

const plainRule = drawnRule.map((rule): DrawnRule => ({ ...rule, action: rule.action === "block" ? "block" : "log" }));

const drawn: fc.Arbitrary<Drawn> = fc.record({
  rules: fc.array(drawnRule, { maxLength: 5 }),
  sets: fc.array(fc.array(plainRule, { minLength: RULES_A_SET, maxLength: RULES_A_SET }), { minLength: SETS, maxLength: SETS }),
  executed: fc.array(fc.record({ set: fc.nat({ max: SETS - 1 }), overridden: fc.option(fc.nat({ max: RULES_A_SET - 1 })) }), {
    maxLength: 3,
  }),
  items: fc.uniqueArray(
    fc.record({ ip: fc.constantFrom("192.0.2.1", "192.0.2.2", "192.0.2.3", "198.51.100.0/24"), comment: fc.constantFrom("", "x", "y") }),
    {
      maxLength: 4,
      selector: ({ ip }) => ip,
    },
  ),
  patterns: fc.uniqueArray(fc.constantFrom("example.com/a", "example.com/b*", "*example.com/*"), { maxLength: 3 }),
});

/** The files of a configuration, whose things are called as `naming` says. */
function filesOf({ rules, sets, executed, items, patterns }: Drawn, naming: Naming): Texts {
  const ruleJson = (own: DrawnRule, number: number): JsonObject => {
    const id = naming("rule", number);
    const base = {
      id,
      ...(own.ref === "none" ? {} : { ref: id }),
      ...(own.description === "" ? {} : { description: own.description }),
      expression: own.expression,
      enabled: own.enabled,
    };
    const [ruleset, rule] = [naming("set", own.set), naming("rule", 100 * (own.set + 1) + own.rule)];
    if (own.action === "skip rulesets") return { ...base, action: "skip", action_parameters: { rulesets: [ruleset] } };
    if (own.action === "skip rules") return { ...base, action: "skip", action_parameters: { rules: { [ruleset]: [rule] } } };
    return { ...base, action: own.action };
  };
  const executing = executed.map(({ set, overridden }, number): JsonObject => {
    const overrides =
      overridden === null ? {} : { overrides: { rules: [{ id: naming("rule", 100 * (set + 1) + overridden), enabled: false }] } };
    const parameters = { id: naming("set", set), ...overrides };
    return { id: naming("rule", 50 + number), expression: "true", action: "execute", action_parameters: parameters };
  });
  const phase = "http_request_firewall_custom";
  const files: Readonly<Record<string, Json>> = {
    "account/rulesets/root.json": { id: naming("set", 90), name: "root", kind: "root", phase, rules: executing },
    ...Object.fromEntries(
      sets.map((own, set) => [
        `account/rulesets/set-${set}.json`,
        {
          id: naming("set", set),
          name: `Set ${set}`,
          kind: "custom",
          phase,
          rules: own.map((rule, index) => ruleJson(rule, 100 * (set + 1) + index)),
        },
      ]),
    ),
    "account/lists/office.json": {
      id: naming("list", 1),
      name: "office",
      kind: "ip",
      items: items.map(({ ip, comment }, index) => ({ id: naming("item", index), ip, ...(comment === "" ? {} : { comment }) })),
    },
    "zones/example.com/zone.json": { id: naming("zone", 1), name: "example.com", plan: { legacy_id: "enterprise" } },
    "zones/example.com/rulesets/custom.json": { id: naming("set", 91), name: "zone", kind: "zone", phase, rules: rules.map(ruleJson) },
    "zones/example.com/pagerules.json": patterns.map((value, index) => ({
      id: naming("page rule", index),
      status: "active",
      priority: index + 1,
      targets: [{ target: "url", constraint: { operator: "matches", value } }],
      actions: [{ id: "cache_level", value: "bypass" }],
    })),
  };
  return new Map(Object.entries(files).map(([path, json]) => [path, JSON.stringify(json)]));
}

function prepared(texts: Texts): PreparedConfiguration {
  return prepareConfiguration(readConfiguration("c", texts));
}

const ADDRESSES = ["192.0.2.1", "203.0.113.9"];

const SAVED = PATHS.flatMap((path) =>
  ADDRESSES.map((address) => ({ trace: { method: "GET", url: `https://example.com${path}` }, fields: { "ip.src": address } })),
);

describe.each(Object.entries(NAMINGS))("a configuration whose %s ids are all made anew", (_name, { before, after }) => {
  test("has no edits, and comes to the same on the same way", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const [old, now] = [filesOf(one, before), filesOf(one, after)];
        const space = createEditSpace(old, now);
        expect(space.edits).toEqual([]);
        expect(diffConfigurations(readConfiguration("a", old), readConfiguration("b", now))).toEqual([]);
        const [was, is] = [prepared(old), prepared(now)];
        for (const saved of SAVED) {
          expect(surveyCase(is, { saved }, { names: space.names }).outcome).toEqual({
            ...surveyCase(was, { saved }, {}).outcome,
            by: surveyCase(is, { saved }, {}).outcome.by,
          });
          const { rows } = alignSteps(runTrace(was, saved), runTrace(is, saved), space.names);
          expect(rows.filter(({ kind }) => kind !== "same")).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test("and which is changed as well is made by its edits, with the ids of the first", () => {
    fc.assert(
      fc.property(drawn, drawn, (one, other) => {
        const [old, anew] = [filesOf(one, before), filesOf(other, after)];
        const space = createEditSpace(old, anew);
        const all = new Set(space.edits.map(({ number }) => number));
        const [made, wanted] = [prepared(space.with(all)), prepared(anew)];
        for (const saved of SAVED) {
          const { by: _by, ...mine } = surveyCase(made, { saved }, {}).outcome;
          const { by: _other, ...theirs } = surveyCase(wanted, { saved }, { names: space.names }).outcome;
          expect(mine).toEqual(theirs);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe("one notion of an edit", () => {
  test("the configurations differ by as many as are taken one by one, on the same members", () => {
    fc.assert(
      fc.property(drawn, drawn, fc.constantFrom(NAMINGS.readable.before, NAMINGS.readable.after), (one, other, naming) => {
        const [old, now] = [filesOf(one, NAMINGS.readable.before), filesOf(other, naming)];
        const told = diffConfigurations(readConfiguration("a", old), readConfiguration("b", now));
        expect(marks(told)).toEqual(marks(createEditSpace(old, now).edits));
      }),
      { numRuns: 150 },
    );
  });
});

/** What was done, and to which rule or item, wherever inside of it. */
function marks(edits: readonly ComparedEdit[]): readonly string[] {
  return edits
    .map(({ kind, place: { before, after } }) => {
      const place = after ?? before;
      return `${kind} ${place?.file} ${/^(?:\/(?:rules|items))?\/\d+/.exec(place?.pointer ?? "")?.[0] ?? ""}`;
    })
    .toSorted();
}
