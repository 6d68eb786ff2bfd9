import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caseRows, countCases } from "../../../engine/library/parameters/case-rows";
import { expandJson, placeholdersIn, variablesOf } from "../../../engine/library/parameters/expand-text";
import { caseId, expandTrace, traceOfCaseId } from "../../../engine/library/parameters/expand-trace";
import { printCsv } from "../../../engine/library/parameters/print-csv";
import { readCsv } from "../../../engine/library/parameters/read-csv";
import type { Json, JsonObject } from "../../../engine/support/json";

describe("placeholders", () => {
  const VARIABLES = variablesOf({ host: "shop.example.com", asn: 64500, eu: true, nothing: null, list: [1, 2] });

  const CASES: readonly (readonly [name: string, json: Json, filled: Json])[] = [
    ["inside a text the value stands as text", "https://{{host}}/a", "https://shop.example.com/a"],
    ["blanks inside the braces do not count", "{{ host }}", "shop.example.com"],
    ["a text that is one placeholder becomes the value", "{{asn}}", 64500],
    ["true and false stay what they are", { eu: "{{eu}}" }, { eu: true }],
    ["null is a value", ["{{nothing}}"], [null]],
    ["a number inside a text is written out", "AS{{asn}}", "AS64500"],
    ["a list inside a text is JSON", "x{{list}}", "x[1,2]"],
    ["keys are filled in as well", { "x-{{asn}}": 1 }, { "x-64500": 1 }],
    ["two in one text", "{{host}}/{{asn}}", "shop.example.com/64500"],
    ["braces that hold no name stay", "{{ }} {{1a}} {a}", "{{ }} {{1a}} {a}"],
  ];

  test.each(CASES)("%s", (_name, json, filled) => {
    expect(expandJson(json, VARIABLES)).toEqual({ json: filled, problems: [] });
  });

  test("a value is not looked into again", () => {
    expect(expandJson("{{a}}", variablesOf({ a: "{{a}}{{a}}" })).json).toBe("{{a}}{{a}}");
  });

  test("a name without value is a problem with its place and what was likely meant", () => {
    expect(expandJson({ trace: { url: "https://{{hots}}/{{port}}" } }, variablesOf({ host: "a", asn: 1 }))).toEqual({
      json: { trace: { url: "https://{{hots}}/{{port}}" } },
      problems: [
        { pointer: "/trace/url", message: "there is no variable “hots”; there is host, asn" },
        { pointer: "/trace/url", message: "there is no variable “port”; there is host, asn" },
      ],
    });
    expect(expandJson("{{hos}}", variablesOf({ host: "a" })).problems[0]?.message).toBe(
      "there is no variable “hos”; did you mean {{host}}?",
    );
    expect(expandJson("{{a}}", variablesOf()).problems[0]?.message).toBe("there is no variable “a”; there are no variables here");
  });

  test("a later source of variables counts before an earlier one", () => {
    expect(expandJson("{{a}}{{b}}", variablesOf({ a: 1, b: 1 }, undefined, { b: 2 })).json).toBe("12");
  });

  test("names are listed once, in order", () => {
    expect(placeholdersIn({ "{{c}}": ["{{a}}{{b}}", "{{ a }}"] })).toEqual(["c", "a", "b"]);
  });

  test("text without placeholders is left as it is", () => {
    fc.assert(
      fc.property(
        fc.jsonValue().filter((json) => !JSON.stringify(json).includes("{{")),
        (json) => {
          const plain: Json = JSON.parse(JSON.stringify(json));
          expect(expandJson(plain, variablesOf({ a: 1 }))).toEqual({ json: plain, problems: [] });
        },
      ),
    );
  });
});

