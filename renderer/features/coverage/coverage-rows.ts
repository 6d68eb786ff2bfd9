import type { Coverage, RuleCoverage } from "../../../engine/contract/index";
import type { CoverageShown } from "../../stores/runs/coverage";

type ConditionCoverage = RuleCoverage["conditions"][number];

export type CoverageRow =
  | { readonly kind: "rule"; readonly key: string; readonly entry: RuleCoverage }
  /** Below its rule; `text` is the condition as it is written. */
  | {
      readonly kind: "condition";
      readonly key: string;
      readonly entry: RuleCoverage;
      readonly text: string;
      readonly seen: ConditionCoverage["seen"];
    };

/** Whether a rule is among those that are shown. */
export function isShown(entry: RuleCoverage, shown: CoverageShown): boolean {
  switch (shown) {
    case "all":
      return true;
    case "never-reached":
      return entry.evaluated === 0;
    case "never-matched":
      return entry.matched === 0;
    case "half-seen":
      return entry.evaluated > 0 && entry.conditions.some(({ seen }) => seen !== "both");
    default:
      return shown satisfies never;
  }
}

/** Rules with their conditions below them. A rule that no trace reaches has none: nobody comes to any of them. */
export function coverageRows({ entries }: Coverage, shown: CoverageShown): readonly CoverageRow[] {
  return entries
    .filter((entry) => isShown(entry, shown))
    .flatMap((entry): readonly CoverageRow[] => {
      const key = `${entry.place.file}#${entry.place.pointer}`;
      const conditions = entry.evaluated === 0 ? [] : entry.conditions;
      const told = shown === "half-seen" ? conditions.filter(({ seen }) => seen !== "both") : conditions;
      return [
        { kind: "rule", key, entry },
        ...told.map(({ start, end, seen }) => ({
          kind: "condition" as const,
          key: `${key} ${start}-${end}`,
          entry,
          text: entry.expression?.slice(start, end) ?? "",
          seen,
        })),
      ];
    });
}
