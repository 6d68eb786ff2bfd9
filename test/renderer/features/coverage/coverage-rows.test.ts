import { expect, test } from "vitest";
import type { Coverage, RuleCoverage } from "../../../../engine/contract/index";
import { coverageRows } from "../../../../renderer/features/coverage/coverage-rows";
import type { CoverageShown } from "../../../../renderer/stores/runs/coverage";

function rule(
  name: string,
  hits: { readonly evaluated: number; readonly matched: number },
  ...seen: RuleCoverage["conditions"][number]["seen"][]
) {
  return {
    place: { file: "a.json", pointer: `/rules/${name}` },
    phase: "http_request_firewall_custom",
    product: "Custom rules",
    ruleset: "r",
    rule: name,
    title: name,
    expression: "ssl or not ssl",
    ...hits,
    conditions: seen.map((each, index) => ({ start: index * 7, end: index * 7 + 3, seen: each })),
  };
}

const COVERAGE: Coverage = {
  rules: { total: 4, matched: 2 },
  conditions: { total: 6, both: 2 },
  percent: 50,
  entries: [
    rule("whole", { evaluated: 5, matched: 2 }, "both"),
    rule("half", { evaluated: 5, matched: 5 }, "never false", "both"),
    rule("idle", { evaluated: 5, matched: 0 }, "never true"),
    rule("unreached", { evaluated: 0, matched: 0 }, "never evaluated"),
  ],
};

const CASES: readonly (readonly [shown: CoverageShown, rows: readonly string[]])[] = [
  ["all", ["whole", "> ssl: both", "half", "> ssl: never false", "> not: both", "idle", "> ssl: never true", "unreached"]],
  ["never-reached", ["unreached"]],
  ["never-matched", ["idle", "> ssl: never true", "unreached"]],
  ["half-seen", ["half", "> ssl: never false", "idle", "> ssl: never true"]],
];

test.each(CASES)("of %s, each rule with its conditions below it", (shown, rows) => {
  const told = coverageRows(COVERAGE, shown).map((row) => (row.kind === "rule" ? row.entry.title : `> ${row.text}: ${row.seen}`));
  expect(told).toEqual(rows);
});
