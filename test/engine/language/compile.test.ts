import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../../engine/language/functions";
import { defineFunction } from "../../../engine/language/functions/definition";
import {
  type Compilation,
  checkExpression,
  compileFilter,
  compileValue,
  createCompilation,
  createMoment,
  createScheme,
  type FieldDefinition,
  type Moment,
} from "../../../engine/language/index";
import { BYTES } from "../../../engine/language/types/type";
import type { Json } from "../../../engine/support/json";
import { answer, check, momentOf } from "./support/evaluate";
import { SMALL_SCHEME } from "./support/small-scheme";

const host: FieldDefinition = { name: "host", type: BYTES, sides: ["request"], sentence: "", documentation: "" };

describe("work that is done once", () => {
  test("a call that several rules share is computed once per moment", () => {
    let calls = 0;
    const counted = defineFunction({
      name: "counted",
      parameters: [{ name: "value", accepts: [BYTES], kind: "field" }],
      returns: BYTES,
      nil: "propagates",
      sentence: "",
      documentation: "",
      apply: ([value]) => {
        calls += 1;
        return value ?? null;
      },
    });
    const scheme = createScheme({ fields: [host], functions: [counted] });
    const compilation = createCompilation();
    const rules = ["a", "b", "c"].map((text) => {
      const { expression } = check(scheme, `counted(host) eq "${text}"`);
      if (expression === null) throw new Error("refused");
      return compileFilter(expression, compilation);
    });
    const moment = () => momentOf(scheme, { fields: { host: "c" } });
    const first = moment();
    expect(rules.map((rule) => rule(first))).toEqual([false, false, true]);
    expect(calls).toBe(1);
    const second = moment();
    rules.map((rule) => rule(second));
    expect(calls).toBe(2);
  });

  test("a call that stands in one rule only takes no room in a moment", () => {
    const compilation = createCompilation();
    const scheme = createScheme({ fields: [host], functions: FUNCTIONS });
    const filters = ["lower(host)", "upper(host)", "len(host)"].map((call) => {
      const { expression } = check(scheme, call === "len(host)" ? "len(host) eq 1" : `${call} eq "a"`);
      if (expression === null) throw new Error("refused");
      return compileFilter(expression, compilation);
    });
    const moment = momentOf(scheme, { fields: { host: "A" } });
    expect(filters.map((filter) => filter(moment))).toEqual([true, false, true]);
    expect(moment.memory).toEqual([]);
  });

  test("compilations that number on from one never mix up what they share", () => {
    const scheme = createScheme({ fields: [host], functions: FUNCTIONS });
    const compile = (text: string, compilation: Compilation): ((moment: Moment) => boolean) => {
      const { expression } = check(scheme, text);
      if (expression === null) throw new Error("refused");
      return compileFilter(expression, compilation);
    };
    const before = createCompilation();
    const lower = compile('lower(host) eq "ab"', before);
    const upper = compile('upper(host) eq "AB"', before);
    const [left, right] = [before.fork(), before.fork()];
    const leftFilters = [lower, upper, compile('lower(host) ne "ab"', left)];
    const rightFilters = [lower, upper, compile('upper(host) ne "AB"', right)];
    for (const filters of [leftFilters, rightFilters]) {
      const moment = momentOf(scheme, { fields: { host: "Ab" } });
      expect(filters.map((filter) => filter(moment))).toEqual([true, true, false]);
    }
  });

  test("a field is read once per moment, and only when an expression asks", () => {
    let reads = 0;
    const scheme = createScheme({ fields: [host, { ...host, name: "other" }], functions: [] });
    const { expression } = check(scheme, 'host eq "a" or host eq "b" or host eq "c"');
    if (expression === null) throw new Error("refused");
    const moment = createMoment(scheme, {
      read: () => {
        reads += 1;
        return { value: "c", source: "given" };
      },
      list: () => undefined,
      world: { seconds: 0, seed: 1 },
    });
    expect(compileFilter(expression)(moment)).toBe(true);
    expect(reads).toBe(1);
  });
});

describe("a field or a call on the right", () => {
  const CASES: readonly (readonly [says: string, text: string, fields: Readonly<Record<string, Json>>, result: boolean])[] = [
    ["equal", "http.host eq http.request.uri.path", { "http.host": "a", "http.request.uri.path": "a" }, true],
    ["different", "http.host ne http.request.uri.path", { "http.host": "a", "http.request.uri.path": "b" }, true],
    ["ordered", "len(http.host) gt len(http.request.uri.path)", { "http.host": "ab", "http.request.uri.path": "a" }, true],
    ["missing on the right is not equal", "http.host eq optional", { "http.host": "", optional: null }, false],
    ["missing on the right is not different either", "http.host ne optional", { "http.host": "a", optional: null }, false],
    ["missing on the left is not different either", "optional ne http.host", { "http.host": "a", optional: null }, false],
    ["missing on both sides is not equal", "optional eq optional", { optional: null }, false],
    ["denied, missing is true", "not http.host ne optional", { "http.host": "a", optional: null }, true],
    [
      "each element against one value",
      "any(http.request.headers.names[*] eq http.host)",
      { "http.host": "b", "http.request.headers.names": ["a", "b"] },
      true,
    ],
    [
      "no element against a missing value",
      "any(http.request.headers.names[*] ne optional)",
      { optional: null, "http.request.headers.names": ["a", "b"] },
      false,
    ],
    [
      "an element of an array",
      "http.host eq http.request.headers.names[1]",
      { "http.host": "b", "http.request.headers.names": ["a", "b"] },
      true,
    ],
    ["addresses", "ip.src eq ip.src", { "ip.src": "2001:db8::1" }, true],
  ];
  for (const [says, text, fields, result] of CASES) {
    test(says, () => expect(answer(check(SMALL_SCHEME, text), momentOf(SMALL_SCHEME, { fields }))).toEqual({ result }));
  }
});

describe("integers beyond 2^53", () => {
  const big = { "ip.src.asnum": "9223372036854775807" };
  const CASES: readonly (readonly [text: string, result: boolean])[] = [
    ["ip.src.asnum eq 9223372036854775807", true],
    ["ip.src.asnum eq 9223372036854775806", false],
    ["ip.src.asnum gt 9223372036854775806", true],
    ["ip.src.asnum lt 0", false],
    ["ip.src.asnum in {5..9223372036854775807}", true],
    ["ip.src.asnum in {9223372036854775806}", false],
    ["ip.src.asnum & 1", true],
  ];
  for (const [text, result] of CASES) {
    test(text, () => expect(answer(check(SMALL_SCHEME, text), momentOf(SMALL_SCHEME, { fields: big }))).toEqual({ result }));
  }
});

test("true holds always, false never", () => {
  for (const [text, result] of [
    ["true", true],
    ["false", false],
    ["not true", false],
    ["false or true", true],
  ] as const) {
    expect(answer(check(SMALL_SCHEME, text), momentOf(SMALL_SCHEME))).toEqual({ result });
  }
});

test("a value that is missing is null", () => {
  const { expression } = checkExpression('http.request.headers["x"][0]', "value", SMALL_SCHEME);
  if (expression === null) throw new Error("refused");
  expect(compileValue(expression)(momentOf(SMALL_SCHEME))).toBeNull();
});
