import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MaybeValue } from "../../../../engine/language/values/value";
import { call, fault } from "./call";

type Case = readonly [name: string, args: readonly MaybeValue[], expected: MaybeValue];

function table(functionName: string, cases: readonly Case[]): void {
  describe(`${functionName}()`, () => {
    for (const [name, args, expected] of cases) test(name, () => expect(call(functionName, ...args)).toEqual(expected));
  });
}

/** UTF-8 of é and É. */
const LOWER_E = "\u00c3\u00a9";
const UPPER_E = "\u00c3\u0089";

table("lower", [
  ["the documented sample", ["WWW.cloudflare.com"], "www.cloudflare.com"],
  ["letters beyond ASCII stay", [`A${UPPER_E}`], `a${UPPER_E}`],
  ["single bytes beyond ASCII stay", ["\u00c0\u00de"], "\u00c0\u00de"],
  ["missing stays missing", [null], null],
]);

table("upper", [
  ["the documented sample", ["www.cloudflare.com"], "WWW.CLOUDFLARE.COM"],
  ["letters beyond ASCII stay", [`a${LOWER_E}`], `A${LOWER_E}`],
  ["single bytes beyond ASCII stay, and stay single", ["\u00df\u00ff\u00b5"], "\u00df\u00ff\u00b5"],
  ["missing stays missing", [null], null],
]);

table("len", [
  ["the documented sample", ["example.com"], 11],
  ["bytes, not characters", [LOWER_E], 2],
  ["the empty string", [""], 0],
  ["elements of an array", [["waf", "botm", "cdn"]], 3],
  ["missing stays missing", [null], null],
]);

table("starts_with", [
  ["the documented sample", ["/blog/first-post", "/blog"], true],
  ["case counts", ["/Blog", "/blog"], false],
  ["an empty substring always matches", ["", ""], true],
  ["missing stays missing", [null, "/"], null],
]);

table("ends_with", [
  ["the documented sample", ["/welcome.html", ".html"], true],
  ["case counts", ["/welcome.HTML", ".html"], false],
  ["an empty substring always matches", ["a", ""], true],
  ["a longer substring does not", ["l", "html"], false],
  ["missing stays missing", [null, "/"], null],
]);

table("substring", [
  ["the documented sample", ["asdfghjk", 2, 5], "dfg"],
  ["to the end", ["asdfghjk", 2], "dfghjk"],
  ["from the end", ["asdfghjk", -2], "jk"],
  ["up to a place from the end", ["asdfghjk", 0, -2], "asdfgh"],
  ["an end before the start gives nothing", ["asdfghjk", 5, 2], ""],
  ["a start beyond the end gives nothing", ["abc", 10], ""],
  ["an end beyond the end is the end", ["abc", 1, 10], "bc"],
  ["a start before the start is the start", ["abc", -10], "abc"],
  ["the largest integer", ["abc", 0, 9223372036854775807n], "abc"],
  ["it cuts bytes, not characters", [LOWER_E, 0, 1], "\u00c3"],
  ["missing stays missing", [null, 0], null],
]);

table("concat", [
  ["the documented sample", ["String1", " ", "String", "2"], "String1 String2"],
  ["a missing argument counts as nothing", ["/", null, "/my-path"], "//my-path"],
  ["the empty string is a value", [null, ""], ""],
  ["all missing gives missing", [null, null], null],
  ["arrays are appended", [["a"], ["b", "c"]], ["a", "b", "c"]],
  ["arrays of arrays are appended, not flattened", [[["a"]], [["b"]]], [["a"], ["b"]]],
  ["a missing array counts as nothing", [null, ["a"]], ["a"]],
]);

table("join", [
  ["names with a comma", [["a", "b"], ","], "a,b"],
  ["one item is that item", [["a"], ","], "a"],
  ["no items give the empty string", [[], ","], ""],
  ["missing stays missing", [null, ","], null],
  ["a missing separator gives missing", [["a"], null], null],
]);

table("split", [
  ["the documented sample", ["groceries,electronics,diy,auto", ",", 64], ["groceries", "electronics", "diy", "auto"]],
  ["the last piece keeps the rest", ["groceries,electronics,diy,auto", ",", 3], ["groceries", "electronics", "diy,auto"]],
  ["empty pieces are kept", ["groceries,,electronics", ",", 64], ["groceries", "", "electronics"]],
  ["one piece is the whole", ["a,b", ",", 1], ["a,b"]],
  ["separators of several bytes", ["a, b, c", ", ", 9], ["a", "b", "c"]],
  ["a separator at the end", ["a,", ",", 9], ["a", ""]],
  ["the empty string is one empty piece", ["", ",", 9], [""]],
  ["missing stays missing", [null, ",", 9], null],
]);

