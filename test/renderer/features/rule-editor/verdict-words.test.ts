import { describe, expect, test } from "vitest";
import type { Verdict, WhatIfVerdict } from "../../../../engine/contract/index";
import { countVerdicts, decidedBy, verdictTone, verdictWords } from "../../../../renderer/features/rule-editor/verdict-words";
import { isChanged } from "../../../../renderer/stores/what-if/changed-traces";

const PASSED: Verdict = { outcome: "origin", status: 200, location: null, by: null };
const BLOCKED: Verdict = { outcome: "block", status: 403, location: null, by: { description: "Block admin", rule: "r1" } };
const CHALLENGED: Verdict = { ...BLOCKED, outcome: "challenge" };
const REDIRECTED: Verdict = { outcome: "redirect", status: 301, location: "https://example.com/a", by: { description: "", rule: "r2" } };
const NOWHERE: Verdict = { outcome: "untraceable", location: null, by: null };

const verdict = (before: Verdict, after: Verdict): WhatIfVerdict => ({ traceId: "t", name: "T", before, after });

describe("a verdict is changed", () => {
  const CASES: readonly (readonly [string, Verdict, Verdict, boolean])[] = [
    ["not when all is the same", BLOCKED, { ...BLOCKED }, false],
    ["when the outcome is another", PASSED, BLOCKED, true],
    ["when the status is another", PASSED, { ...PASSED, status: 404 }, true],
    ["when it leads elsewhere", REDIRECTED, { ...REDIRECTED, location: "https://example.com/b" }, true],
    ["when another rule decides", BLOCKED, { ...BLOCKED, by: { description: "Other", rule: "r9" } }, true],
    ["not when the rule is only called otherwise", BLOCKED, { ...BLOCKED, by: { description: "Other", rule: "r1" } }, false],
  ];
  test.each(CASES)("%s", (_name, before, after, expected) => expect(isChanged(verdict(before, after))).toBe(expected));
});

test("verdicts are counted by what they mean for who sent the request", () => {
  const verdicts = [
    verdict(PASSED, PASSED),
    verdict(PASSED, BLOCKED),
    verdict(PASSED, CHALLENGED),
    verdict(BLOCKED, PASSED),
    verdict(BLOCKED, CHALLENGED),
    // Of no zone of the configuration: nothing of it can change.
    verdict(NOWHERE, NOWHERE),
  ];
  expect(countVerdicts(verdicts)).toEqual({ total: 5, changed: 4, blocked: 2, passed: 1 });
});

describe("words", () => {
  const CASES = [
    [PASSED, "200", "the origin answers", null],
    [BLOCKED, "Block 403", "Block admin", "stop"],
    [CHALLENGED, "Challenge 403", "Block admin", "warn"],
    [REDIRECTED, "Redirect 301", "r2", "info"],
    [NOWHERE, "Untraceable", "no zone, or a request that is none", null],
  ] as const;
  test.each(CASES)("%j", (given, words, by, tone) => {
    expect([verdictWords(given), decidedBy(given), verdictTone(given)]).toEqual([words, by, tone]);
  });
});
