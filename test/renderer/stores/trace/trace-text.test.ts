import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SavedTrace } from "../../../../engine/contract/index";
import type { Path } from "../../../../renderer/stores/trace/read-saved-trace";
import {
  insertionIndex,
  printBareTrace,
  readPasted,
  readTraceText,
  withValue,
  withValues,
} from "../../../../renderer/stores/trace/trace-text";

const TEXT = `{
  "name": "An order",
  "x-team": { "b": 1, "a": 12345678901234567890 },
  "trace": {
    "url": "https://shop.example.com/",   "method": "GET"
  }
}
`;

describe("reading the text", () => {
  const MISTAKES = [
    ["a missing value", `{\n  "trace": { "method": "GET", "url": \n}`, 3, 1, "A value is expected here."],
    ["a trailing comma", `{ "trace": { "method": "GET", "url": "https://a/", } }`, 1, 52, "A name in double quotes is expected here."],
    ["a comment", `{ // x\n "trace": { "method": "GET", "url": "https://a/" } }`, 1, 3, "JSON has no comments."],
    ["nothing at all", "", 1, 1, "A value is expected here."],
    ["a list", "[]", 1, 1, "The document must be an object."],
    ["no trace", `{ "name": "x" }`, 1, 1, "The document needs “trace”."],
    ["no method", `{\n  "trace": { "url": "https://a/" }\n}`, 2, 12, "“trace” needs “method”."],
    [
      "a score as text",
      `{\n "trace": {\n  "method": "GET", "url": "https://a/",\n  "context": { "bot_score": "1" } } }`,
      4,
      29,
      "“bot_score” must be a number.",
    ],
    ["a header as number", `{ "trace": { "method": "GET", "url": "https://a/", "headers": { "a": 1 } } }`, 1, 70, "“a” must be text."],
    ["a tag as number", `{ "tags": ["a", 2], "trace": { "method": "GET", "url": "https://a/" } }`, 1, 17, "Item 2 of “tags” must be text."],
    [
      "half a repeated header",
      `{ "requestHeaders": [["a"]], "trace": { "method": "GET", "url": "https://a/" } }`,
      1,
      22,
      "Item 1 of “requestHeaders” must be a pair of name and value.",
    ],
    [
      "a body that is a number",
      `{ "origin": { "body": 1 }, "trace": { "method": "GET", "url": "https://a/" } }`,
      1,
      23,
      "“body” must be an object.",
    ],
  ] as const;

  test.each(MISTAKES)("says where %s is", (_name, text, line, column, message) => {
    expect(readTraceText(text)).toMatchObject({ kind: "invalid", problem: { line, column, message } });
  });

  test("lets unknown keys through", () => {
    expect(readTraceText(TEXT)).toMatchObject({ kind: "valid", saved: { "x-team": { b: 1 } } });
  });
});

