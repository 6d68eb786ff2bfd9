import { domainToASCII } from "node:url";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHost } from "../../../engine/http/host";
import { encodePunycode } from "../../../engine/http/punycode";

/** RFC 3492 section 7.1, and names seen in addresses. */
const PUNYCODE = [
  ["bücher", "bcher-kva"],
  ["münchen", "mnchen-3ya"],
  ["他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"],
  ["почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"],
  ["3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"],
  ["そのスピードで", "d9juau41awczczp"],
  ["ü", "tda"],
] as const;

describe("encodePunycode", () => {
  for (const [label, code] of PUNYCODE) test(`${label} is ${code}`, () => expect(encodePunycode(label)).toBe(code));
});

const READ = [
  ["capitals become small", "EXAMPLE.com", "example.com"],
  ["a trailing dot stays", "example.com.", "example.com."],
  ["an underscore is allowed", "_dmarc.example.com", "_dmarc.example.com"],
  ["capitals beyond ASCII become small", "BÜCHER.de", "xn--bcher-kva.de"],
  ["full-width letters become plain", "ｅｘａｍｐｌｅ.com", "example.com"],
  ["an ideographic full stop is a dot", "例え。jp", "xn--r8jz45g.jp"],
  ["a sharp s stays what it is", "faß.de", "xn--fa-hia.de"],
] as const;

describe("parseHost", () => {
  for (const [name, text, host] of READ) {
    test(name, () => expect(parseHost(text)).toEqual({ kind: "host", host }));
  }
  test("a part of 64 characters is too long", () => {
    expect(parseHost(`${"a".repeat(63)}.com`)).toMatchObject({ kind: "host" });
    expect(parseHost(`${"a".repeat(64)}.com`)).toMatchObject({ kind: "bad-host" });
  });
  test("a name of more than 253 characters is too long", () => {
    expect(parseHost("abcdefghi.".repeat(26))).toMatchObject({ kind: "bad-host" });
  });
  test("a huge name is refused at once", () => expect(parseHost("é".repeat(1_000_000))).toMatchObject({ kind: "bad-host" }));

  test("names in Latin, Greek and Cyrillic letters are what the platform makes of them", () => {
    const letters = fc.constantFrom(...Array.from("abzäöüßçñøåλσωΑΣбвгДЖя"));
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 12 }), (label) => {
        expect(parseHost(`${label}.example`)).toEqual({ kind: "host", host: domainToASCII(`${label}.example`) });
      }),
    );
  });
});
