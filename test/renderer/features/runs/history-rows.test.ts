import { describe, expect, test } from "vitest";
import type { ComparisonSummary, RunSummary } from "../../../../engine/contract/index";
import { historyRows } from "../../../../renderer/features/runs/history-rows";

function run(started: string, more: Partial<RunSummary> = {}): RunSummary {
  const counts = { passed: 1, failed: 0, unchecked: 0, broken: 0 };
  return {
    runId: `run ${started}`,
    configuration: "production",
    title: "Whole library",
    whole: true,
    started,
    milliseconds: 1,
    state: "finished",
    counts,
    fingerprint: "",
    engine: "0",
    ...more,
  };
}

const SIDES = { before: { kind: "configuration", name: "production" }, after: { kind: "configuration", name: "proposed" } } as const;
const COMPARISON: ComparisonSummary = {
  comparisonId: "comparison-1",
  ...SIDES,
  started: "2026-01-02",
  milliseconds: 1,
  counts: { cases: 9, changed: 2 },
  engine: "0",
};
const NOTHING = {
  history: { kind: "ready", runs: [], baselines: [] },
  comparisons: [],
  comparing: { kind: "none" },
  live: null,
  coverage: null,
} as const;

const told = (shown: Parameters<typeof historyRows>[0]) => historyRows(shown).map(({ kind, name }) => `${kind}: ${name}`);

describe("the history", () => {
  test("has runs and comparisons, the newest first, then baselines; coverage leads", () => {
    const history = { kind: "ready", runs: [run("2026-01-03"), run("2026-01-01")], baselines: ["golden"] } as const;
    expect(told({ ...NOTHING, history, comparisons: [COMPARISON] })).toEqual([
      "coverage: Coverage",
      "run: production",
      "comparison: production → proposed",
      "run: production",
      "baseline: golden",
    ]);
  });

  test("says nothing of coverage before anything ran, or without a configuration", () => {
    expect(told(NOTHING)).toEqual([]);
    const history = { kind: "ready", runs: [run("2026-01-03")], baselines: [] } as const;
    expect(told({ ...NOTHING, history, coverage: undefined })).toEqual(["run: production"]);
  });

  test("has a comparison under way until it is in the history", () => {
    const running = { kind: "running", of: SIDES, comparisonId: null, progress: null } as const;
    expect(told({ ...NOTHING, comparing: running })).toEqual(["comparing: production → proposed"]);
    const comparison = { before: "production", after: "proposed", cases: [], groups: [], edits: [], idleRules: [] };
    const view = { comparisonId: "comparison-1", ...SIDES, started: "2026-01-02", milliseconds: 1, outdated: [], comparison };
    const ready = { kind: "ready", of: SIDES, view } as const;
    expect(told({ ...NOTHING, comparing: ready, comparisons: [COMPARISON] })).toEqual([
      "coverage: Coverage",
      "comparison: production → proposed",
    ]);
    // The disk may have taken none of it.
    expect(told({ ...NOTHING, comparing: ready })).toEqual(["comparing: production → proposed"]);
  });

  test("calls the run that was compared by its configuration, what ran, and when, never by its id", () => {
    const [known, gone] = ["run 2026-01-03", "run-7f3c"];
    const comparison = { ...COMPARISON, before: { kind: "run", runId: known }, after: { kind: "run", runId: gone } } as const;
    const history = { kind: "ready", runs: [run("2026-01-03", { title: "Folder api" })], baselines: [] } as const;
    const [name] = told({ ...NOTHING, history, comparisons: [comparison] }).filter((row) => row.startsWith("comparison"));
    expect(name).toMatch(/^comparison: production, Folder api, .*2026.* → a run that is gone$/);
  });
});
