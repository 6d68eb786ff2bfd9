import { useMemo, useState } from "react";
import type { Coverage, RuleCoverage } from "../../../engine/contract/index";
import { useStores, useWorkspace } from "../../stores/context";
import { showPlace } from "../../stores/workspace/show-rule";
import { activeConfiguration } from "../../stores/workspace/workspace";
import { Badge } from "../../ui/badge";
import { EmptyState } from "../../ui/empty-state";
import { RowTable, type TableColumn } from "../../ui/row-table";
import { Select } from "../../ui/select";
import text from "../../ui/text.module.css";
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

const COLUMNS: readonly TableColumn[] = [
  { name: texts.rule },
  { name: texts.product },
  { name: texts.matched },
  { name: texts.lookedAt },
  { name: texts.conditions },
];

/** How often each rule was looked at and matched, and which of its conditions never turned. */
export function RuleTable({ coverage, configuration }: { readonly coverage: Coverage; readonly configuration: string }) {
  const isActive = useWorkspace((state) => activeConfiguration(state)?.name === configuration);
  const stores = useStores();
  const [shown, setShown] = useState<Shown>("all");
  const rows = useMemo(() => coverage.entries.filter((entry) => isShown(entry, shown)), [coverage, shown]);
  const [cursor, setCursor] = useState(0);
  const at = Math.min(cursor, Math.max(0, rows.length - 1));

  function open(index: number): void {
    const entry = rows[index];
    if (isActive && entry !== undefined) void showPlace(stores, entry.place);
  }

  return (
    <div className={styles.table}>
      <div className={styles.search}>
        <Select size="small" aria-label={texts.rulesShown} choices={SHOWN} value={shown} onChoose={setShown} />
      </div>
      {rows.length === 0 ? (
        <EmptyState size="small" title={coverage.entries.length === 0 ? texts.none : texts.noneFound} />
      ) : (
        <RowTable
          label={texts.label}
          columns={COLUMNS}
          lineClass={styles.ruleLine}
          count={rows.length}
          keyOf={(index) => `${rows[index]?.place.file ?? ""}#${rows[index]?.place.pointer ?? index}`}
          at={at}
          onAt={setCursor}
          onOpen={open}
          opens="double-click"
          renderCells={(index) => {
            const entry = rows[index];
            return entry === undefined ? null : <RuleCells entry={entry} onOpen={isActive ? () => open(index) : null} />;
          }}
        />
      )}
    </div>
  );
}

/** `onOpen`: null where the rule is one of a configuration that is not in use. */
function RuleCells({ entry, onOpen }: { readonly entry: RuleCoverage; readonly onOpen: (() => void) | null }) {
  return (
    <>
      <span role="gridcell" className={text.cut} title={entry.title}>
        {onOpen === null ? (
          entry.title
        ) : (
          <span role="presentation" className={styles.link} onClick={onOpen}>
            {entry.title}
          </span>
        )}
      </span>
      <span role="gridcell" className={`${text.cut} ${text.soft}`}>
        {entry.product}
      </span>
      <span role="gridcell" className={entry.matched === 0 ? text.warn : undefined}>
        {formatNumber(entry.matched)}
      </span>
      <span role="gridcell" className={text.soft}>
        {formatNumber(entry.evaluated)}
      </span>
      <span role="gridcell">
        <Conditions entry={entry} />
      </span>
    </>
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
