import type { CaseOutcome } from "../../engine/compare/results/case-outcome";
import { type CaseComparison, type ComparedSide, compareCase, NO_WAYS } from "../../engine/compare/runs/case-comparison";
import type { ComparisonSide } from "../../engine/contract/comparison-commands";
import { Refused } from "../../engine/contract/refused";
import { baselineOf } from "../../engine/library/baseline/baseline";
import type { CaseRun } from "../../engine/library/run/run-case";
import type { Workspace } from "../workspace/workspace";
import type { PreparedConfigurations } from "./prepared-configurations";

export interface CompareKept {
  readonly workspace: Workspace;
  readonly configurations: PreparedConfigurations;
  readonly before: ComparisonSide;
  readonly after: ComparisonSide;
  /** Gets what ends the work in the middle. */
  readonly onStart: (close: () => Promise<void>) => void;
  readonly onTraced: (files: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

/**
 * Compares where a side is a kept run or a baseline. Those have no steps and no secrets: compared are outcomes alone, and nobody knows
 * the edits. `null`: it was cancelled.
 */
export async function compareKept(asked: CompareKept): Promise<readonly CaseComparison[] | null> {
  const old = await outcomesOf(asked, asked.before);
  const next = old === null ? null : await outcomesOf(asked, asked.after);
  if (old === null || next === null) return null;
  const ids = [...new Set([...old.keys(), ...next.keys()])].sort();
  return ids.map((id) => compareCase(old.get(id) ?? null, next.get(id) ?? null, () => NO_WAYS));
}

type Outcomes = ReadonlyMap<string, ComparedSide>;

async function outcomesOf(asked: CompareKept, side: ComparisonSide): Promise<Outcomes | null> {
  const { workspace } = asked;
  switch (side.kind) {
    case "configuration": {
      const ran = await runUnder(asked, side.name);
      if (ran === null) return null;
      const outcomes = new Map(baselineOf(side.name, ran).cases.map(({ id, outcome }) => [id, outcome]));
      return new Map(ran.map((each) => [each.id, keptSide(each, outcomes.get(each.id) ?? null)]));
    }
    case "run": {
      const { configuration, cases } = await workspace.runs.read(side.runId);
      return keptSides(baselineOf(configuration, cases).cases);
    }
    case "baseline": {
      const baseline = await workspace.baselines.read(side.name);
      if (baseline === null) throw new Refused("not-found", `There is no baseline “${side.name}”.`);
      return keptSides(baseline.cases);
    }
    default:
      return side satisfies never;
  }
}

async function runUnder(asked: CompareKept, name: string): Promise<readonly CaseRun[] | null> {
  const { workspace, configurations, isCancelled, onStart, onTraced } = asked;
  const { files } = await configurations.get(workspace, name);
  const { assumptions } = await workspace.about();
  const [environment, library] = [await workspace.environment(), await workspace.traceFiles(() => true)];
  const { createLibraryPool } = await import("../workers/library/library-pool");
  const { workThrough } = await import("../workers/library/work-through");
  const job = { kind: "run", configuration: { name, files }, setting: { assumptions, environment } } as const;
  const pool = await createLibraryPool(job, library.length, "answers others");
  onStart(() => pool.close());
  const ran: CaseRun[] = [];
  let traced = 0;
  try {
    const whole = await workThrough(pool, {
      files: library,
      read: (part) => workspace.readTraces(part),
      take(answer, part) {
        if (answer.kind !== "run") return "stop";
        for (const each of answer.cases) ran.push(each);
        traced += part.length;
        onTraced(traced, library.length);
        return "go on";
      },
      isCancelled,
    });
    return whole && !isCancelled() ? ran : null;
  } finally {
    await pool.close();
  }
}

function keptSides(cases: readonly { readonly id: string; readonly name: string; readonly outcome: CaseOutcome | null }[]): Outcomes {
  return new Map(cases.map((each) => [each.id, keptSide({ ...each, tags: [], problems: [] }, each.outcome)]));
}

function keptSide(each: Pick<CaseRun, "id" | "name" | "tags" | "problems">, outcome: CaseOutcome | null): ComparedSide {
  const { id, name, tags, problems } = each;
  return { id, name, tags, outcome, problem: outcome === null ? (problems[0]?.message ?? "It could not run.") : null };
}
