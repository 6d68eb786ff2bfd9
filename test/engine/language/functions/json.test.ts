import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textToBytes } from "../../../../engine/support/bytes";
import { call } from "./call";

describe("lookup_json_string()", () => {
  const CASES = [
    ["a member", '{"company":"cloudflare","product":"rulesets"}', ["company"], "cloudflare"],
    ["a member of a member", '{"network":{"name":"cloudflare"}}', ["network", "name"], "cloudflare"],
    ["an element", '["other_company","cloudflare"]', [1], "cloudflare"],
    ["an element of a member", '{"networks":["other_company","cloudflare"]}', ["networks", 1], "cloudflare"],
    ["a member of an element", '[{"network":"other_company"},{"network":"cloudflare"}]', [1, "network"], "cloudflare"],
    ["white space everywhere", ' { "a" : [ 1 , "x" ] } ', ["a", 1], "x"],
    ["escapes", String.raw`{"a":"\"\\\/\b\f\n\r\t\u0041"}`, ["a"], '"\\/\b\f\n\r\tA'],
    ["an escape beyond ASCII comes out as UTF-8", String.raw`{"a":"\u00e9"}`, ["a"], "\u00c3\u00a9"],
    ["a pair of surrogates", String.raw`{"a":"\ud83d\ude00"}`, ["a"], "\u00f0\u009f\u0098\u0080"],
    ["an escaped name", String.raw`{"\u0061":"x"}`, ["a"], "x"],
    ["bytes stay", '{"a":"\u00c3\u00a9"}', ["a"], "\u00c3\u00a9"],
    ["the last of equal names", '{"a":"1","a":"2"}', ["a"], "2"],
    ["an empty name", '{"":"x"}', [""], "x"],
    ["a missing name", '{"a":"x"}', ["b"], null],
    ["an element that is not there", '["x"]', [1], null],
    ["a negative place", '["x"]', [-1], null],
    ["a name on an array", '["x"]', ["0"], null],
    ["a place on an object", '{"0":"x"}', [0], null],
    ["an integer is no string", '{"a":1}', ["a"], null],
    ["null is no string", '{"a":null}', ["a"], null],
    ["an object is no string", '{"a":{}}', ["a"], null],
    ["text that is not JSON", "company=cloudflare", ["company"], null],
    ["nothing", "", ["a"], null],
    ["a comma too many", '{"a":"x",}', ["a"], null],
    ["a fault behind the value", '{"a":"x","b":}', ["a"], null],
    ["something behind the document", '{"a":"x"} y', ["a"], null],
    ["a control character in a string", '{"a":"\n"}', ["a"], null],
    ["a leading zero", '{"a":"x","b":01}', ["a"], null],
    ["half a pair of surrogates", String.raw`{"a":"\ud83d"}`, ["a"], null],
    ["bytes that are not UTF-8", '{"a":"\u00ff"}', ["a"], null],
    ["nesting beyond any document", "[".repeat(200_000), [0], null],
  ] as const;
  for (const [name, document, keys, expected] of CASES) {
    test(name, () => expect(call("lookup_json_string", document, ...keys)).toBe(expected));
  }
  test("a missing document is missing", () => expect(call("lookup_json_string", null, "a")).toBeNull());
  test("a missing key is missing", () => expect(call("lookup_json_string", '{"a":"x"}', null)).toBeNull());
});

describe("lookup_json_integer()", () => {
  const CASES = [
    ["a member", '{"record_id":"aed53a","version":2}', ["version"], 2],
    ["a member of a member", '{"product":{"id":356}}', ["product", "id"], 356],
    ["a negative element", '["first_item",-234]', [1], -234],
    ["an element of a member", '{"network_ids":[123,456]}', ["network_ids", 0], 123],
    ["a member of an element", '[{"product_id":123},{"product_id":456}]', [1, "product_id"], 456],
    ["zero", '{"v":0}', ["v"], 0],
    ["all digits are kept", '{"v":9223372036854775807}', ["v"], 9223372036854775807n],
    ["the smallest", '{"v":-9223372036854775808}', ["v"], -9223372036854775808n],
    ["one too large", '{"v":9223372036854775808}', ["v"], null],
    ["a fraction, even of zero", '{"v":42.0}', ["v"], null],
    ["an exponent", '{"v":1e3}', ["v"], null],
    ["digits in a string", '{"v":"42"}', ["v"], null],
    ["true", '{"v":true}', ["v"], null],
  ] as const;
  for (const [name, document, keys, expected] of CASES) {
    test(name, () => expect(call("lookup_json_integer", document, ...keys)).toBe(expected));
  }
});

test("any string of any document is found, byte for byte", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (other, name, value) => {
      const document = JSON.stringify({ other, [`k${name}`]: ["x", value] });
      const expected = textToBytes(value);
      expect(call("lookup_json_string", textToBytes(document), textToBytes(`k${name}`), 1)).toBe(expected);
    }),
  );
});
