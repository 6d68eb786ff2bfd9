import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesToDisplay, bytesToJson, bytesToText, textToBytes } from "../../../engine/support/bytes";

describe("text and bytes", () => {
  const PAIRS = [
    ["ASCII stays as it is", "GET /", "GET /"],
    ["é is two bytes", "é", "\xc3\xa9"],
    ["the euro sign is three bytes", "€", "\xe2\x82\xac"],
    ["an emoji is four bytes", "😀", "\xf0\x9f\x98\x80"],
    ["NUL is one byte", "\0", "\0"],
  ] as const;
  for (const [name, text, bytes] of PAIRS) {
    test(name, () => {
      expect(textToBytes(text)).toBe(bytes);
      expect(bytesToText(bytes)).toBe(text);
    });
  }

  test("a surrogate without its partner becomes U+FFFD", () => {
    expect(textToBytes("a\ud800b")).toBe("a\xef\xbf\xbdb");
  });

  const NOT_UTF8 = [
    ["a lone continuation byte", "\x80"],
    ["an overlong slash", "\xc0\xaf"],
    ["an overlong three-byte form", "\xe0\x80\x80"],
    ["a surrogate", "\xed\xa0\x80"],
    ["a point above U+10FFFF", "\xf4\x90\x80\x80"],
    ["a sequence that breaks off", "a\xe2\x82"],
    ["a byte that begins nothing", "\xff"],
  ] as const;
  for (const [name, bytes] of NOT_UTF8) {
    test(`${name} is not UTF-8`, () => expect(bytesToText(bytes)).toBeNull());
  }

  test("in JSON, bytes that are not UTF-8 are base64", () => {
    expect(bytesToJson("caf\xc3\xa9")).toBe("café");
    expect(bytesToJson("\xff\x00")).toEqual({ base64: "/wA=" });
  });

  test("for people, bytes that are not UTF-8 are shown as replacement characters", () => {
    expect(bytesToDisplay("a\xffb\xc3\xa9")).toBe("a\ufffdbé");
  });

  test("any well-formed text comes back from its bytes, which are what the platform's encoder gives", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const bytes = textToBytes(text);
        expect(bytes).toBe(Buffer.from(text, "utf8").toString("latin1"));
        expect(bytesToText(bytes)).toBe(text);
      }),
    );
  });

  test("any bytes are judged as the platform's strict decoder judges them", () => {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(fc.uint8Array(), (array) => {
        let expected: string | null = null;
        try {
          expected = decoder.decode(array);
        } catch {
          expected = null;
        }
        expect(bytesToText(Buffer.from(array).toString("latin1"))).toBe(expected);
      }),
    );
  });
});
