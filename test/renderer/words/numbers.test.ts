import { expect, test } from "vitest";
import { counted } from "../../../renderer/words/en/counted";
import { formatDuration, formatNumber, formatStepTime, formatTime } from "../../../renderer/words/numbers";

test("what is quick is told in milliseconds", () => {
  expect(formatDuration(0.84)).toBe("0.8 ms");
  expect(formatDuration(514.2)).toBe("514 ms");
  expect(formatDuration(2345)).toBe("2.35 s");
});

test("numbers and times are written as the user's locale does", () => {
  expect(formatNumber(1204)).toBe(new Intl.NumberFormat().format(1204));
  expect(formatTime("2026-01-15T12:00:00Z")).toContain("2026");
  expect(formatTime("no date")).toBe("no date");
});

test("one is singular, all else plural", () => {
  expect(counted(1, "rule")).toBe("1 rule");
  expect(counted(0, "rule")).toBe("0 rules");
  expect(counted(2, "entry", "entries")).toBe("2 entries");
});

test.each([
  ["nothing that can be measured", 0, "0 µs"],
  ["microseconds as whole ones", 0.0124, "12 µs"],
  ["tenths of a millisecond in milliseconds", 0.1, "0.10 ms"],
  ["a few milliseconds to the hundredth", 1.254, "1.25 ms"],
  ["more of them as whole ones", 14.4, "14 ms"],
  ["a second and more in seconds", 1249, "1.2 s"],
] as const)("a step's time tells %s", (_, milliseconds, text) => {
  expect(formatStepTime(milliseconds)).toBe(text);
});