describe("CSV", () => {
  const TABLES: readonly (readonly [name: string, text: string, rows: readonly JsonObject[]])[] = [
    [
      "the first line names the columns",
      "country,status\nDE,200\nUS,403\n",
      [
        { country: "DE", status: 200 },
        { country: "US", status: 403 },
      ],
    ],
    ["the last line end may be missing", "a\n1", [{ a: 1 }]],
    ["lines may end as on Windows", "a,b\r\n1,2\r\n", [{ a: 1, b: 2 }]],
    ["quotes keep commas, line ends and quotes", 'a,b\n"x,""y""\nz",2', [{ a: 'x,"y"\nz', b: 2 }]],
    ["what is quoted is text", 'a,b,c\n"1","true",true', [{ a: "1", b: "true", c: true }]],
    ["an empty value is an empty text", "a,b\n,\n", [{ a: "", b: "" }]],
    ["leading zeros and fractions are text", "a,b\n007,1.5", [{ a: "007", b: "1.5" }]],
    ["semicolons separate where the head has them", "a;b\n1,2;3", [{ a: "1,2", b: 3 }]],
    ["tabs too", "a\tb\n1\t2", [{ a: 1, b: 2 }]],
    ["empty lines count for nothing", "a\n\n1\n\n", [{ a: 1 }]],
    ["a byte order mark counts for nothing", "\uFEFFa\n1", [{ a: 1 }]],
    ["a head alone has no rows", "a,b\n", []],
  ];

  test.each(TABLES)("%s", (_name, text, rows) => {
    expect(readCsv(text)).toEqual({ kind: "rows", columns: expect.any(Array), rows });
  });

  const MISTAKES = [
    ["nothing at all", "", "the table is empty: its first line names the columns"],
    ["a row with too many values", "a,b\n1,2\n1,2,3", "row 2 of the table has 3 values, and there are 2 columns"],
    ["two columns of one name", "a,a\n1,2", "two columns of the table are called “a”"],
    ["a column without name", "a,\n1,2", "a column of the table has no name"],
    ["quotes that never close", 'a\n"1', "the quotes that open in line 2 of the table never close"],
    ["text after closing quotes", 'a\n"1"2', "line 2 of the table goes on after closing quotes"],
  ] as const;

  test.each(MISTAKES)("%s is a problem", (_name, text, message) => {
    expect(readCsv(text)).toEqual({ kind: "problems", problems: [{ pointer: "", message }] });
  });

  test("what is written as RFC 4180 says is read back", () => {
    const cell = fc.string().filter((text) => text !== "" || text === "");
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
        const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const text = ["a,b", ...rows.map(([left, right]) => `${quote(left)},${quote(right)}`)].join("\n");
        expect(readCsv(text)).toEqual({ kind: "rows", columns: expect.any(Array), rows: rows.map(([a, b]) => ({ a, b })) });
      }),
    );
  });
});

describe("cases", () => {
  test("a matrix gives every combination, the last axis fastest", () => {
    const cases = [{ $matrix: { method: ["GET", "POST"], country: ["DE", "FR"] } }];
    expect(caseRows(cases)).toEqual({
      rows: [
        { method: "GET", country: "DE" },
        { method: "GET", country: "FR" },
        { method: "POST", country: "DE" },
        { method: "POST", country: "FR" },
      ],
      problems: [],
    });
    expect(countCases(cases)).toBe(4);
  });

  test("rows, tables and matrices may stand beside each other", () => {
    const cases = [{ a: 1 }, { $csv: "a\n2\n3\n" }, { $matrix: { a: [4, 5] } }];
    expect(caseRows(cases).rows.map(({ a }) => a)).toEqual([1, 2, 3, 4, 5]);
    expect(countCases(cases)).toBe(5);
  });

  const MISTAKES: readonly (readonly [name: string, cases: readonly JsonObject[], pointer: string, message: string])[] = [
    ["a table that is none", [{ $csv: 1 }], "/cases/0/$csv", "expected the text of a CSV table"],
    ["a matrix with an empty axis", [{ $matrix: { a: [] } }], "/cases/0/$matrix/a", "expected a list with at least one value"],
    ["a matrix without axes", [{ $matrix: {} }], "/cases/0/$matrix", "expected at least one variable"],
    [
      "a matrix beside values",
      [{ a: 1, $matrix: { a: [1] } }],
      "/cases/0",
      "“$matrix” stands for whole rows, so nothing can stand beside it",
    ],
    [
      "a matrix that is too large",
      [{ $matrix: { a: Array.from({ length: 101 }, (_, index) => index), b: Array.from({ length: 100 }, (_, index) => index) } }],
      "/cases/0/$matrix",
      "a saved trace may have at most 10000 cases",
    ],
  ];

  test.each(MISTAKES)("%s is a problem", (_name, cases, pointer, message) => {
    expect(caseRows(cases).problems).toEqual([{ pointer, message }]);
  });

  test("the preview counts a matrix that is too large without making it", () => {
    const axis = Array.from({ length: 1000 }, (_, index) => index);
    expect(countCases([{ $matrix: { a: axis, b: axis, c: axis } }])).toBe(1_000_000_000);
  });
});

