import { type ReactNode, useMemo, useState } from "react";
import type { ComparisonView, Impact } from "../../../engine/contract/index";
import { acceptIntoBaseline } from "../../stores/compare/accept-baseline";
import { useComparison, useStores } from "../../stores/context";
import { REPORT_FORMATS, saveReport } from "../../stores/runs/save-report";
import type { Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { PaneHead } from "../../ui/pane";
import { ReportMenu } from "../../ui/report-menu";
import { saveFile } from "../../ui/save-file";
import { ShareBar } from "../../ui/share-bar";
import { bold, Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { BareInput, InputFrame } from "../../ui/text-input";
import { type AboutRow, Tree } from "../../ui/tree";
import { formatDuration, formatNumber, formatTime } from "../../words/numbers";
import { WORDS } from "../../words/words";
import { AcknowledgedBadge } from "./acknowledged-badge";
import { shortDifference } from "./case-words";
import styles from "./compare.module.css";
import { acceptableCases, changedCases, type ImpactRow, impactLook, impactRows, isGone } from "./impact-groups";
import { SidesTitle } from "./sides-title";

const words = WORDS.compare.impactsPane;

const COLOURS: Readonly<Record<Tone | "quiet", string | undefined>> = {
  ok: text.ok,
  stop: text.stop,
  warn: text.warn,
  info: text.info,
  gap: text.gap,
  accent: text.accent,
  quiet: text.dim,
};

/** Groups of cases in order of harm. */
export function ImpactsPane({ view, back }: { readonly view: ComparisonView; readonly back: ReactNode }) {
  const stores = useStores();
  const { comparison: store } = stores;
  const selected = useComparison((state) => state.selected);
  const [filter, setFilter] = useState("");
  const [folds, setFolds] = useState<ReadonlyMap<Impact, "open" | "closed">>(new Map());
  const rows = useMemo(() => impactRows(view.comparison, { filter, folds }), [view, filter, folds]);
  return (
    <section className={styles.pane} data-pane="" aria-label={words.label}>
      <PaneHead>
        <SidesTitle of={view} />
        <span className={styles.spring} />
        <ReportMenu
          formats={REPORT_FORMATS}
          look="icon"
          onSave={(format) => void saveReport(stores, () => store.getState().report(format), saveFile)}
        />
        <IconButton
          icon="undo"
          label={words.compareAgain}
          onClick={() => void store.getState().start({ before: view.before, after: view.after })}
        />
        {back}
      </PaneHead>
      <Outdated view={view} />
      <Tally view={view} />
      {view.before.kind === "baseline" ? <AcceptAll view={view} /> : null}
      <div className={styles.search}>
        <InputFrame>
          <Icon name="search" size={14} className={text.dim} />
          <BareInput aria-label={words.filter} placeholder={words.filter} value={filter} onText={setFilter} />
        </InputFrame>
      </div>
      {rows.length === 0 ? (
        <EmptyState size="small" title={words.noneFound}>
          <Button size="small" onClick={() => setFilter("")}>
            {words.showAll}
          </Button>
        </EmptyState>
      ) : (
        <Tree
          label={words.label}
          className={styles.groups}
          rows={rows}
          selected={selected === null ? null : `case ${selected}`}
          onFold={(row, to) => {
            if (row.kind === "group") setFolds(new Map(folds).set(row.impact, to));
          }}
          onActivate={(row) => {
            if (row.kind === "case") void store.getState().select(row.each.id);
            else setFolds(new Map(folds).set(row.impact, row.fold === "open" ? "closed" : "open"));
          }}
          renderRow={(row, about) => (
            <Row row={row} about={about} selected={row.kind === "case" && row.each.id === selected ? "yes" : "no"} />
          )}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly row: ImpactRow;
  readonly about: AboutRow;
  readonly selected: "yes" | "no";
}

function Row({ row, about: { focused, ...about }, selected }: RowProps) {
  if (row.kind === "group") {
    const { icon, tone } = impactLook(row.impact);
    return (
      <div
        {...about}
        role="treeitem"
        tabIndex={-1}
        aria-level={1}
        aria-expanded={row.fold === "open"}
        aria-label={`${row.name}: ${row.count}`}
        className={classNames(styles.group, row.count === 0 && styles.zero, focused === "yes" && styles.focused)}
      >
        <Icon name={row.fold === "open" ? "chevron-down" : "chevron-right"} size={12} className={text.dim} />
        <Icon name={icon} size={14} className={row.count === 0 ? text.dim : COLOURS[tone]} />
        <span className={text.cut}>{row.name}</span>
        <b>{formatNumber(row.count)}</b>
      </div>
    );
  }
  const { each } = row;
  const short = shortDifference(each);
  return (
    <div
      {...about}
      role="treeitem"
      tabIndex={-1}
      aria-level={2}
      aria-selected={selected === "yes"}
      className={classNames(styles.case, focused === "yes" && styles.focused)}
      title={each.problem ?? each.after?.sentence ?? undefined}
    >
      <span className={text.cut}>{each.name}</span>
      <span className={styles.caseEnd}>
        <AcknowledgedBadge each={each} />
        {short?.kind === "values" ? (
          <code>
            {short.before}
            <span className={text.dim}> → </span>
            {short.after}
          </code>
        ) : null}
        {short?.kind === "name" ? <code className={text.cut}>{short.name}</code> : null}
      </span>
    </div>
  );
}

/** What was compared is another now; the comparison stays readable. */
function Outdated({ view }: { readonly view: ComparisonView }) {
  const { comparison: store } = useStores();
  const { outdated } = view;
  if (outdated.length === 0) return null;
  return (
    <div className={styles.outdated}>
      <span>{words.outdated(formatTime(view.started), outdated)}</span>
      <Button size="small" onClick={() => void store.getState().start({ before: view.before, after: view.after })}>
        {words.compareAnew}
      </Button>
    </div>
  );
}

function AcceptAll({ view }: { readonly view: ComparisonView }) {
  const stores = useStores();
  const acceptable = acceptableCases(view.comparison);
  const ids = acceptable.map(({ id }) => id);
  const gone = acceptable.filter(isGone).length;
  if (ids.length === 0) return null;
  return (
    <div className={styles.acceptAll}>
      <span>{words.acceptHint(gone)}</span>
      <Button size="small" onClick={() => void acceptIntoBaseline(stores, ids)}>
        {words.acceptAll(ids.length)}
      </Button>
    </div>
  );
}

function Tally({ view: { comparison, milliseconds } }: { readonly view: ComparisonView }) {
  const { cases, groups, edits } = comparison;
  const changed = changedCases(comparison);
  const harm = groups.find(({ impact }) => impact === "allowed-to-blocked")?.cases ?? 0;
  const intended = changed.filter(({ acknowledgement }) => acknowledgement.kind === "acknowledged").length;
  const shares = groups.filter((group) => group.cases > 0);
  return (
    <div className={styles.tally}>
      <p>
        <Spoken parts={words.changes(changed.length, cases.length, bold)} />
      </p>
      <ShareBar
        label={shares.map((group) => words.share(group.cases, impactLook(group.impact).short)).join(", ")}
        shares={shares.map(({ impact, cases: count }) => ({
          key: impact,
          count,
          tone: impact === "unchanged" ? "none" : impactLook(impact).tone,
        }))}
      />
      <div className={styles.facts}>
        {harm === 0 ? null : (
          <span className={text.stop}>
            <Icon name="x" size={12} />
            {words.newlyBlocked(harm)}
          </span>
        )}
        <span>{WORDS.counts.edits(edits.length)}</span>
        {intended === 0 ? null : <span>{words.intended(intended)}</span>}
        <span>{formatDuration(milliseconds)}</span>
      </div>
    </div>
  );
}