test("split() takes 1 to 128 pieces", () => {
  expect(fault("split", 2, 1)).toBeUndefined();
  expect(fault("split", 2, 128)).toBeUndefined();
  expect(fault("split", 2, 0)).toBe("expected a limit from 1 to 128");
  expect(fault("split", 2, 129)).toBe("expected a limit from 1 to 128");
});
test("split() wants a separator", () => expect(fault("split", 1, "")).toBe("expected a separator that is not empty"));

table("remove_bytes", [
  ["the documented sample", ["www.cloudflare.com", "\x2e\x77"], "cloudflarecom"],
  ["nothing to remove", ["abc", ""], "abc"],
  ["a set of bytes, not a substring", ["abcba", "ba"], "c"],
  ["bytes beyond ASCII", [LOWER_E, "\u00c3"], "\u00a9"],
  ["missing stays missing", [null, "a"], null],
]);

table("url_decode", [
  ["a space", ["John%20Doe"], "John Doe"],
  ["a plus", ["John+Doe"], "John Doe"],
  ["once only", ["%2520"], "%20"],
  ["over and over with r", ["%2520", "r"], " "],
  ["an encoded plus with r", ["%252B", "r"], " "],
  ["%uXXXX with u", ["%u2601", "u"], "\u00e2\u0098\u0081"],
  ["%uXXXX without u stays", ["%u2601"], "%u2601"],
  ["a pair of surrogates with u", ["%uD83D%uDE00", "u"], "\u00f0\u009f\u0098\u0080"],
  ["half a pair stays", ["%uD83Dx", "u"], "%uD83Dx"],
  ["both options together", ["%25u2601", "ur"], "\u00e2\u0098\u0081"],
  ["raw bytes come out", ["%E4%BD"], "\u00e4\u00bd"],
  ["malformed escapes stay", ["100%", ""], "100%"],
  ["malformed digits stay", ["%zz%4", ""], "%zz%4"],
  ["digits that become an escape with r", ["%2%35", "r"], "%"],
  ["unwinding far back with r", [`${"%2".repeat(40)}5${"35".repeat(39)}`, "r"], "%"],
  ["missing stays missing", [null], null],
]);

test("url_decode() with r is url_decode() until nothing changes", { timeout: 60_000 }, () => {
  const source = fc.string({ unit: fc.constantFrom("%", "2", "5", "3", "b", "u", "0", "D", "8", "+", "a"), maxLength: 24 });
  const option = fc.constantFrom("", "u");
  const repeated = (text: string, letters: string): MaybeValue => {
    const decoded = call("url_decode", text, letters);
    return decoded === text || typeof decoded !== "string" ? decoded : repeated(decoded, letters);
  };
  fc.assert(
    fc.property(source, option, (text, letters) => {
      expect(call("url_decode", text, `r${letters}`)).toBe(repeated(text, letters));
    }),
    { numRuns: 1000 },
  );
});

test("url_decode() with r takes one pass over a megabyte of nested escapes", { timeout: 60_000 }, () => {
  expect(call("url_decode", `%${"25".repeat(500_000)}20`, "r")).toBe(" ");
});

table("remove_query_args", [
  ["the last of two", ["order=asc&country=GB", "country"], "order=asc"],
  ["the first of two", ["order=asc&country=GB", "order"], "country=GB"],
  ["an unknown name", ["order=asc&country=GB", "search"], "order=asc&country=GB"],
  ["the others keep their order", ["category=Foo&order=desc&category=Bar", "order"], "category=Foo&category=Bar"],
  ["all occurrences", ["category=Foo&order=desc&category=Bar", "category"], "order=desc"],
  ["several names", ["a=1&b=2&c=3", "a", "c"], "b=2"],
  ["a name without value", ["a&b=2", "a"], "b=2"],
  ["case counts", ["A=1", "a"], "A=1"],
  ["a name is not a beginning", ["ab=1", "a"], "ab=1"],
  ["nothing is left", ["a=1", "a"], ""],
]);

table("to_string", [
  ["an integer", [5], "5"],
  ["a negative integer", [-12], "-12"],
  ["a large integer", [9223372036854775807n], "9223372036854775807"],
  ["true", [true], "true"],
  ["false", [false], "false"],
  ["missing stays missing", [null], null],
]);
