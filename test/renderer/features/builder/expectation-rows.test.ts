import { describe, expect, test } from "vitest";
import { expectationRows, printParts, readParts, withoutRow, withRow } from "../../../../renderer/features/builder/expectation-rows";

test("every key of an entry is a row with its place in the file", () => {
  expect(expectationRows([{ status: 403, action: "block" }, { matched: "Block admin" }])).toEqual([
    { index: 0, key: "status", value: 403, pointer: "/expect/0/status" },
    { index: 0, key: "action", value: "block", pointer: "/expect/0/action" },
    { index: 1, key: "matched", value: "Block admin", pointer: "/expect/1/matched" },
  ]);
});

test("a row is taken out of its entry, an empty entry goes, and the last takes the list with it", () => {
  const expected = [{ status: 403, action: "block" }, { matched: "x" }];
  const [status, , matched] = expectationRows(expected);
  expect(status === undefined ? null : withoutRow(expected, status)).toEqual([{ action: "block" }, { matched: "x" }]);
  expect(matched === undefined ? null : withoutRow(expected, matched)).toEqual([{ status: 403, action: "block" }]);
  const [only] = expectationRows([{ status: 200 }]);
  expect(only === undefined ? null : withoutRow([{ status: 200 }], only)).toBeUndefined();
});

test("a new expectation is an entry of its own", () => {
  expect(withRow(undefined, "status")).toEqual([{ status: 200 }]);
  expect(withRow([{ status: 200 }], "notReached")).toEqual([{ status: 200 }, { notReached: "" }]);
});

describe("the members of a cache or origin expectation", () => {
  const CASES = [
    ["eligible: true, edgeTtl: 7200", { eligible: true, edgeTtl: 7200 }],
    ["host: shop.example.net, port: 8443", { host: "shop.example.net", port: 8443 }],
    ["edgeTtl: null", { edgeTtl: null }],
  ] as const;
  test.each(CASES)("%s", (text, value) => {
    expect(readParts(text)).toEqual(value);
    expect(printParts(value)).toBe(text);
  });
  test.each(["eligible", "eligible true", ""])("nothing is read from “%s”", (text) => expect(readParts(text)).toBeNull());
});
