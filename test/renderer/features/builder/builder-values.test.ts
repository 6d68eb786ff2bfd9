import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyKind, bodyText, convertBody, readBody, typedBody } from "../../../../renderer/features/builder/body/body";
import { headerLines, readHeaderLines } from "../../../../renderer/features/builder/header-lines";
import { headerPairs, keepHeaders, pairsRecord, pastedPairs } from "../../../../renderer/features/builder/pairs";
import { readTags } from "../../../../renderer/features/builder/tags";
import { completedUrl, urlProblem } from "../../../../renderer/features/builder/url-problem";
import { parseWhole } from "../../../../renderer/features/builder/whole-number";

describe("request headers", () => {
  test("what repeats goes to requestHeaders, whatever its case", () => {
    expect(
      keepHeaders([
        { name: "Accept", value: "a" },
        { name: "x", value: "1" },
        { name: "accept", value: "b" },
      ]),
    ).toEqual({ headers: { Accept: "a", x: "1" }, requestHeaders: [["accept", "b"]] });
  });

  test("a line without a name says nothing, and no line is no record", () => {
    expect(keepHeaders([{ name: " ", value: "x" }])).toEqual({ headers: undefined, requestHeaders: undefined });
  });

  test("law: keeping, showing and keeping again is the same", () => {
    const pair = fc.record({ name: fc.constantFrom("a", "A", "b", "c", ""), value: fc.string() });
    fc.assert(
      fc.property(fc.array(pair), (pairs) => {
        const kept = keepHeaders(pairs);
        expect(keepHeaders(headerPairs(kept))).toEqual(kept);
      }),
    );
  });

  test("several pasted lines are several headers", () => {
    expect(pastedPairs("accept: */*\r\nx-a: b: c\n")).toEqual([
      { name: "accept", value: "*/*" },
      { name: "x-a", value: "b: c" },
    ]);
  });

  test.each(["one: line", "no colon\nhere either", ""])("%j is not several headers", (text) => expect(pastedPairs(text)).toBeNull());
});

test("of cookies with the same name the last counts", () => {
  expect(
    pairsRecord([
      { name: "a", value: "1" },
      { name: "a", value: "2" },
    ]),
  ).toEqual({ a: "2" });
});

describe("request body", () => {
  test.each([
    ["none", undefined, ""],
    ["none", {}, ""],
    ["text", { plain_text: "x" }, "x"],
    ["text", { plain_text: "" }, ""],
    ["json", { json: { a: 1 } }, '{\n  "a": 1\n}'],
    ["json", { json: null }, "null"],
    ["base64", { base64: "AAE=", json: {} }, "AAE="],
  ] as const)("is %s in %j", (kind, body, text) => {
    expect(bodyKind(body)).toBe(kind);
    expect(bodyText(body)).toBe(text);
  });

  test("the empty object that JSON begins with leaves the field empty, and an emptied field means it", () => {
    expect(typedBody({ json: {} })).toBe("");
    expect(typedBody({ json: { a: 1 } })).toBe('{\n  "a": 1\n}');
    expect(typedBody({ json: [] })).toBe("[]");
    expect(readBody(" ", "json")).toEqual({ kind: "value", value: { json: {} } });
  });

  test("text that is no JSON keeps the last valid body and says where", () => {
    expect(readBody('{\n"a": }', "json")).toEqual({
      kind: "problem",
      message: "Line 2: A value is expected here. The last valid body stays.",
    });
  });

  test.each(["A", "AB=", "AB CD"])("%j is no Base64", (text) => expect(readBody(text, "base64").kind).toBe("problem"));

  test.each([
    ["text becomes Base64 of its UTF-8", { plain_text: "é" }, "base64", { base64: "w6k=" }],
    ["Base64 becomes its text", { base64: "w6k=" }, "text", { plain_text: "é" }],
    ["text that is JSON becomes it", { plain_text: '{"a":1}' }, "json", { json: { a: 1 } }],
    ["other text becomes a JSON string", { plain_text: "hi" }, "json", { json: "hi" }],
    ["nothing becomes an empty object", undefined, "json", { json: {} }],
    ["none takes it away", { plain_text: "x" }, "none", undefined],
  ] as const)("%s", (_name, body, to, expected) => expect(convertBody(body, to)).toEqual(expected));
});

describe("origin headers", () => {
  test("one line a value", () => {
    expect(headerLines({ "content-type": "text/html", "set-cookie": ["a=1", "b=2"] })).toBe(
      "content-type: text/html\nset-cookie: a=1\nset-cookie: b=2",
    );
  });

  test("are read back", () => {
    expect(readHeaderLines("a: 1\n\nb: 2\nb: x:y")).toEqual({ kind: "value", value: { a: "1", b: ["2", "x:y"] } });
    expect(readHeaderLines("\n")).toEqual({ kind: "value", value: undefined });
  });

  test("a line that is none is named", () => {
    expect(readHeaderLines("a: 1\nb")).toEqual({ kind: "problem", message: "Line 2: a header is “name: value”." });
  });
});

test.each([
  ["a, b ,a,, ", ["a", "b"]],
  [" ", undefined],
])("the tags of %j", (text, tags) => expect(readTags(text)).toEqual(tags));

test.each([
  ["", null],
  ["htt", null],
  ["https://", null],
  ["https://a.example/x?y", null],
  ["https://{{host}}/", null],
  ["a.example/x", null],
  ["/cart", "Begin with https:// or http://."],
  ["ftp://a.example/", "Only https and http pass through an edge."],
  ["https://a b/", "This host or port is not one a browser could ask."],
  ["https://a:99999/", "This host or port is not one a browser could ask."],
])("%j as a URL", (text, problem) => expect(urlProblem(text)).toBe(problem));

test.each([
  ["shop.example.com/cart?x=1", "https://shop.example.com/cart?x=1"],
  [" shop.example.com ", "https://shop.example.com"],
  ["shop.example.com:8443/", "https://shop.example.com:8443/"],
  ["http://shop.example.com/", "http://shop.example.com/"],
  ["ftp://shop.example.com/", "ftp://shop.example.com/"],
  ["shop", "shop"],
  ["shop.", "shop."],
  ["/cart.html", "/cart.html"],
  ["{{host}}/cart", "{{host}}/cart"],
  ["", ""],
])("%j completed is %j", (text, url) => expect(completedUrl(text)).toBe(url));

test.each([
  ["", { kind: "value", value: undefined }],
  [" 42 ", { kind: "value", value: 42 }],
  ["1.5", { kind: "problem", message: "A whole number" }],
  ["0x10", { kind: "problem", message: "A whole number" }],
  ["0", { kind: "problem", message: "From 1 to 99" }],
  ["100", { kind: "problem", message: "From 1 to 99" }],
])("%j as a bot score", (text, parsed) => expect(parseWhole(text, 1, 99)).toEqual(parsed));