describe("a saved trace with cases", () => {
  const FILE = {
    name: "Checkout",
    trace: { method: "{{method}}", url: "https://{{host}}/checkout", context: { bot_score: "{{score}}" } },
    variables: { method: "GET", score: 30 },
    cases: [{ method: "POST" }, { score: 2 }],
    expect: [{ status: 200 }],
  };

  test("is one trace a row, with the row before its own variables before the environment", () => {
    const { cases, broken } = expandTrace("shop/checkout.trace.json", FILE, { host: "shop.example.com", method: "PUT" });
    expect(broken).toEqual([]);
    expect(cases.map(({ name, saved }) => [name, saved.trace])).toEqual([
      ["Checkout [POST]", { method: "POST", url: "https://shop.example.com/checkout", context: { bot_score: 30 } }],
      ["Checkout [2]", { method: "GET", url: "https://shop.example.com/checkout", context: { bot_score: 2 } }],
    ]);
    expect(cases.map(caseId)).toEqual(["shop/checkout.trace.json#0", "shop/checkout.trace.json#1"]);
    expect(cases.map((each) => traceOfCaseId(caseId(each)))).toEqual(["shop/checkout.trace.json", "shop/checkout.trace.json"]);
  });

  test("a row that fills in a wrong value is broken, and the others run", () => {
    const { cases, broken } = expandTrace("a.trace.json", { ...FILE, cases: [{ score: "high" }, {}] }, { host: "a.example" });
    expect(cases.map(({ index }) => index)).toEqual([1]);
    expect(broken).toEqual([
      {
        traceId: "a.trace.json",
        index: 0,
        name: "Checkout [high]",
        problems: [{ pointer: "/trace/context/bot_score", message: "expected a number, found “high”" }],
      },
    ]);
  });

  test("without cases it is one trace, called by its file where it has no name", () => {
    const { cases } = expandTrace("a/b.trace.json", { trace: { method: "GET", url: "https://a.example/" } }, {});
    expect(cases.map((each) => [caseId(each), each.name])).toEqual([["a/b.trace.json", "b"]]);
  });

  test("a bare trace counts as well, and what is no trace is broken", () => {
    expect(expandTrace("a.trace.json", { method: "GET", url: "https://a.example/" }, {}).cases).toHaveLength(1);
    expect(expandTrace("a.trace.json", [], {}).broken).toHaveLength(1);
  });
});

describe("rows as CSV", () => {
  test.each([
    ["plain values", ["method", "status"], [{ method: "GET", status: 403 }], "method,status\nGET,403\n"],
    ["a text that looks like a number is quoted", ["a"], [{ a: "403" }, { a: "true" }, { a: "007" }], 'a\n"403"\n"true"\n007\n'],
    ["separators, quotes and line ends are quoted", ["a", "b"], [{ a: 'x,"y"', b: "1\n2" }], 'a,b\n"x,""y""","1\n2"\n'],
    ["a missing value is an empty cell", ["a", "b"], [{ b: true }], "a,b\n,true\n"],
    ["an empty line that is a row is quoted", ["a"], [{ a: "" }], 'a\n""\n'],
    ["a list stands as its JSON", ["a"], [{ a: [1, "x"] }], 'a\n"[1,""x""]"\n'],
  ] as const)("%s", (_name, columns, rows, text) => {
    expect(printCsv(columns, rows)).toBe(text);
  });

  test("what was printed is read back, value by value", () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom("403", "", '"', "a;b", "\t"));
    fc.assert(
      fc.property(fc.array(fc.record({ first: value, second: value }), { minLength: 1 }), (rows) => {
        expect(readCsv(printCsv(["first", "second"], rows))).toEqual({ kind: "rows", columns: ["first", "second"], rows });
      }),
    );
  });
});

describe("some rows of a trace", () => {
  const TRACE = { trace: { method: "GET", url: "https://a.example/{{n}}" }, cases: [{ $matrix: { n: [1, 2, 3, 4] } }] };

  test.each([
    ["from one on", { from: 1, count: 2 }, [1, 2]],
    ["as many as are there", { from: 3, count: 9 }, [3]],
    ["none after the last", { from: 4, count: 1 }, []],
  ] as const)("%s", (_name, which, indexes) => {
    expect(expandTrace("t", TRACE, {}, which).cases.map(({ index }) => index)).toEqual(indexes);
  });
});
