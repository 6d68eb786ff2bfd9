import { describe, expect, test } from "vitest";
import { readRedirect, redirectParameters, targetAs } from "../../../../renderer/features/rule-editor/redirect-target";

describe("the target of a redirect", () => {
  test.each([
    ["nothing yet", null, { kind: "value", text: "", status: null, query: "dropped" }],
    [
      "a fixed URL",
      { from_value: { target_url: { value: "https://a.example/" }, status_code: 302, preserve_query_string: true } },
      { kind: "value", text: "https://a.example/", status: 302, query: "kept" },
    ],
    [
      "an expression",
      { from_value: { target_url: { expression: 'concat("https://", http.host)' } } },
      { kind: "expression", text: 'concat("https://", http.host)', status: null, query: "dropped" },
    ],
    ["a list of redirects is not for the form", { from_list: { name: "moved", key: "http.request.full_uri" } }, null],
    ["another status is not for the form", { from_value: { target_url: { value: "/" }, status_code: 418 } }, null],
    ["both at once are not for the form", { from_value: { target_url: { value: "/", expression: '"/"' } } }, null],
    ["what else stands there is not for the form", { from_value: { target_url: { value: "/" }, note: "mine" } }, null],
  ])("%s", (_name, parameters, expected) => expect(readRedirect(parameters)).toEqual(expected));

  test("is written in its place, and a default that was not there stays out", () => {
    const before = { from_value: { target_url: { value: "/a" } } };
    expect(redirectParameters(before, { kind: "value", text: "/b", status: null, query: "dropped" })).toEqual({
      from_value: { target_url: { value: "/b" } },
    });
    expect(redirectParameters(before, { kind: "expression", text: '"/b"', status: 308, query: "kept" })).toEqual({
      from_value: { target_url: { expression: '"/b"' }, status_code: 308, preserve_query_string: true },
    });
    const kept = { from_value: { target_url: { value: "/a" }, preserve_query_string: true } };
    expect(redirectParameters(kept, { kind: "value", text: "/a", status: null, query: "dropped" })).toEqual({
      from_value: { target_url: { value: "/a" }, preserve_query_string: false },
    });
  });
});

test.each([
  ["value", "https://a.example/", "expression", '"https://a.example/"'],
  ["value", 'a"b\\c', "expression", '"a\\"b\\\\c"'],
  ["value", "", "expression", ""],
  ["expression", ' "https://a.example/" ', "value", "https://a.example/"],
  ["expression", '"a\\"b\\\\c"', "value", 'a"b\\c'],
  ["expression", 'concat("https://", http.host)', "value", ""],
  ["expression", '"a" or "b"', "value", ""],
  ["value", "same", "value", "same"],
] as const)("%s %s as %s is %s", (kind, text, to, expected) => expect(targetAs({ kind, text }, to)).toBe(expected));
