import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSavedTrace, readTrace } from "../../../engine/request/read-trace";

const TRACE = { url: "https://example.com/", method: "GET" };

describe("readTrace", () => {
  test("a bare trace is wrapped", () => expect(readTrace(TRACE)).toEqual({ kind: "value", value: { trace: TRACE } }));

  test("a saved trace is taken as it is, unknown keys included", () => {
    const saved = {
      name: "Checkout",
      trace: { ...TRACE, future: 1, context: { geoloc: { iso_code: "DE", future: 2 } } },
      fields: { "ip.src": "192.0.2.1" },
      origin: { status: 404, headers: { "set-cookie": ["a=1", "b=2"], server: "nginx" }, body: { base64: "AA==" } },
      future: { deep: [1, null] },
    };
    expect(readTrace(saved)).toEqual({ kind: "value", value: saved });
  });

  test("the published example of the operation is a trace", () => {
    const published = {
      body: { base64: "c29tZV9yZXF1ZXN0X2JvZHk=" },
      context: { geoloc: { city: "London" }, skip_challenge: true },
      cookies: { cookie_name_1: "cookie_value_1", cookie_name_2: "cookie_value_2" },
      headers: { header_name_1: "header_value_1", header_name_2: "header_value_2" },
      method: "PUT",
      protocol: "HTTP/1.1",
      url: "https://some.zone/some_path",
      skip_response: true,
    };
    expect(readTrace(published)).toEqual({ kind: "value", value: { trace: published } });
  });

  const PROBLEMS = [
    ["a number", 5, [["", "found the number 5"]]],
    ["a list", [TRACE], [["", "found a list"]]],
    ["null", null, [["", "found null"]]],
    ["an object that is neither", { name: "x" }, [["", "neither “url” nor “trace”"]]],
    ["a URL that is no text", { url: 3, method: "GET" }, [["/url", "expected a text, found the number 3"]]],
    ["a trace without method", { url: "https://a/" }, [["/method", "expected a text, but it is missing"]]],
    ["a saved trace whose trace is no object", { trace: "x" }, [["/trace", "expected an object, found “x”"]]],
    [
      "a header with a number",
      { trace: { ...TRACE, headers: { "a/b": 1 } } },
      [["/trace/headers/a~1b", "expected a text, found the number 1"]],
    ],
    ["a bot score above 99", { ...TRACE, context: { bot_score: 100 } }, [["/context/bot_score", "at most 99"]]],
    ["a bot score with a fraction", { ...TRACE, context: { bot_score: 1.5 } }, [["/context/bot_score", "a whole number"]]],
    ["a latitude beyond the pole", { ...TRACE, context: { geoloc: { latitude: 91 } } }, [["/context/geoloc/latitude", "at most 90"]]],
    [
      "a repeated header that is no pair",
      { trace: TRACE, requestHeaders: [["a"]] },
      [["/requestHeaders/0", "a list of a name and a value"]],
    ],
    ["an origin status below 200", { trace: TRACE, origin: { status: 100 } }, [["/origin/status", "at least 200"]]],
    [
      "an origin header that is a number",
      { trace: TRACE, origin: { headers: { a: 1 } } },
      [["/origin/headers/a", "a text, or a list of texts"]],
    ],
    ["an origin body that is a number", { trace: TRACE, origin: { body: 1 } }, [["/origin/body", "a text, or an object with “base64”"]]],
    ["a force without rule", { trace: TRACE, force: [{ matched: true }] }, [["/force/0/rule", "missing"]]],
    [
      "several mistakes at once",
      { trace: { url: 1, method: 2 }, tags: "a" },
      [
        ["/tags", "expected a list, found “a”"],
        ["/trace/url", "found the number 1"],
        ["/trace/method", "found the number 2"],
      ],
    ],
  ] as const;
  for (const [name, input, problems] of PROBLEMS) {
    test(`${name} is refused with its place`, () => {
      expect(readTrace(input)).toEqual({
        kind: "problems",
        problems: problems.map(([pointer, message]) => ({ pointer, message: expect.stringContaining(message) })),
      });
    });
  }

  test("JSON that nests without end is refused without exhausting the stack", () => {
    const json: unknown = JSON.parse(
      `{"trace":{"url":"https://a/","method":"GET","body":{"json":${"[".repeat(50_000)}${"]".repeat(50_000)}}}}`,
    );
    expect(readTrace(json)).toMatchObject({ kind: "problems", problems: [{ message: expect.stringContaining("nest at most 200 deep") }] });
  });

  test("whatever the JSON, it is a trace or problems with places", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        for (const input of [json, { trace: json }, { trace: TRACE, fields: json, origin: json }, { ...TRACE, headers: json }]) {
          const reading = readTrace(input);
          if (reading.kind === "problems") expect(reading.problems.every(({ message }) => message.length > 0)).toBe(true);
        }
      }),
    );
  });
});

test("readSavedTrace does not take a bare trace", () => {
  expect(readSavedTrace(TRACE)).toMatchObject({ kind: "problems", problems: [{ pointer: "/trace" }] });
});
