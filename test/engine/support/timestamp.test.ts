import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTimestamp, printTimestamp } from "../../../engine/support/timestamp";

const CASES = [
  ["the epoch is 0", "1970-01-01T00:00:00Z", 0],
  ["the start of 2026", "2026-01-01T00:00:00Z", 1_767_225_600_000],
  ["fractions are cut to milliseconds", "1970-01-01T00:00:00.1239Z", 123],
  ["one digit of a fraction is tenths", "1970-01-01T00:00:00.5Z", 500],
  ["an offset is taken off", "1970-01-01T01:00:00+01:00", 0],
  ["a negative offset is added", "1969-12-31T19:30:00-04:30", 0],
  ["seconds may be left out", "1970-01-01T00:01Z", 60_000],
  ["a leap day", "2024-02-29T00:00:00Z", 1_709_164_800_000],
  ["before the epoch", "1969-12-31T23:59:59Z", -1000],
  ["a leap day in a common year is none", "2026-02-29T00:00:00Z", null],
  ["1900 was no leap year", "1900-02-29T00:00:00Z", null],
  ["a month 13 is none", "2026-13-01T00:00:00Z", null],
  ["an hour 24 is none", "2026-01-01T24:00:00Z", null],
  ["a time without a zone is none", "2026-01-01T00:00:00", null],
  ["a date alone is none", "2026-01-01", null],
  ["words are none", "yesterday", null],
] as const;

describe("parseTimestamp", () => {
  for (const [name, text, expected] of CASES) {
    test(name, () => expect(parseTimestamp(text)).toBe(expected));
  }

  test("any date of the years 1 to 9999 is read as the platform reads it", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59.999Z"), noInvalidDate: true }),
        (date) => {
          expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
          expect(parseTimestamp(printTimestamp(date.getTime()))).toBe(date.getTime());
        },
      ),
    );
  });
});
