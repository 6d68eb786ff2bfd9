import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { STANDARD_SCHEME } from "../../../../engine/language/index";
import {
  completeIn,
  diagnoseIn,
  EMPTY_ENVIRONMENT,
  type EmbeddedExpression,
  embeddedExpressions,
  escapeForJson,
  hoverIn,
  type OpenText,
  signatureIn,
} from "../../../../engine/language/service/index";

/** Many inputs each: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 60_000 });

function only(json: string): EmbeddedExpression {
  const [first, ...rest] = embeddedExpressions(json);
  if (first === undefined || rest.length > 0) throw new Error(`Not one expression in ${json}`);
  return first;
}

describe("expressions in JSON", () => {
  const USES = [
    ["a rule", { rules: [{ expression: "ssl" }] }, "filter"],
    ["a single rule", { expression: "ssl" }, "filter"],
    ["what is counted", { rules: [{ ratelimit: { counting_expression: "ssl" } }] }, "counting"],
    ["a path to write", { rules: [{ action_parameters: { uri: { path: { expression: "ssl" } } } }] }, "uri-target"],
    ["a query to write", { rules: [{ action_parameters: { uri: { query: { expression: "ssl" } } } }] }, "uri-target"],
    [
      "a header to set",
      { rules: [{ action_parameters: { headers: { "x-a/b": { operation: "set", expression: "ssl" } } } }] },
      "header-value",
    ],
    [
      "a target to redirect to",
      { rules: [{ action_parameters: { from_value: { target_url: { expression: "ssl" } } } }] },
      "redirect-target",
    ],
    ["another parameter", { rules: [{ action_parameters: { expression: "ssl" } }] }, "value"],
  ] as const;

  test.each(USES)("in %s", (_name, json, use) => {
    expect(only(JSON.stringify(json, null, 2))).toMatchObject({ text: "ssl", use, phase: null });
  });

  test("know the phase of the ruleset around them, before or behind the rules", () => {
    const json = JSON.stringify({
      a: { rules: [{ expression: "ssl" }], phase: "http_request_origin" },
      b: { phase: "http_ratelimit", rules: [{ expression: "ssl" }] },
    });
    expect(embeddedExpressions(json).map(({ phase }) => phase)).toEqual(["http_request_origin", "http_ratelimit"]);
  });

  test("are not keys, nor other strings", () => {
    expect(embeddedExpressions(`{"expression": {"a": "b"}, "description": "expression", "x": ["expression"]}`)).toEqual([]);
  });

  test("are found in JSON that is being written", () => {
    expect(only(`{"phase": "http_ratelimit", "rules": [{"expression": "http.host eq \\"a`)).toMatchObject({
      text: `http.host eq "a`,
      phase: "http_ratelimit",
    });
  });

  test("have their escapes undone", () => {
    expect(only(String.raw`{"expression": "a \"b\\c\u00e9\n\/"}`).text).toBe('a "b\\cé\n/');
  });
});

describe("places", () => {
  test("on both sides of an escape", () => {
    const json = String.raw`{"expression": "http.host eq \"a\""}`;
    const embedded = only(json);
    const inText = embedded.text.indexOf("a", 12);
    expect(inText).toBe(14);
    expect(json.charAt(embedded.toJson(inText))).toBe("a");
    expect(embedded.toText(embedded.toJson(inText))).toBe(inText);
    expect(embedded.toText(embedded.toJson(13) + 1)).toBe(13);
  });

  test("there and back are the same, for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.boolean(), fc.nat(), (text, spaced, seed) => {
        const json = JSON.stringify({ name: text, rules: [{ expression: text }] }, null, spaced ? 2 : 0);
        const embedded = only(json);
        expect(embedded.text).toBe(text);
        expect(json.slice(embedded.start, embedded.end)).toBe(escapeForJson(text));
        const at = seed % (text.length + 1);
        expect(embedded.toText(embedded.toJson(at))).toBe(at);
        expect(embedded.toJson(0)).toBe(embedded.start);
        expect(embedded.toJson(text.length)).toBe(embedded.end);
      }),
    );
  });

  test("any text is read without a fault", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string({ unit: "binary" })), fc.nat(), (json, seed) => {
        const broken = json.slice(0, seed % (json.length + 1));
        for (const embedded of embeddedExpressions(`{"expression": "${broken}`)) {
          expect(embedded.end).toBeGreaterThanOrEqual(embedded.start);
          expect(embedded.toJson(embedded.toText(embedded.start))).toBe(embedded.start);
        }
      }),
    );
  });
});

describe("the service inside JSON", () => {
  const surroundings = { scheme: STANDARD_SCHEME, environment: EMPTY_ENVIRONMENT };

  function open(marked: string): { readonly text: OpenText; readonly offset: number } {
    const offset = marked.indexOf("|");
    return { text: { language: "json", text: marked.replace("|", ""), phase: null, use: "filter" }, offset };
  }

  test("completes, with what is inserted escaped", () => {
    const { text, offset } = open(String.raw`{"expression": "ip.src.country eq \"A|\""}`);
    const list = completeIn(text, offset, surroundings);
    expect(text.text.slice(list?.start, list?.end)).toBe(String.raw`\"A\"`);
    expect(list?.items[0]?.insert).toBe(String.raw`\"AD\"`);
  });

  test("escapes snippets twice, once for the JSON and once for the snippet", () => {
    const { text, offset } = open(`{"expression": "any(|"}`);
    const item = completeIn(text, offset, surroundings)?.items.find(({ label }) => label === "http.request.headers");
    expect(item?.insert).toBe(String.raw`http.request.headers[\\"$1\\"][*]`);
  });

  test("explains and says which argument is written", () => {
    const { text, offset } = open(String.raw`{"expression": "lower(http.h|ost) eq \"a\""}`);
    const found = hoverIn(text, offset, surroundings);
    expect(found?.help.title).toBe("http.host");
    expect(text.text.slice(found?.start, found?.end)).toBe("http.host");
    expect(signatureIn(text, offset, surroundings)?.label).toBe("lower(value): String");
  });

  test("marks mistakes at their place, with fixes that are JSON", () => {
    const json = String.raw`{"phase": "http_request_origin", "rules": [{"expression": "http.request.method eq \"get\" and cf.bot_management.score lt 1"}]}`;
    const found = diagnoseIn({ language: "json", text: json, phase: null, use: "filter" }, surroundings);
    expect(found.map(({ code, start, end }) => [code, json.slice(start, end)])).toEqual([
      ["field-not-available", "cf.bot_management.score"],
      ["impossible-value", String.raw`\"get\"`],
    ]);
    expect(found[1]?.fixes[0]?.edits[0]?.text).toBe(String.raw`\"GET\"`);
  });

  test("is silent outside of expressions", () => {
    const { text, offset } = open(`{"description": "http.h|ost"}`);
    expect(completeIn(text, offset, surroundings)).toBeNull();
    expect(hoverIn(text, offset, surroundings)).toBeNull();
    expect(signatureIn(text, offset, surroundings)).toBeNull();
  });
});
