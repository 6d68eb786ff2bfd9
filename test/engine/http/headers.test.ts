import { describe, expect, test } from "vitest";
import { parseAcceptLanguage } from "../../../engine/http/accept-language";
import { cookieText, parseCookies } from "../../../engine/http/cookies";
import { headerValue, headerValues, isToken, withAddedHeader, withHeader, withoutHeader } from "../../../engine/http/headers";
import { headerParameter, mediaType } from "../../../engine/http/media-type";
import { groupPairs, splitArguments } from "../../../engine/http/pairs";
import { decodePercent } from "../../../engine/http/percent";

const HEADERS = [
  { name: "Accept", value: "a" },
  { name: "X-Test", value: "1" },
  { name: "accept", value: "b" },
];

describe("headers", () => {
  test("names are found whatever their case; the first value counts", () => expect(headerValue(HEADERS, "ACCEPT")).toBe("a"));
  test("all values of a name come in order", () => expect(headerValues(HEADERS, "accept")).toEqual(["a", "b"]));
  test("a name that is not there has no value", () => expect(headerValue(HEADERS, "cookie")).toBeUndefined());
  test("setting replaces all of a name in the place of the first", () => {
    expect(withHeader(HEADERS, { name: "accept", value: "c" })).toEqual([
      { name: "accept", value: "c" },
      { name: "X-Test", value: "1" },
    ]);
  });
  test("setting a name that is not there adds it at the end", () => {
    expect(withHeader(HEADERS, { name: "B", value: "2" }).at(-1)).toEqual({ name: "B", value: "2" });
  });
  test("adding keeps what is there", () => expect(withAddedHeader(HEADERS, { name: "Accept", value: "c" })).toHaveLength(4));
  test("removing takes all of a name", () => expect(withoutHeader(HEADERS, "accept")).toEqual([{ name: "X-Test", value: "1" }]));
  test("only tokens are names", () => {
    expect(["x-test", "a_b", "a b", "a:b", "", "é"].map(isToken)).toEqual([true, true, false, false, false, false]);
  });
});

describe("arguments", () => {
  const CASES = [
    [
      "names keep their order and repeats",
      "b=1&a=2&b=3",
      [
        ["b", "1"],
        ["a", "2"],
        ["b", "3"],
      ],
    ],
    [
      "nothing is decoded",
      "q=red+apples%20x&%61=1",
      [
        ["q", "red+apples%20x"],
        ["%61", "1"],
      ],
    ],
    ["only the first = splits", "a=b=c", [["a", "b=c"]]],
    [
      "a name without = has an empty value",
      "a&b=",
      [
        ["a", ""],
        ["b", ""],
      ],
    ],
    ["empty pieces are no arguments", "&a=1&&", [["a", "1"]]],
    ["a value may stand without a name", "=x", [["", "x"]]],
    ["an empty query has none", "", []],
  ] as const;
  for (const [name, query, pairs] of CASES) {
    test(name, () => expect(splitArguments(query).map((pair) => [pair.name, pair.value])).toEqual(pairs));
  }
  test("values are gathered by name, names in byte order", () => {
    expect([...groupPairs(splitArguments("b=1&a=2&b=3&B=4"))]).toEqual([
      ["B", ["4"]],
      ["a", ["2"]],
      ["b", ["1", "3"]],
    ]);
  });
});

describe("cookies", () => {
  test("names are decoded, values are not", () => {
    expect(parseCookies("session=8521F670; %61pp=te%73t")).toEqual([
      { name: "session", value: "8521F670" },
      { name: "app", value: "te%73t" },
    ]);
  });
  test("equal decoded names come together", () => {
    expect([...groupPairs(parseCookies("app=1; %61pp=2"))]).toEqual([["app", ["1", "2"]]]);
  });
  test("blanks around a cookie are dropped, a value keeps its =", () =>
    expect(parseCookies(" a=b=c ;; b ")).toEqual([
      { name: "a", value: "b=c" },
      { name: "b", value: "" },
    ]));
  test("several headers are one text", () => {
    const headers = [
      { name: "Cookie", value: "a=1" },
      { name: "cookie", value: "b=2" },
    ];
    expect(cookieText(headers)).toBe("a=1; b=2");
  });
});

describe("percent decoding", () => {
  test("%41 is A, + stays, a broken escape stays", () => expect(decodePercent("%41+%4%zz%C3%A9")).toBe("A+%4%zz\xc3\xa9"));
});

describe("media types", () => {
  /** The table of http.response.content_type.media_type's page. */
  const CASES = [
    ["text/html", "text/html"],
    ["text/html; charset=utf-8", "text/html"],
    ["text/html+extra", "text/html+extra"],
    ["text/HTML", "text/html"],
    ["", ""],
  ] as const;
  for (const [header, type] of CASES) test(`“${header}” is “${type}”`, () => expect(mediaType(header)).toBe(type));

  test("parameters are found with and without quotes, whatever the case of their names", () => {
    expect(headerParameter('multipart/form-data; Boundary="a b;c"; x=1', "boundary")).toBe("a b;c");
    expect(headerParameter("multipart/form-data;boundary=abc ; x=1", "boundary")).toBe("abc");
    expect(headerParameter('form-data; name="a\\"b"', "name")).toBe('a"b');
    expect(headerParameter("form-data", "name")).toBeUndefined();
  });
});

describe("accepted languages", () => {
  const CASES = [
    ["the field's example", "fr-CH, fr;q=0.8, en;q=0.9, de;q=0.7, *;q=0.5", ["fr-CH", "en", "fr", "de"]],
    ["equal weights keep their order", "b, a", ["b", "a"]],
    ["a weight of 0 comes last", "a;q=0, b;q=0.1", ["b", "a"]],
    ["an empty header has none", "", []],
    ["only * has none", "*", []],
  ] as const;
  for (const [name, header, tags] of CASES) test(name, () => expect(parseAcceptLanguage(header)).toEqual(tags));
});
