import { describe, expect, test } from "vitest";
import { acknowledge } from "../../../engine/compare/runs/acknowledged";
import { type CaseComparison, compareCase, NO_WAYS } from "../../../engine/compare/runs/case-comparison";
import { type Comparison, createComparison } from "../../../engine/library/comparison/comparison";
import type { Coverage } from "../../../engine/library/coverage/coverage";
import { html, markdown, markdownCode, plain, xml } from "../../../engine/library/reports/escape";
import { type ComparisonReport, printComparison, printRun, REPORT_KINDS, type RunReport } from "../../../engine/library/reports/index";
import type { CaseRun } from "../../../engine/library/run/run-case";
import { outcome } from "../compare/outcome";

/** A text that tries to be something else in every kind of report. */
const HOSTILE =
  "<script>alert(1)</script>\u001b[31mred\u001b[0m ]]> & \"quoted\" 'single' [link](http://evil.example) ![img](http://evil.example/x) @everyone #1 `code` | cell | \u202Ereversed\n::error::pwned\n##[error]pwned";
const SECRET = "s3cr3t-value-0123456789";

const COVERAGE: Coverage = {
  rules: { total: 4, matched: 3 },
  conditions: { total: 2, both: 1 },
  percent: 75,
  entries: [
    {
      place: { file: "zones/a/rulesets/b.json", pointer: "/rules/0" },
      phase: "http_request_firewall_custom",
      product: "Custom rules",
      ruleset: "default",
      rule: "r",
      title: HOSTILE,
      expression: 'ssl and http.host eq "a"',
      evaluated: 2,
      matched: 0,
      conditions: [{ start: 0, end: 3, seen: "never true" }],
    },
  ],
};

const FAILED: CaseRun = {
  id: "folder/hostile.trace.json",
  name: HOSTILE,
  tags: [],
  verdict: "failed",
  outcome: outcome({
    request: { method: "GET", url: `https://example.com/?token=${SECRET}`, headers: [["authorization", `Bearer ${SECRET}`]] },
  }),
  checks: [
    {
      kind: "header",
      holds: false,
      expected: `request header authorization: Bearer ${SECRET}`,
      got: HOSTILE,
      pointer: "/expect/0/header",
      step: null,
    },
  ],
  problems: [],
};
const BROKEN: CaseRun = {
  ...FAILED,
  id: "b.trace.json",
  name: "Broken",
  verdict: "broken",
  outcome: null,
  checks: [],
  problems: [{ pointer: "/trace", message: HOSTILE }],
};
const PASSED: CaseRun = { ...FAILED, id: "c.trace.json", name: "Fine", verdict: "passed", checks: [] };

const RUN: RunReport = {
  workspace: HOSTILE,
  configuration: HOSTILE,
  started: "2026-01-01T00:00:00.000Z",
  milliseconds: 1234,
  engine: "0.1.0",
  counts: { passed: 1, failed: 1, unchecked: 0, broken: 1 },
  cases: [FAILED, BROKEN, PASSED],
  coverage: COVERAGE,
  threshold: 80,
};

function side(changes: Parameters<typeof outcome>[0], id = "folder/hostile.trace.json"): Parameters<typeof compareCase>[0] {
  return { id, name: HOSTILE, tags: [], outcome: outcome(changes), problem: null };
}

const CHANGED: CaseComparison = {
  ...compareCase(
    side({}),
    side({
      response: {
        status: 200,
        headers: [
          ["content-type", "text/html"],
          ["x-api-key", SECRET],
          ["x-note", HOSTILE],
        ],
      },
    }),
    () => ({
      divergence: { step: HOSTILE, before: "no match", after: "block" },
      ways: [
        { step: "Custom rules", depth: 0, before: "matched", after: "matched", kind: "same" },
        { step: HOSTILE, depth: 1, before: "not matched", after: SECRET, kind: "parts" },
        { step: HOSTILE, depth: 1, before: null, after: HOSTILE, kind: "differs" },
      ],
    }),
  ),
  blame: [{ facet: "headers", impact: "headers-changed", edits: [1] }],
};
const BLOCKED = compareCase(side({}, "d.trace.json"), side({ outcome: "block", status: 403 }, "d.trace.json"), () => NO_WAYS);
const SAME = compareCase(side({}, "e.trace.json"), side({}, "e.trace.json"), () => NO_WAYS);

