import { useMemo, useState } from "react";
import type { CaseRun, CaseVerdict } from "../../../engine/contract/index";
import { useStores } from "../../stores/context";
import { traceOf } from "../../stores/runs/runs";
import { showTrace } from "../../stores/trace/show-trace";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { RowTable, type TableColumn } from "../../ui/row-table";
import text from "../../ui/text.module.css";
import { BareInput, InputFrame } from "../../ui/text-input";
import { WORDS } from "../../words/words";
import { caseSentence, VERDICT_ORDER, VERDICTS } from "./run-words";
import styles from "./runs.module.css";

const texts = WORDS.runs.caseTable;

const COLUMNS: readonly TableColumn[] = [
  { name: texts.state, shown: "no" },
  { name: texts.trace },
  { name: texts.status },
  { name: texts.became },
];

/** Every case of a run, the worst first; Enter or a double click opens its trace, where a failed expectation leads on to its step. */
export function CaseTable({ cases, verdict }: { readonly cases: readonly CaseRun[]; readonly verdict: CaseVerdict | null }) {
  const stores = useStores();
  const [filter, setFilter] = useState("");
  const [cursor, setCursor] = useState(0);
  const rows = useMemo(() => casesShown(cases, verdict, filter), [cases, verdict, filter]);
  const at = Math.min(cursor, Math.max(0, rows.length - 1));

  function open(each: CaseRun | undefined): void {
    if (each !== undefined) void showTrace(stores, traceOf(each.id));
  }

  return (
    <div className={styles.table}>
      <div className={styles.search}>
        <InputFrame>
          <Icon name="search" size={14} className={text.dim} />
          <BareInput aria-label={texts.filterLabel} placeholder={texts.filter} value={filter} onText={setFilter} />
        </InputFrame>
      </div>
      {rows.length === 0 ? (
        <EmptyState size="small" title={cases.length === 0 ? texts.none : texts.noneFound}>
          {cases.length === 0 || filter === "" ? null : (
            <Button size="small" onClick={() => setFilter("")}>
              {texts.showAll}
            </Button>
          )}
        </EmptyState>
      ) : (
        <RowTable
          label={texts.label}
          columns={COLUMNS}
          lineClass={styles.caseLine}
          count={rows.length}
          keyOf={(index) => rows[index]?.id ?? String(index)}
          at={at}
          onAt={setCursor}
          onOpen={(index) => open(rows[index])}
          opens="double-click"
          renderCells={(index) => {
            const each = rows[index];
            return each === undefined ? null : <CaseCells each={each} onOpen={() => open(each)} />;
          }}
        />
      )}
    </div>
  );
}

function CaseCells({ each, onOpen }: { readonly each: CaseRun; readonly onOpen: () => void }) {
  const { icon, colour, word } = VERDICTS[each.verdict];
  const sentence = caseSentence(each);
  return (
    <>
      <span role="gridcell">
        <Icon name={icon} size={14} className={colour} label={word} />
      </span>
      <span role="gridcell" className={`${text.cut} ${styles.name}`} title={each.id}>
        {each.name}
      </span>
      <code role="gridcell">{each.outcome?.status ?? ""}</code>
      <span
        role="gridcell"
        className={`${text.cut} ${each.verdict === "failed" || each.verdict === "broken" ? "" : text.soft}`}
        title={sentence}
      >
        {sentence}
      </span>
      <span role="presentation" aria-hidden="true" className={styles.rowAction} onClick={onOpen}>
        {texts.open}
      </span>
    </>
  );
}

/** Those of a verdict and with all words, worst first and in the library's order otherwise. */
export function casesShown(cases: readonly CaseRun[], verdict: CaseVerdict | null, filter: string): readonly CaseRun[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = cases.filter((each) => {
    if (verdict !== null && each.verdict !== verdict) return false;
    if (words.length === 0) return true;
    const whole = `${each.name} ${each.id} ${each.tags.join(" ")} ${caseSentence(each)}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
  return VERDICT_ORDER.flatMap((each) => found.filter((one) => one.verdict === each));
}
