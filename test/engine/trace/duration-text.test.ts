import { expect, test } from "vitest";
import { durationText } from "../../../engine/trace/duration-text";

const CASES = [
  ["nothing that can be measured", 0, "0 µs"],
  ["microseconds as whole ones", 0.0124, "12 µs"],
  ["tenths of a millisecond in milliseconds", 0.1, "0.10 ms"],
  ["a few milliseconds to the hundredth", 1.254, "1.25 ms"],
  ["more of them as whole ones", 14.4, "14 ms"],
  ["a second and more in seconds", 1249, "1.2 s"],
] as const;

test.each(CASES)("%s", (_name, milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
