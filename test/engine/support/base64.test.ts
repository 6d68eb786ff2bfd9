import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "../../../engine/support/base64";

/** RFC 4648 section 10. */
const RFC_VECTORS = [
  ["", ""],
  ["f", "Zg=="],
  ["fo", "Zm8="],
  ["foo", "Zm9v"],
  ["foob", "Zm9vYg=="],
  ["fooba", "Zm9vYmE="],
  ["foobar", "Zm9vYmFy"],
] as const;

describe("base64", () => {
  for (const [bytes, text] of RFC_VECTORS) {
    test(`“${bytes}” is “${text}”`, () => {
      expect(encodeBase64(bytes)).toBe(text);
      expect(decodeBase64(text)).toBe(bytes);
    });
  }

  const READ = [
    ["padding may be left out", "Zm9vYg", "foob"],
    ["white space is passed over", "Zm9v\r\n Yg==", "foob"],
    ["high bytes survive", "/+8=", "\xff\xef"],
    ["the URL-safe alphabet is refused", "_-8=", null],
    ["a single digit is refused", "Zm9vY", null],
    ["padding in the middle is refused", "Zg==Zg==", null],
    ["three signs of padding are refused", "Zg===", null],
    ["text beyond ASCII is refused", "Zmé=", null],
  ] as const;
  for (const [name, text, bytes] of READ) {
    test(name, () => expect(decodeBase64(text)).toBe(bytes));
  }

  test("any bytes come back, and are written as the platform writes them", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (array) => {
        const bytes = Buffer.from(array).toString("latin1");
        expect(encodeBase64(bytes)).toBe(Buffer.from(array).toString("base64"));
        expect(decodeBase64(encodeBase64(bytes))).toBe(bytes);
      }),
    );
  });
});
