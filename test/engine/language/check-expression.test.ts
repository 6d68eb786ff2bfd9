import { describe, expect, test } from "vitest";
import {
  checkExpression,
  createScheme,
  type Diagnostic,
  type FieldDefinition,
  RULE_LENGTH_LIMIT,
  STANDARD_SCHEME,
} from "../../../engine/language/index";
import { BYTES } from "../../../engine/language/types/type";
import { check } from "./support/evaluate";
import { SMALL_FIELDS, SMALL_FUNCTIONS, SMALL_SCHEME } from "./support/small-scheme";

function codes(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

describe("limits", () => {
  test("a rule has at most 4,096 characters", () => {
    const longest = `http.host eq "${"a".repeat(RULE_LENGTH_LIMIT - 15)}"`;
    expect(longest.length).toBe(4096);
    expect(check(SMALL_SCHEME, longest, { lengthLimit: RULE_LENGTH_LIMIT }).expression).not.toBeNull();
    const tooLong = `${longest.slice(0, -1)}a"`;
    expect(codes(check(SMALL_SCHEME, tooLong, { lengthLimit: RULE_LENGTH_LIMIT }).diagnostics)).toEqual(["error expression-too-long"]);
    expect(check(SMALL_SCHEME, tooLong).expression).not.toBeNull();
  });

  test("the limit counts characters, not UTF-16 units", () => {
    const text = `http.host eq "${"🏴".repeat(RULE_LENGTH_LIMIT - 15)}"`;
    expect(check(SMALL_SCHEME, text, { lengthLimit: RULE_LENGTH_LIMIT }).expression).not.toBeNull();
  });

  test("another mistake comes before the length", () => {
    const text = `nope ${"ssl ".repeat(2000)}`;
    expect(codes(check(SMALL_SCHEME, text, { lengthLimit: RULE_LENGTH_LIMIT }).diagnostics)).toEqual([
      "error unknown-identifier",
      "error expression-too-long",
    ]);
  });

  test("a text above a megabyte is refused unread", () => {
    expect(codes(check(SMALL_SCHEME, "(".repeat(1_048_577)).diagnostics)).toEqual(["error expression-too-long"]);
  });

  test("more than 64 regular expressions are a warning", () => {
    const regexes = (count: number) => Array.from({ length: count }, () => 'http.host matches "a"').join(" or ");
    expect(codes(check(SMALL_SCHEME, regexes(64)).diagnostics)).toEqual([]);
    const more = check(SMALL_SCHEME, regexes(65));
    expect(codes(more.diagnostics)).toEqual(["warning too-many-regexes"]);
    expect(more.expression).not.toBeNull();
  });

  const NESTINGS: readonly (readonly [kind: string, before: string, inside: string, after: string])[] = [
    ["parentheses", "(", "ssl", ")"],
    ["negations", "not ", "ssl", ""],
    ["negation signs", "!", "ssl", ""],
    ["calls", "lower(", "http.host", ")"],
    ["negated parentheses", "not (", "ssl", ")"],
  ];
  for (const [kind, before, inside, after] of NESTINGS) {
    test(`${kind} may nest to the limit and no deeper`, () => {
      const text = (levels: number) => before.repeat(levels) + inside + after.repeat(levels);
      const levelsEach = before === "not (" ? 2 : 1;
      const deepest = Math.floor(128 / levelsEach);
      const tail = kind === "calls" ? ' eq "a"' : "";
      expect(codes(check(SMALL_SCHEME, text(deepest) + tail).diagnostics)).toEqual([]);
      expect(codes(check(SMALL_SCHEME, text(deepest + 1) + tail).diagnostics)).toEqual(["error nesting-limit-exceeded"]);
      expect(codes(check(SMALL_SCHEME, text(50_000)).diagnostics)).toEqual(["error nesting-limit-exceeded"]);
    });
  }

  test("the nesting limit can be set", () => {
    expect(check(SMALL_SCHEME, "((ssl))", { nestingLimit: 2 }).expression).not.toBeNull();
    expect(codes(check(SMALL_SCHEME, "((ssl))", { nestingLimit: 1 }).diagnostics)).toEqual(["error nesting-limit-exceeded"]);
  });

  test("a text of half a megabyte and more is refused without being read", () => {
    const { diagnostics } = check(SMALL_SCHEME, "nope ".repeat(105_000));
    expect(codes(diagnostics)).toEqual(["error expression-too-long"]);
    expect(diagnostics[0]?.hint).toContain("into a list");
  });

  test("a flat expression may be long", () => {
    expect(check(SMALL_SCHEME, Array.from({ length: 50_000 }, () => "ssl").join(" or ")).expression).not.toBeNull();
  });
});

describe("where names may be used", () => {
  const old: FieldDefinition = {
    name: "old.name",
    type: BYTES,
    sides: ["request"],
    sentence: "",
    documentation: "",
    deprecated: { use: "http.host", sentence: "old.name is out of date." },
  };
  const answer: FieldDefinition = { name: "http.response.code", type: BYTES, sides: ["response"], sentence: "", documentation: "" };
  const packet: FieldDefinition = { name: "tcp.dstport", type: BYTES, sides: ["network"], sentence: "", documentation: "" };
  const [lower] = SMALL_FUNCTIONS;
  if (lower === undefined) throw new Error("The small scheme has no function");
  const rewriteOnly = { ...lower, name: "rewrite_only", contexts: ["rewrite"] } as const;
  const scheme = createScheme({ fields: [...SMALL_FIELDS, old, answer, packet], functions: [...SMALL_FUNCTIONS, rewriteOnly] });

  test("a response field is not there in a request phase", () => {
    expect(codes(check(scheme, 'http.response.code eq "a"', { side: "request" }).diagnostics)).toEqual(["error field-not-available"]);
    expect(check(scheme, 'http.response.code eq "a"', { side: "response" }).expression).not.toBeNull();
    expect(check(scheme, 'http.response.code eq "a"').expression).not.toBeNull();
  });

  test("a field of the network firewall is in no phase of HTTP", () => {
    const [first] = check(scheme, 'tcp.dstport eq "a"', { side: "request" }).diagnostics;
    expect(first?.message).toBe("tcp.dstport belongs to the network firewall and does not exist for HTTP requests");
  });

  test("a function restricted to rewrites is refused elsewhere", () => {
    const text = 'rewrite_only(http.host) eq "a"';
    expect(codes(check(scheme, text, { context: "filter" }).diagnostics)).toEqual(["error function-not-available"]);
    expect(check(scheme, text, { context: "rewrite" }).expression).not.toBeNull();
    expect(check(scheme, text).expression).not.toBeNull();
  });

  test("a field that is out of date still works and says what to use", () => {
    const checked = check(scheme, 'old.name eq "a" and ssl');
    expect(checked.expression).not.toBeNull();
    expect(checked.diagnostics).toEqual([
      {
        code: "deprecated-field",
        severity: "warning",
        message: "old.name is out of date.",
        hint: "use http.host",
        start: 0,
        end: 8,
        line: 1,
        column: 1,
        length: 8,
      },
    ]);
  });

  test("errors come before warnings", () => {
    expect(codes(check(scheme, 'old.name eq "a" and nope').diagnostics)).toEqual(["error unknown-identifier", "warning deprecated-field"]);
  });

  test("a name cannot stand twice", () => {
    expect(() => createScheme({ fields: [old, old], functions: [] })).toThrow("old.name");
  });
});

describe("the types of whole expressions", () => {
  test("a value has the type of what it names", () => {
    expect(checkExpression("http.request.headers.names", "value", STANDARD_SCHEME).type).toEqual({ kind: "Array", of: { kind: "Bytes" } });
    expect(checkExpression('concat(http.host, "a")', "value", STANDARD_SCHEME).type).toEqual({ kind: "Bytes" });
  });

  test("a value carries no [*]", () => {
    expect(codes(checkExpression("http.request.headers.names[*]", "value", STANDARD_SCHEME).diagnostics)).toEqual(["error type-mismatch"]);
  });

  test("true and false are filters, alone and inside", () => {
    for (const text of ["true", "false", "true and ssl", "not false", "(true)"])
      expect(check(STANDARD_SCHEME, text).type, text).toEqual({ kind: "Bool" });
  });
});
