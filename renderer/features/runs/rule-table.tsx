import { useMemo, useState } from "react";
import type { Coverage, RuleCoverage } from "../../../engine/contract/index";
import { useStores, useWorkspace } from "../../stores/context";
import { showPlace } from "../../stores/show-rule";
import { activeConfiguration } from "../../stores/workspace";
import { Badge } from "../../ui/badge";
import { EmptyState } from "../../ui/empty-state";
import { Select } from "../../ui/select";
import text from "../../ui/text.module.css";
import { VirtualList } from "../../ui/virtual-list";
import { formatNumber } from "../../words/numbers";
import { WORDS } from "../../words/words";
import styles from "./runs.module.css";

const texts = WORDS.runs.ruleTable;

const SHOWN = [
  { value: "all", label: texts.allRules },
  { value: "idle", label: texts.unmatched },
  { value: "partly", label: texts.halfSeen },
] as const;

type Shown = (typeof SHOWN)[number]["value"];

/** How often each rule was looked at and matched, and which of its conditions never turned. */
export function RuleTable({ coverage, configuration }: { readonly coverage: Coverage; readonly configuration: string }) {
  const isActive = useWorkspace((state) => activeConfiguration(state)?.name === configuration);
  const stores = useStores();
  const [shown, setShown] = useState<Shown>("all");
  const rows = useMemo(() => coverage.entries.filter((entry) => isShown(entry, shown)), [coverage, shown]);
  return (
    <div className={styles.table}>
      <div className={styles.search}>
        <Select size="small" aria-label={texts.rulesShown} choices={SHOWN} value={shown} onChoose={setShown} />
      </div>
      <div className={`${styles.head} ${styles.ruleHead}`} aria-hidden="true">
        <span>{texts.rule}</span>
        <span>{texts.product}</span>
        <span>{texts.matched}</span>
        <span>{texts.lookedAt}</span>
        <span>{texts.conditions}</span>
      </div>
      {rows.length === 0 ? (
        <EmptyState size="small" title={coverage.entries.length === 0 ? texts.none : texts.noneFound} />
      ) : (
        <VirtualList
          role="list"
          aria-label={texts.label}
          tabIndex={0}
          className={styles.rows}
          count={rows.length}
          rowHeight={28}
          keyOf={(index) => `${rows[index]?.place.file ?? ""}#${rows[index]?.place.pointer ?? index}`}
          renderRow={(index) => {
            const entry = rows[index];
            if (entry === undefined) return null;
            return (
              <div role="listitem" className={`${styles.row} ${styles.ruleRow}`}>
                {isActive ? (
                  <button
                    type="button"
                    className={`${styles.link} ${text.cut}`}
                    title={entry.title}
                    onClick={() => void showPlace(stores, entry.place)}
                  >
                    {entry.title}
                  </button>
                ) : (
                  <span className={text.cut} title={entry.title}>
                    {entry.title}
                  </span>
                )}
                <span className={`${text.cut} ${text.soft}`}>{entry.product}</span>
                <span className={entry.matched === 0 ? text.warn : undefined}>{formatNumber(entry.matched)}</span>
                <span className={text.soft}>{formatNumber(entry.evaluated)}</span>
                <span>
                  <Conditions entry={entry} />
                </span>
              </div>
            );
          }}
        />
      )}
    </div>
  );
}

function isShown(entry: RuleCoverage, shown: Shown): boolean {
  if (shown === "idle") return entry.matched === 0;
  return shown === "all" || (entry.evaluated > 0 && entry.conditions.some(({ seen }) => seen !== "both"));
}

function Conditions({ entry }: { readonly entry: RuleCoverage }) {
  if (entry.matched === 0)
    return (
      <Badge tone="warn" icon="warning">
        {texts.unmatchedLine}
      </Badge>
    );
  const both = entry.conditions.filter(({ seen }) => seen === "both").length;
  if (entry.conditions.length === 0) return null;
  const odd = entry.conditions.filter(({ seen }) => seen !== "both");
  const words = odd
    .map(({ start, end, seen }) => texts.seen(entry.expression?.slice(start, end) ?? "", WORDS.coverage.seen[seen]))
    .join("\n");
  return (
    <span className={text.soft} title={words === "" ? undefined : words}>
      {texts.bothWays(both, entry.conditions.length)}
    </span>
  );
}
