import { type KeyboardEvent, useId, useMemo, useState } from "react";
import type { CaseRun, CaseVerdict } from "../../../engine/contract/index";
import { useStores } from "../../stores/context";
import { traceOf } from "../../stores/runs";
import { showTrace } from "../../stores/show-trace";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import text from "../../ui/text.module.css";
import { BareInput, InputFrame } from "../../ui/text-input";
import { VirtualList } from "../../ui/virtual-list";
import { WORDS } from "../../words/words";
import { caseSentence, VERDICT_ORDER, VERDICTS } from "./run-words";
import styles from "./runs.module.css";

const texts = WORDS.runs.caseTable;

/** Every case of a run, the worst first; Enter or a double click opens its trace, where a failed expectation leads on to its step. */
export function CaseTable({ cases, verdict }: { readonly cases: readonly CaseRun[]; readonly verdict: CaseVerdict | null }) {
  const stores = useStores();
  const base = useId();
  const [filter, setFilter] = useState("");
  const [cursor, setCursor] = useState(0);
  const rows = useMemo(() => casesShown(cases, verdict, filter), [cases, verdict, filter]);
  const at = Math.min(cursor, Math.max(0, rows.length - 1));
  const current = rows[at];

  function open(each: CaseRun | undefined): void {
    if (each !== undefined) void showTrace(stores, traceOf(each.id));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (event.key === "Enter") open(current);
    else if (to === undefined) return;
    else setCursor(Math.max(0, Math.min(rows.length - 1, to)));
    event.preventDefault();
  }

  return (
    <div className={styles.table}>
      <div className={styles.search}>
        <InputFrame>
          <Icon name="search" size={14} className={text.dim} />
          <BareInput aria-label={texts.filterLabel} placeholder={texts.filter} value={filter} onText={setFilter} />
        </InputFrame>
      </div>
      <div className={styles.head} aria-hidden="true">
        <span />
        <span>{texts.trace}</span>
        <span>{texts.status}</span>
        <span>{texts.became}</span>
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
        <VirtualList
          role="listbox"
          aria-label={texts.label}
          tabIndex={0}
          aria-activedescendant={`${base}-${at}`}
          className={styles.rows}
          count={rows.length}
          rowHeight={28}
          keyOf={(index) => rows[index]?.id ?? String(index)}
          inView={at}
          onKeyDown={onKeyDown}
          renderRow={(index) => {
            const each = rows[index];
            if (each === undefined) return null;
            const { icon, colour, word } = VERDICTS[each.verdict];
            const sentence = caseSentence(each);
            return (
              <div
                id={`${base}-${index}`}
                role="option"
                aria-selected={index === at}
                className={styles.row}
                onClick={() => setCursor(index)}
                onDoubleClick={() => open(each)}
              >
                <Icon name={icon} size={14} className={colour} label={word} />
                <span className={text.cut} title={each.id}>
                  {each.name}
                </span>
                <code>{each.outcome?.status ?? ""}</code>
                <span className={`${text.cut} ${each.verdict === "failed" || each.verdict === "broken" ? "" : text.soft}`} title={sentence}>
                  {sentence}
                </span>
                <span role="presentation" aria-hidden="true" className={styles.rowAction} onClick={() => open(each)}>
                  {texts.open}
                </span>
              </div>
            );
          }}
        />
      )}
    </div>
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