describe("changing one value", () => {
  const CHANGES = [
    ["replaces it in place", TEXT, ["trace", "url"], "https://new/", TEXT.replace("https://shop.example.com/", "https://new/")],
    ["leaves a text without the value as it is", TEXT, ["trace", "body"], undefined, TEXT],
    [
      "takes an object out with its last member",
      `{"trace":{"url":"u","method":"GET","context":{"bot_score":1}}}`,
      ["trace", "context", "bot_score"],
      undefined,
      `{"trace":{"url":"u","method":"GET"}}`,
    ],
    [
      "takes every object out that gets empty",
      `{"trace":{"url":"u","method":"GET","context":{"geoloc":{"city":"x"}}}}`,
      ["trace", "context", "geoloc", "city"],
      undefined,
      `{"trace":{"url":"u","method":"GET"}}`,
    ],
    ["keeps the trace itself", `{"trace":{"url":"u"}}`, ["trace", "url"], undefined, `{"trace":{}}`],
    [
      "keeps what the others say",
      `{"trace":{"url":"u","method":"GET","context":{"bot_score":1,"threat_score":2}}}`,
      ["trace", "context", "bot_score"],
      undefined,
      `{"trace":{"url":"u","method":"GET","context":{"threat_score":2}}}`,
    ],
  ] as const satisfies readonly (readonly [string, string, Path, string | undefined, string])[];

  test.each(CHANGES)("%s", (_name, text, path, value, expected) => {
    expect(withValue(text, path, value)).toBe(expected);
  });

  test("puts a new member where a person would look for it", () => {
    const text = withValue(TEXT, ["trace", "protocol"], "HTTP/2");
    expect(Object.keys(read(withValue(text, ["trace", "headers"], { a: "b" })).trace)).toEqual(["url", "method", "protocol", "headers"]);
    expect(Object.keys(read(withValue(TEXT, ["description"], "why")))).toEqual(["name", "description", "x-team", "trace"]);
  });

  test("keeps numbers and spaces elsewhere, character for character", () => {
    const text = withValues(TEXT, [
      [["trace", "url"], "https://new/"],
      [["trace", "context", "bot_score"], 7],
      [["fields", "ip.src"], "192.0.2.1"],
    ]);
    expect(text).toContain(`"x-team": { "b": 1, "a": 12345678901234567890 },`);
    expect(text).toContain(`"url": "https://new/",   "method": "GET"`);
    expect(read(text)).toMatchObject({ trace: { context: { bot_score: 7 } }, fields: { "ip.src": "192.0.2.1" } });
  });

  test("law: what was set is read back, what was taken out is gone, the rest is as before", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.dictionary(fc.string(), fc.string()));
    const path = fc.constantFrom<Path>(
      ["description"],
      ["fields", "cf.bot_management.verified_bot"],
      ["fields", "a.b"],
      ["trace", "body", "json"],
      ["x"],
    );
    fc.assert(
      fc.property(path, value, (where, what) => {
        const set = withValue(TEXT, where, what);
        expect(valueAt(JSON.parse(set), where)).toEqual(JSON.parse(JSON.stringify(what)));
        expect(JSON.parse(withValue(set, where, undefined))).toEqual(JSON.parse(TEXT));
      }),
    );
  });
});

describe("where a new name goes", () => {
  const ORDER = ["a", "b", "c"];
  const PLACES = [
    ["first of an empty object", [], "b", 0],
    ["after what comes before it", ["a", "c"], "b", 1],
    ["before what comes after it", ["c"], "a", 0],
    ["a name without a place to the end", ["a", "b"], "z", 2],
    ["past strangers only as far as needed", ["x", "a", "y"], "b", 2],
  ] as const;

  test.each(PLACES)("%s", (_name, present, name, index) => {
    expect(insertionIndex(present, name, ORDER)).toBe(index);
  });
});

describe("copy and paste", () => {
  const around: SavedTrace = {
    name: "Mine",
    tags: ["t"],
    fields: { "ip.src": "192.0.2.1" },
    trace: { method: "GET", url: "https://old/" },
  };

  test("a copied trace is the bare request, and pasting it gives the same trace again", () => {
    const text = printBareTrace(around);
    expect(JSON.parse(text)).toEqual({ method: "GET", url: "https://old/" });
    expect(readPasted(text, around)).toEqual({ kind: "valid", saved: around });
  });

  test("a bare trace keeps name, tags and fields of the one on screen", () => {
    expect(readPasted(`{"url":"https://new/","method":"PUT"}`, around)).toEqual({
      kind: "valid",
      saved: { ...around, trace: { url: "https://new/", method: "PUT" } },
    });
  });

  test("a saved trace replaces all of it", () => {
    expect(readPasted(`{"name":"Other","trace":{"url":"https://new/","method":"PUT"}}`, around)).toEqual({
      kind: "valid",
      saved: { name: "Other", trace: { url: "https://new/", method: "PUT" } },
    });
  });

  test("a mistake in a bare trace is found at its own place", () => {
    expect(readPasted(`{\n"url":"https://new/",\n"method":7}`, around)).toMatchObject({
      kind: "invalid",
      problem: { line: 3, column: 10, message: "“method” must be text." },
    });
  });

  test("text that is no JSON is refused", () => {
    expect(readPasted("curl https://x", around)).toMatchObject({ kind: "invalid", problem: { line: 1, column: 1 } });
  });
});

function read(text: string): SavedTrace {
  const reading = readTraceText(text);
  if (reading.kind === "invalid") throw new Error(reading.problem.message);
  return reading.saved;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, key) => (typeof inside === "object" && inside !== null ? new Map(Object.entries(inside)).get(String(key)) : undefined),
    value,
  );
}
