import { describe, expect, test } from "vitest";
import type { CaseRun } from "../../../../engine/contract/index";
import { casesShown } from "../../../../renderer/features/runs/case-table";
import { extentText, passText, worstOf } from "../../../../renderer/features/runs/run-words";
import { withVerdicts } from "../../../../renderer/stores/runs/runs";

function ran(id: string, verdict: CaseRun["verdict"], change: Partial<CaseRun> = {}): CaseRun {
  return { id, name: id, tags: [], verdict, outcome: null, checks: [], problems: [], ...change };
}

test("a run counts what passes of what expects something", () => {
  expect(passText({ passed: 41, failed: 1, broken: 0, unchecked: 3 })).toBe("41 of 42");
  expect(passText({ passed: 0, failed: 0, broken: 0, unchecked: 3 })).toBe("3 unchecked");
});

test("the mark of a run is its worst verdict", () => {
  expect(worstOf({ passed: 1, failed: 1, broken: 1, unchecked: 1 })).toBe("failed");
  expect(worstOf({ passed: 1, failed: 0, broken: 1, unchecked: 0 })).toBe("broken");
  expect(worstOf({ passed: 1, failed: 0, broken: 0, unchecked: 9 })).toBe("passed");
  expect(worstOf({ passed: 0, failed: 0, broken: 0, unchecked: 9 })).toBe("unchecked");
});

describe("the cases that are shown", () => {
  const CASES = [
    ran("shop/a", "passed", { tags: ["smoke"] }),
    ran("shop/b", "failed", {
      checks: [{ kind: "status", holds: false, expected: "status 200", got: "status 403", pointer: "/expect/0/status", step: null }],
    }),
    ran("api/c", "broken", { problems: [{ pointer: "", message: "no such file" }] }),
  ];
  const ROWS = [
    ["all of them, the worst first", null, "", ["shop/b", "api/c", "shop/a"]],
    ["those of one verdict", "passed", "", ["shop/a"]],
    ["those with all words, in tags too", null, "shop smoke", ["shop/a"]],
    ["those whose failure says it", null, "got status 403", ["shop/b"]],
    ["none", "unchecked", "", []],
  ] as const;
  test.each(ROWS)("%s", (_name, verdict, filter, expected) => {
    expect(casesShown(CASES, verdict, filter).map(({ id }) => id)).toEqual(expected);
  });
});

describe("the verdict of a trace", () => {
  test("is the worst of its cases", () => {
    const verdicts = withVerdicts(new Map(), [
      ran("a.trace.json#0", "passed"),
      ran("a.trace.json#1", "failed"),
      ran("a.trace.json#2", "passed"),
    ]);
    expect([...verdicts]).toEqual([["a.trace.json", "failed"]]);
  });
  test("is replaced by a newer run, and others stay", () => {
    const verdicts = withVerdicts(
      new Map([
        ["a", "failed"],
        ["b", "passed"],
      ]),
      [ran("a", "passed")],
    );
    expect([...verdicts]).toEqual([
      ["a", "passed"],
      ["b", "passed"],
    ]);
  });
});

describe("what is said of a run that did not come to its end", () => {
  test.each([
    [
      "a crash",
      { state: "partial", extent: { done: 1280, total: 5000 } },
      "partial: a crash cut it short; 1,280 of 5,000 traces are in it",
    ],
    ["a cancel", { state: "cancelled", extent: { done: 3, total: 9 } }, "cancelled; 3 of 9 traces are in it"],
    ["one of the first version", { state: "cancelled" }, "cancelled; not all traces ran"],
  ] as const)("%s", (_name, run, expected) => {
    expect(extentText(run)).toBe(expected);
  });
});
