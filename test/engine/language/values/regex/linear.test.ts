import { describe, expect, test } from "vitest";
import { regex } from "./regex";

function stepsOf(pattern: string, text: string): number {
  const counter = { steps: 0 };
  regex(pattern).isMatch(text, counter);
  return counter.steps;
}

function captureSteps(pattern: string, text: string): number {
  const counter = { steps: 0 };
  regex(pattern).captures(text, counter);
  return counter.steps;
}

/** Patterns and texts on which backtracking takes exponential or quadratic time. */
const HOSTILE = [
  ["(a+)+$", "a", "b"],
  ["^(a+)+$", "a", "b"],
  ["(a*)*b", "a", "c"],
  ["(a|aa)+$", "a", "b"],
  ["(a|a)*$", "a", "b"],
  ["(?:[aA]{1,30})+$", "a", "b"],
  ["(?i)(a+)+$", "a", "b"],
  ["a*a*a*a*b", "a", "c"],
  [".*.*=.*", "x", "y"],
  ["(.*)(.*)(.*)[^x]$", "x", "x"],
  [String.raw`^(\w+\s?)*$`, "ab ", "!"],
  [String.raw`(?u)(\w+)+$`, "é", "!"],
  [String.raw`(?:\b\w)*\b!`, "a", "-"],
] as const;

describe("steps grow with the length of the text, not faster", () => {
  for (const [pattern, unit, end] of HOSTILE) {
    test(`${pattern} on a hundred thousand bytes`, { timeout: 60_000 }, () => {
      const bytes = Buffer.from(unit, "utf8").toString("latin1");
      const text = (length: number): string => bytes.repeat(length / bytes.length) + end;
      const short = stepsOf(pattern, text(10_000));
      const long = stepsOf(pattern, text(100_000));
      expect(long).toBeLessThan(10.5 * short + 2_000);
      expect(long).toBeLessThan(100 * 100_000);
    });
  }

  test("captures too", () => {
    const short = captureSteps("(a+)+b", `${"a".repeat(10_000)}b`);
    const long = captureSteps("(a+)+b", `${"a".repeat(100_000)}b`);
    expect(long).toBeLessThan(10.5 * short);
  });
});

describe("the table of states is bounded", () => {
  test("a pattern with exponentially many sets of states still ends and answers", { timeout: 60_000 }, () => {
    const bits = Array.from({ length: 20_000 }, (_, index) => ((index * index * 7 + (index >> 3)) % 5 < 2 ? "a" : "b")).join("");
    const pattern = "[ab]*a[ab]{20}c";
    expect(regex(pattern).isMatch(bits)).toBe(false);
    expect(regex(pattern).isMatch(`${bits}a${"b".repeat(20)}c`)).toBe(true);
    expect(stepsOf(pattern, bits)).toBeLessThan(20_000 * 200);
  });

  test("answers stay right after the table was emptied", { timeout: 60_000 }, () => {
    const compiled = regex("(?:a|b)*a(?:a|b){14}(?:c|d)");
    let state = 1;
    const text = Array.from({ length: 60_000 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 16) % 2 === 0 ? "a" : "b";
    }).join("");
    expect(compiled.isMatch(text)).toBe(false);
    expect(compiled.isMatch(`${text}a${"b".repeat(14)}d`)).toBe(true);
    expect(compiled.isMatch(`b${"b".repeat(14)}d`)).toBe(false);
    expect(compiled.isMatch(`a${"b".repeat(14)}d`)).toBe(true);
  });
});
