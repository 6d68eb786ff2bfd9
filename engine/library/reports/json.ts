import { differenceDigest } from "../../compare/runs/case-comparison";
import { openDifferences } from "../comparison/comparison";
import { json } from "./escape";
import type { ComparisonReport, RunReport } from "./report";

/** A run for machines. */
export function runJson(report: RunReport): string {
  return json({ version: 1, kind: "run", ...report });
}

/** A comparison for machines. `difference` of a case is what acknowledged.json names it by, so it is made of what is not redacted yet. */
export function comparisonJson({ comparison, ...report }: ComparisonReport, original: ComparisonReport): string {
  const digests = new Map(original.comparison.cases.map((each) => [each.id, differenceDigest(each)]));
  const cases = comparison.cases.map((each) => ({ difference: digests.get(each.id) ?? null, ...each }));
  const open = openDifferences(comparison).length;
  return json({ version: 1, kind: "comparison", ...report, open, ...comparison, cases });
}