const COMPARISON: Comparison = createComparison({
  before: "production",
  after: HOSTILE,
  cases: [CHANGED, BLOCKED, SAME],
  edits: [
    {
      number: 1,
      kind: "changed",
      title: "expression changed",
      where: HOSTILE,
      place: { before: { file: "a.json", pointer: "/x" }, after: { file: "a.json", pointer: "/x" } },
      before: `http.request.headers["x-api-key"][0] eq "${SECRET}"`,
      after: HOSTILE,
    },
    {
      number: 2,
      kind: "added",
      title: "added",
      where: "Nothing",
      place: { before: null, after: { file: "b.json", pointer: "" } },
      before: null,
      after: {},
    },
  ],
  tallies: null,
  coverage: COVERAGE,
  acknowledged: [acknowledge(BLOCKED, HOSTILE, "2026-12-31")],
  today: "2026-06-01",
});
const REPORT: ComparisonReport = { workspace: HOSTILE, milliseconds: 100, engine: "0.1.0", comparison: COMPARISON };

describe("every report", () => {
  for (const kind of REPORT_KINDS) {
    const texts = [printRun(RUN, kind, "redacted"), printComparison(REPORT, kind, "redacted")];

    test(`${kind}: has no secret, unless somebody asked for it`, () => {
      for (const text of texts) expect(text).not.toContain(SECRET);
      expect(texts.join("")).toContain("[redacted]");
      expect(printRun(RUN, kind, "in clear") + printComparison(REPORT, kind, "in clear")).toContain(SECRET);
    });

    test(`${kind}: has no control character and nothing that turns the direction of writing`, () => {
      for (const text of texts) {
        // oxlint-disable-next-line eslint/no-control-regex -- it is what must not be there
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f\u202e]/);
      }
    });
  }

  test("html shows both ways of a trace side by side, folded, and where they part", () => {
    const text = printComparison(REPORT, "html", "redacted");
    expect(text).toContain('<details class="ways"><summary>Both ways, step by step (3 steps)</summary>');
    expect(text).toContain('<tr><td style="padding-left:12px">Custom rules</td><td>matched</td><td>matched</td></tr>');
    expect(text.match(/the ways part here/g)).toHaveLength(1);
    expect(text).toContain('<td><span class="quiet">not there or not reached</span></td>');
  });

  test("html runs nothing, loads nothing and keeps hostile text as text", () => {
    for (const text of [printRun(RUN, "html", "redacted"), printComparison(REPORT, "html", "redacted")]) {
      expect(text).not.toMatch(/<script|<img|<iframe|<link|src=|url\(|@import|javascript:/i);
      expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
      expect(text).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`);
      expect(text).toContain("prefers-color-scheme:dark");
      expect([...text.matchAll(/href="([^"]*)"/g)].map(([, href]) => href?.replace(/\d+$/, ""))).toEqual(
        text.includes("#edit-") ? ["#edit-"] : [],
      );
    }
  });

  test("junit is XML that closes what it opens", () => {
    for (const text of [printRun(RUN, "junit", "redacted"), printComparison(REPORT, "junit", "redacted")]) {
      const document = text.replace(/^<\?xml[^>]*\?>/, "");
      const open: string[] = [];
      for (const [, close, name, self] of document.matchAll(/<(\/?)(\w+)(?:\s+[\w-]+="[^"<]*")*\s*(\/?)>/g)) {
        if (close === "/") expect(open.pop()).toBe(name);
        else if (self !== "/") open.push(name ?? "");
      }
      expect(open).toEqual([]);
      expect(document.replaceAll(/<\/?\w+(?:\s+[\w-]+="[^"<]*")*\s*\/?>/g, "")).not.toContain("<");
    }
  });

  test("markdown has no link, image, mention or HTML from outside", () => {
    for (const text of [printRun(RUN, "markdown", "redacted"), printComparison(REPORT, "markdown", "redacted")]) {
      const prose = text.replaceAll(/(`+)[^`\n]+?\1/g, "");
      expect(prose).not.toMatch(/\]\(|!\[|<script|@everyone|(?<!&)#1\b|https?:\/\//);
    }
  });

  test("a text gives a build server no command", () => {
    expect(printRun(RUN, "text", "redacted")).not.toMatch(/^\s*(?:::|##\[)/m);
    expect(printComparison(REPORT, "text", "redacted")).not.toMatch(/^\s*(?:::|##\[)/m);
  });

  test("colours only where they are asked for", () => {
    const options = { detail: "normal", colours: "colours" } as const;
    expect(printRun(RUN, "text", "redacted", options)).toContain("\u001b[31m");
    expect(printRun(RUN, "text", "redacted", options)).not.toContain("\u001b[31mred");
  });
});

describe("what reports say", () => {
  test("sarif has a result a failed expectation, a broken trace and a threshold that was missed", () => {
    const { runs } = JSON.parse(printRun(RUN, "sarif", "redacted"));
    expect(runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(["expectation-header", "broken-trace", "coverage"]);
    expect(runs[0].results[0].locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: "traces/folder/hostile.trace.json" } },
        logicalLocations: [{ fullyQualifiedName: "/expect/0/header" }],
      },
    ]);
  });

  test("sarif has the differences that nobody accepted, with the edits to blame", () => {
    const { runs } = JSON.parse(printComparison(REPORT, "sarif", "redacted"));
    expect(runs[0].results).toMatchObject([
      { ruleId: "headers-changed", level: "warning", relatedLocations: [{ logicalLocations: [{ fullyQualifiedName: "/x" }] }] },
    ]);
  });

  test("junit counts failures, errors and what was accepted", () => {
    expect(printRun(RUN, "junit", "redacted")).toContain('tests="4" failures="2" errors="1" skipped="0"');
    expect(printComparison(REPORT, "junit", "redacted")).toContain('tests="3" failures="1" errors="0" skipped="1"');
  });

  test("json names each difference as acknowledged.json would", () => {
    const json = JSON.parse(printComparison(REPORT, "json", "redacted"));
    expect(json).toMatchObject({ version: 1, kind: "comparison", open: 1 });
    expect(json.cases[1]).toMatchObject({
      difference: acknowledge(BLOCKED, "", "2026-01-01").difference,
      acknowledgement: { kind: "acknowledged" },
    });
  });

  test("an edit that nothing exercises is told", () => {
    for (const kind of ["text", "markdown", "html"] as const)
      expect(printComparison(REPORT, kind, "redacted")).toContain("no trace exercises this edit");
  });

  test("quiet leaves out what passed, verbose has it", () => {
    const text = (detail: "quiet" | "verbose"): string => printRun(RUN, "text", "redacted", { detail, colours: "plain" });
    expect(text("quiet")).not.toContain("Fine");
    expect(text("verbose")).toContain("✓ Fine");
  });

  test("a comment that would be too long for GitHub is cut, and says so", () => {
    const many = Array.from({ length: 2000 }, (_, index) => ({
      ...BLOCKED,
      id: `${index}.trace.json`,
      name: `Trace number ${index} with a long name`,
    }));
    const comparison = createComparison({
      ...COMPARISON,
      cases: many,
      edits: [],
      tallies: null,
      coverage: null,
      acknowledged: [],
      today: "2026-01-01",
    });
    const text = printComparison({ ...REPORT, comparison }, "markdown", "redacted");
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("the HTML report has everything");
  });
});

describe("escaping", () => {
  const ROWS: readonly (readonly [name: string, escaped: string, expected: string])[] = [
    ["html", html(`<a href="x">&'`), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"],
    ["xml takes no control characters", xml("a\u0000b\uFFFF"), "a\\u{0}b\\u{ffff}"],
    [
      "markdown keeps ordinary words",
      markdown("Custom rules (example.com), rule 3: x-frame-options"),
      "Custom rules (example.com), rule 3: x-frame-options",
    ],
    ["markdown ends no table cell", markdown("a | b"), "a &#124; b"],
    ["markdown starts no list", markdown("- a"), "\u2060- a"],
    ["code with backticks has longer fences", markdownCode("a`b"), "`` a`b ``"],
    ["code with nothing in it", markdownCode(""), "(empty)"],
    ["a terminal gets no escape", plain("\u001b[2J"), "\\u{1b}[2J"],
  ];

  test.each(ROWS)("%s", (_name, escaped, expected) => {
    expect(escaped).toBe(expected);
  });
});
