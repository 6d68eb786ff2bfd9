import { describe, expect, test } from "vitest";
import { IMPACTS } from "../../../../engine/compare/results/impact";
import type { CaseOutcome, JudgedComparison } from "../../../../engine/contract/index";
import { blamedEdits, durationText, shortDifference } from "../../../../renderer/features/compare/case-words";
import { beginningOf, diffTokens, editText } from "../../../../renderer/features/compare/diff-tokens";
import { changedCases, impactRows } from "../../../../renderer/features/compare/impact-groups";
import { WORDS } from "../../../../renderer/words/words";

const ALLOWED: CaseOutcome = {
  outcome: "origin",
  status: 200,
  sentence: "Allowed.",
  certain: true,
  by: null,
  location: null,
  loops: false,
  request: { method: "GET", url: "https://a.example/", headers: [] },
  origin: null,
  cache: { eligible: true, edgeTtl: 86_400, browserTtl: null, key: null },
  response: null,
  settings: {},
  path: [],
};

function compared(change: Partial<JudgedComparison>): JudgedComparison {
  return {
    id: "a.trace.json",
    name: "A",
    tags: [],
    impact: "unchanged",
    impacts: ["unchanged"],
    facets: [],
    before: ALLOWED,
    after: ALLOWED,
    divergence: null,
    ways: [],
    blame: [],
    problem: null,
    acknowledgement: { kind: "none" },
    ...change,
  };
}

describe("a difference in a row", () => {
  const CASES = [
    [
      "is the status where that differs",
      { impact: "allowed-to-blocked", after: { ...ALLOWED, status: 403, outcome: "block" } },
      "200 → 403",
    ],
    [
      "is a time in units that come out even",
      {
        impact: "cache-changed",
        facets: [{ facet: "cache", impact: "cache-changed", values: [{ name: "cache.edgeTtl", before: 86_400, after: 7200 }] }],
        after: { ...ALLOWED, cache: { eligible: true, edgeTtl: 7200, browserTtl: null, key: null } },
      },
      "1 d → 2 h",
    ],
    [
      "is the name of a long value",
      {
        impact: "headers-changed",
        facets: [
          {
            facet: "headers",
            impact: "headers-changed",
            values: [{ name: "response.headers.content-security-policy", before: "default-src 'self'", after: null }],
          },
        ],
      },
      "content-security-policy",
    ],
    ["is nothing where only the path differs", { impact: "path-changed" }, null],
  ] as const;

  test.each(CASES)("%s", (_name, change, expected) => {
    const short = shortDifference(compared(change));
    expect(short === null ? null : short.kind === "name" ? short.name : `${short.before} → ${short.after}`).toBe(expected);
  });
});

test.each([
  [7200, "2 h"],
  [86_400, "1 d"],
  [90, "90 s"],
  [5400, "90 min"],
])("%d seconds are %s", (seconds, text) => expect(durationText(seconds)).toBe(text));

test("blamed edits are named once, in order", () => {
  const blame = [
    { facet: "cache", impact: "cache-changed", edits: [3, 1] },
    { facet: "headers", impact: "headers-changed", edits: [1] },
    { facet: "url", impact: "url-changed", edits: null },
  ] as const;
  expect(blamedEdits({ blame })).toEqual([1, 3]);
  expect(blamedEdits({ blame: [] })).toBeNull();
  expect(WORDS.compare.casePane.causedBy([4])).toBe("caused by edit 4");
  expect(WORDS.compare.casePane.causedBy([1, 2, 5])).toBe("caused by edits 1, 2 and 5");
});

const GROUPS = IMPACTS.map(({ id }) => ({ impact: id, cases: 0 }));

describe("groups of changes", () => {
  const CASES = [
    compared({ id: "b", name: "Blocked now", impact: "allowed-to-blocked" }),
    compared({ id: "c", name: "Cached longer", impact: "cache-changed", tags: ["static"] }),
    compared({ id: "u", name: "As before" }),
  ];
  const show = (filter: string) =>
    impactRows({ cases: CASES, groups: GROUPS }, { filter, folds: new Map() }).map(
      (row) => `${"  ".repeat(row.depth)}${row.name}${row.kind === "group" ? ` ${row.count}` : ""}`,
    );

  test("stand in order of harm; what matters is open, what did not change is closed, and that nobody gets in is said", () => {
    expect(show("")).toEqual([
      "Allowed → blocked 1",
      "  Blocked now",
      "Blocked → allowed 0",
      "Origin changed 0",
      "Cache changed 1",
      "  Cached longer",
      "Unchanged 1",
    ]);
  });

  test("a filter looks at tags too and leaves empty groups out", () => {
    expect(show("static")).toEqual(["Cache changed 1", "  Cached longer"]);
    expect(show("as before")).toEqual(["Unchanged 1", "  As before"]);
  });

  test("what ↑ and ↓ go through are the cases that differ", () => {
    expect(changedCases({ cases: CASES, groups: GROUPS }).map(({ id }) => id)).toEqual(["b", "c"]);
  });
});

describe("the difference of two texts", () => {
  const marked = (parts: ReturnType<typeof diffTokens>["before"]) =>
    parts.map(({ text, changed }) => (changed === "yes" ? `[${text}]` : text)).join("");
  const CASES = [
    ["a value that went from a list", '{"AT" "GB" "NL"}', '{"AT" "NL"}', '{"AT" ["GB" ]"NL"}', '{"AT" "NL"}'],
    ["another operator", "a eq 1", "a ne 1", "a [eq] 1", "a [ne] 1"],
    ["nothing", "same", "same", "same", "same"],
    ["everything", "", "new", "", "[new]"],
  ] as const;
  test.each(CASES)("%s", (_name, before, after, left, right) => {
    const diff = diffTokens(before, after);
    expect(marked(diff.before)).toBe(left);
    expect(marked(diff.after)).toBe(right);
  });

  test("its beginning is cut inside of a part", () => {
    expect(
      beginningOf(
        [
          { text: "abc", changed: "no" },
          { text: "def", changed: "yes" },
        ],
        4,
      ),
    ).toEqual([
      { text: "abc", changed: "no" },
      { text: "d", changed: "yes" },
    ]);
  });

  test("a text stands as it is, anything else as JSON, and nothing is nothing", () => {
    expect(editText("a eq 1")).toBe("a eq 1");
    expect(editText(true)).toBe("true");
    expect(editText(null)).toBeNull();
  });
});
