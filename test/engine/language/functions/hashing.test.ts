import { createHash, createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hmacSha256, sha256 } from "../../../../engine/support/sha256";
import { call, definitionOf } from "./call";

function hex(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("hex");
}

const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("latin1"));

describe("sha256()", () => {
  test("of nothing (FIPS 180-4)", () => expect(hex(sha256(""))).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
  test("of abc (FIPS 180-4)", () => expect(hex(sha256("abc"))).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  test("the function gives the 32 bytes", () => expect(call("sha256", "abc")).toBe(sha256("abc")));
  test("missing stays missing", () => expect(call("sha256", null)).toBeNull());
  test("agrees with Node's", () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(hex(sha256(bytes))).toBe(createHash("sha256").update(bytes, "latin1").digest("hex"));
      }),
    );
  });
  test("HMAC agrees with Node's", () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (key, message) => {
        expect(hex(hmacSha256(key, message))).toBe(
          createHmac("sha256", Buffer.from(key, "latin1")).update(message, "latin1").digest("hex"),
        );
      }),
    );
  });
});

describe("encode_base64()", () => {
  const CASES = [
    ["no padding", ["hello world"], "aGVsbG8gd29ybGQ"],
    ["padding with p", ["hello world", "p"], "aGVsbG8gd29ybGQ="],
    ["the URL-safe alphabet with u", ["hello world", "u"], "aGVsbG8gd29ybGQ"],
    ["the standard alphabet", ["\u00fb\u00ff"], "+/8"],
    ["the other alphabet", ["\u00fb\u00ff", "u"], "-_8"],
    ["both flags", ["\u00fb\u00ff", "up"], "-_8="],
    ["nothing", [""], ""],
    ["missing stays missing", [null], null],
  ] as const;
  for (const [name, args, expected] of CASES) test(name, () => expect(call("encode_base64", ...args)).toBe(expected));
  test("it is for header values", () => expect(definitionOf("encode_base64").contexts).toEqual(["header-value"]));
});

describe("decode_base64()", () => {
  const CASES = [
    ["the documented sample", "MTIzYWJj", "123abc"],
    ["padding", "aGVsbG8gd29ybGQ=", "hello world"],
    ["without padding", "aGVsbG8gd29ybGQ", "hello world"],
    ["bytes", "+/8=", "\u00fb\u00ff"],
    ["the URL-safe alphabet is not standard", "-_8=", null],
    ["white space", "aGVs bG8", null],
    ["a length that cannot be", "aGVsb", null],
    ["padding inside", "aG=VsbG8", null],
    ["nothing", "", ""],
  ] as const;
  for (const [name, source, expected] of CASES) test(name, () => expect(call("decode_base64", source)).toBe(expected));
});

describe("is_timed_hmac_valid_v0()", () => {
  const KEY = "mysecretkey";
  const ISSUED = 1_484_063_787;
  const digest = (message: string): Buffer => createHmac("sha256", KEY).update(`${message}${ISSUED}`).digest();
  const token = (message: string, separator: string): string =>
    `${message}${separator}${ISSUED}-${encodeURIComponent(digest(message).toString("base64"))}`;
  const urlSafeToken = `/download/cat.jpg?verify=${ISSUED}-${digest("/download/cat.jpg").toString("base64url")}`;

  test("a token of the documented form", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, token("/download/cat.jpg", "?verify="), 10_800, ISSUED + 60, 8)).toBe(true));
  test("another key", () =>
    expect(call("is_timed_hmac_valid_v0", "other", token("/download/cat.jpg", "?verify="), 10_800, ISSUED + 60, 8)).toBe(false));
  test("another message", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, token("/download/cat.jpg", "?verify=").replace("cat", "dog"), 10_800, ISSUED, 8)).toBe(
      false,
    ));
  test("the last second", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, token("/download/cat.jpg", "?verify="), 100, ISSUED + 100, 8)).toBe(true));
  test("a second later", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, token("/download/cat.jpg", "?verify="), 100, ISSUED + 101, 8)).toBe(false));
  test("another length of the separator", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, token("/download/cat.jpg", "?verify="), 10_800, ISSUED, 7)).toBe(false));
  test("no separator", () => expect(call("is_timed_hmac_valid_v0", KEY, token("message", ""), 10_800, ISSUED)).toBe(true));
  test("flag s takes the URL-safe form", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, urlSafeToken, 10_800, ISSUED, 8, "s")).toBe(true));
  test("the URL-safe form needs its flag", () => expect(call("is_timed_hmac_valid_v0", KEY, urlSafeToken, 10_800, ISSUED, 8)).toBe(false));
  test("text that is no token", () => expect(call("is_timed_hmac_valid_v0", KEY, "/download/cat.jpg", 10_800, ISSUED, 8)).toBe(false));
  test("a token without message", () => expect(call("is_timed_hmac_valid_v0", KEY, token("", ""), 10_800, ISSUED)).toBe(false));
  test("missing stays missing", () => expect(call("is_timed_hmac_valid_v0", KEY, null, 10_800, ISSUED)).toBeNull());
  test("a separator shorter than nothing is none", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, token("message", ""), 10_800, ISSUED, -1)).toBe(true));
  test("a text for the time makes no token valid", () =>
    expect(call("is_timed_hmac_valid_v0", KEY, token("message", ""), 10_800, "/")).toBe(false));
});
