import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { createParsing, readExpression } from "../../../engine/language/checker/check-expression";
import { checkExpression, compileFilter, createCompilation, explain, type Moment, printExpression } from "../../../engine/language/index";
import { createSource } from "../../../engine/language/source";
import type { Json } from "../../../engine/support/json";
import { almostText, equalitySides, fieldValues, filterText } from "./support/arbitraries";
import { check, momentOf } from "./support/evaluate";
import { listOf, unknownList } from "./support/lists";
import { evaluateNaively } from "./support/naive";
import { SMALL_SCHEME } from "./support/small-scheme";

/** Many inputs each: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 60_000 });

const LISTS = { known: listOf("known", ["192.0.2.0/24"]), unknown: unknownList("unknown") };

function moment(fields: Readonly<Record<string, Json>>): Moment {
  return momentOf(SMALL_SCHEME, { fields, lists: LISTS });
}

function sound(text: string) {
  const checked = check(SMALL_SCHEME, text);
  if (checked.expression === null) throw new Error(`${text}: ${JSON.stringify(checked.diagnostics[0])}`);
  return { ...checked, expression: checked.expression };
}

function outcome(checked: ReturnType<typeof sound>, at: Moment): boolean {
  return compileFilter(checked.expression)(at);
}

describe("every sound filter", () => {
  test("comes out as the naive reading of its tree says", () => {
    fc.assert(
      fc.property(filterText, fieldValues, (text, fields) => {
        const checked = sound(text);
        expect(outcome(checked, moment(fields))).toBe(evaluateNaively(checked.expression, moment(fields)) === true);
      }),
      { numRuns: 2000 },
    );
  });

  test("is explained with the outcome that it has", () => {
    fc.assert(
      fc.property(filterText, fieldValues, (text, fields) => {
        const checked = sound(text);
        const at = moment(fields);
        const { state, blocking } = explain(checked, at);
        const matched = outcome(checked, at);
        expect(state).toBe(String(matched));
        expect(blocking === null).toBe(matched);
      }),
      { numRuns: 2000 },
    );
  });

  test("comes out the same when calls are shared", () => {
    fc.assert(
      fc.property(fc.array(filterText, { minLength: 1, maxLength: 4 }), fieldValues, (texts, fields) => {
        const compilation = createCompilation();
        const at = moment(fields);
        for (const text of texts) {
          const checked = sound(text);
          expect(compileFilter(checked.expression, compilation)(at)).toBe(outcome(checked, moment(fields)));
        }
      }),
    );
  });

  test("is itself when denied twice", () => {
    fc.assert(
      fc.property(filterText, fieldValues, (text, fields) => {
        expect(outcome(sound(`not not (${text})`), moment(fields))).toBe(outcome(sound(text), moment(fields)));
      }),
    );
  });

  test("prints as text that reads as the same tree", () => {
    fc.assert(
      fc.property(filterText, (text) => {
        const first = sound(text).expression;
        const printed = printExpression(first);
        const second = sound(printed).expression;
        expect(shape(second)).toEqual(shape(first));
        expect(printExpression(second)).toBe(printed);
      }),
      { numRuns: 1000 },
    );
  });
});

/** A tree without its places and closures. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, member]) => key !== "start" && key !== "end" && typeof member !== "function");
  return Object.fromEntries(
    kept.map(([key, member]) => [key, key === "field" || key === "called" || key === "operator" ? nameOf(member) : shape(member)]),
  );
}

function nameOf(member: unknown): unknown {
  return typeof member === "object" && member !== null && "name" in member ? member.name : member;
}

test("a set is its items joined by or", () => {
  fc.assert(
    fc.property(equalitySides, fieldValues, ({ left, items }, fields) => {
      const joined = items.map((item) => `${left} eq ${item}`).join(" or ");
      expect(outcome(sound(`${left} in {${items.join(" ")}}`), moment(fields))).toBe(outcome(sound(joined), moment(fields)));
    }),
  );
});

describe("what nobody gave", () => {
  const assumedNames = fc.subarray([
    "http.host",
    "optional",
    "ssl",
    "t",
    "ip.src",
    "ip.src.asnum",
    "http.request.headers",
    "http.request.headers.names",
    "bools",
    "optional_bool",
  ]);

  test("cannot change an outcome that is called certain", () => {
    fc.assert(
      fc.property(filterText, fieldValues, fieldValues, assumedNames, (text, given, other, open) => {
        const checked = sound(text);
        const explanation = explain(checked, moment(without(given, open)));
        if (!explanation.certain) return;
        const refined = { ...given, ...only(other, open) };
        expect(String(outcome(checked, moment(refined)))).toBe(explanation.state);
      }),
      { numRuns: 3000 },
    );
  });

  test("matters only where the explanation names it", () => {
    fc.assert(
      fc.property(filterText, fieldValues, fieldValues, assumedNames, (text, given, other, open) => {
        const checked = sound(text);
        const base = without(given, open);
        const explanation = explain(checked, moment(base));
        const unnamed = open.filter((name) => !explanation.hangsOn.includes(name));
        expect(String(outcome(checked, moment({ ...base, ...only(other, unnamed) })))).toBe(explanation.state);
      }),
      { numRuns: 3000 },
    );
  });

  test("makes nothing uncertain when everything is given", () => {
    fc.assert(
      fc.property(filterText, fieldValues, (text, fields) => {
        const { certain, hangsOn } = explain(sound(text), moment(fields));
        expect(hangsOn.filter((name) => name !== "$unknown")).toEqual([]);
        expect(certain).toBe(hangsOn.length === 0);
      }),
    );
  });
});

function without(fields: Readonly<Record<string, Json>>, names: readonly string[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function only(fields: Readonly<Record<string, Json>>, names: readonly string[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));
}

describe("any text", () => {
  function expectSoundReport(text: string, kind: "filter" | "value"): void {
    const checked = checkExpression(text, kind, SMALL_SCHEME);
    const errors = checked.diagnostics.filter(({ severity }) => severity === "error");
    expect(checked.expression === null).toBe(errors.length > 0);
    for (const { start, end, line, column, length } of checked.diagnostics) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(Math.min(line, column, length)).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(text.split("\n").length);
    }
  }

  test("gives an expression or a report, never a fault", () => {
    fc.assert(
      fc.property(fc.oneof(almostText, fc.string({ unit: "binary" })), fc.constantFrom("filter", "value"), (text, kind) => {
        expectSoundReport(text, kind);
      }),
      {
        numRuns: 5000,
      },
    );
  });

  test("gives one of both when a sound filter was damaged", () => {
    const damage = fc.record({
      at: fc.nat(400),
      removed: fc.nat(3),
      added: fc.constantFrom("", '"', "(", ")", "{", "[", "\\", " or ", "é", "\ud800", ",", "="),
    });
    fc.assert(
      fc.property(filterText, damage, (text, { at, removed, added }) => {
        const place = at % (text.length + 1);
        expectSoundReport(text.slice(0, place) + added + text.slice(place + removed), "filter");
      }),
      { numRuns: 5000 },
    );
  });

  test("takes work in proportion to its length", () => {
    const hostile = [
      "(",
      ")",
      "not ",
      "any(",
      "lower(",
      "ssl and ",
      "ssl or not ",
      "x ",
      '"',
      '"a" ',
      "{",
      "http.host in {",
      "ip.src in {1 ",
      "concat(http.host,",
      "and ",
      "(a,",
      "[",
      "http.host matches ",
      " ",
    ];
    for (const piece of hostile) {
      const text = piece.repeat(Math.floor(100_000 / piece.length));
      const parsing = createParsing(createSource(text), SMALL_SCHEME, {});
      readExpression(parsing, "filter");
      expect(parsing.steps, piece).toBeLessThanOrEqual(4 * text.length + 10);
      expect(parsing.mistakes.length, piece).toBeLessThanOrEqual(100);
    }
  });
});
