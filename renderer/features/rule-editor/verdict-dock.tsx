import { type ReactNode, useId, useMemo, useState } from "react";
import type { WhatIfVerdict } from "../../../engine/contract/index";
import { useStores, useTrace, useWhatIf } from "../../stores/context";
import { isChanged } from "../../stores/what-if/changed-traces";
import { Badge } from "../../ui/badge";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { RowTable, type TableColumn } from "../../ui/row-table";
import { TabContent, TabList, Tabs } from "../../ui/tabs";
import text from "../../ui/text.module.css";
import { useLate } from "../../ui/use-late";
import { WORDS } from "../../words/words";
import styles from "./rule-editor.module.css";
import { decidedBy, verdictTone, verdictWords } from "./verdict-words";

const texts = WORDS.ruleEditor.verdictDock;

type Shown = "timeline" | "changed" | "all";

const NONE: readonly WhatIfVerdict[] = [];

/** What the edit does: to the open trace, step by step, and to every saved trace. */
export function VerdictDock({ timeline }: { readonly timeline: ReactNode }) {
  const id = useId();
  const { whatIf } = useStores();
  const verdicts = useWhatIf((state) => state.verdicts);
  const notJudged = useWhatIf((state) => state.notJudged);
  const late = useLate(useWhatIf((state) => (state.judging === "yes" ? "going-on" : "at-rest")));
  const [shown, setShown] = useState<Shown>("timeline");
  const all = verdicts?.verdicts ?? NONE;
  const changed = useMemo(() => all.filter(isChanged), [all]);
  const tabs = [
    { value: "timeline", label: texts.timeline },
    { value: "changed", label: texts.changedCount(changed.length) },
    { value: "all", label: texts.allCount(all.length) },
  ] as const;
  return (
    <section className={styles.dock} data-pane="" aria-labelledby={id}>
      <Tabs value={shown} tabs={tabs} onChoose={setShown}>
        <div className={styles.dockHead}>
          <h2 id={id}>{texts.title}</h2>
          <span className={classNames(styles.quiet, text.cut)}>
            {late === "yes"
              ? texts.judging
              : verdicts === null
                ? ""
                : WORDS.counts.tracesIn(all.length, Math.max(1, Math.round(verdicts.milliseconds)))}
          </span>
          <span className={text.grow} />
          <TabList label={texts.shown} tabs={tabs} />
        </div>
        <TabContent value="timeline">{timeline}</TabContent>
        <TabContent value="changed">
          {notJudged !== null ? (
            <NotJudged message={notJudged} onAgain={() => void whatIf.getState().judge()} />
          ) : verdicts === null ? (
            <EmptyState size="small" title={texts.notJudgedYet} hint={texts.noneChangedHint} />
          ) : changed.length === 0 ? (
            <EmptyState size="small" title={texts.noneChanged} hint={texts.noneChangedHint} />
          ) : (
            <VerdictTable verdicts={changed} label={texts.changedOutcomes} />
          )}
        </TabContent>
        <TabContent value="all">
          {notJudged !== null ? (
            <NotJudged message={notJudged} onAgain={() => void whatIf.getState().judge()} />
          ) : verdicts === null ? (
            <EmptyState size="small" title={texts.notJudgedYet} hint={texts.noneChangedHint} />
          ) : all.length === 0 ? (
            <EmptyState size="small" title={texts.noTraces} hint={texts.noTracesHint} />
          ) : (
            <VerdictTable verdicts={all} label={texts.allOutcomes} />
          )}
        </TabContent>
      </Tabs>
    </section>
  );
}

function NotJudged({ message, onAgain }: { readonly message: string; readonly onAgain: () => void }) {
  return (
    <ErrorState size="small" message={message}>
      <Button size="small" onClick={onAgain}>
        {texts.judgeAgain}
      </Button>
    </ErrorState>
  );
}

const COLUMNS: readonly TableColumn[] = [
  { name: texts.state, shown: "no" },
  { name: texts.trace },
  { name: texts.saved },
  { name: texts.whatIf },
  { name: texts.whatDecides },
];

function VerdictTable({ verdicts, label }: { readonly verdicts: readonly WhatIfVerdict[]; readonly label: string }) {
  const { trace } = useStores();
  const openTrace = useTrace((state) => state.document?.traceId ?? null);
  const [cursor, setCursor] = useState<string | null>(null);
  const at = verdicts.findIndex(({ traceId }) => traceId === (cursor ?? openTrace));
  return (
    <RowTable
      label={label}
      columns={COLUMNS}
      lineClass={styles.verdict}
      count={verdicts.length}
      keyOf={(index) => verdicts[index]?.traceId ?? String(index)}
      at={at}
      onAt={(index) => setCursor(verdicts[index]?.traceId ?? null)}
      onOpen={(index) => {
        const verdict = verdicts[index];
        if (verdict !== undefined) void trace.getState().open(verdict.traceId);
      }}
      opens="click"
      isSelected={(index) => verdicts[index]?.traceId === openTrace}
      renderCells={(index) => {
        const verdict = verdicts[index];
        return verdict === undefined ? null : <VerdictCells verdict={verdict} />;
      }}
    />
  );
}

function VerdictCells({ verdict }: { readonly verdict: WhatIfVerdict }) {
  const { name, before, after } = verdict;
  const changed = isChanged(verdict);
  const tone = verdictTone(after);
  const words = verdictWords(after);
  return (
    <>
      <span role="gridcell">
        <Icon
          name={changed ? "diamond-change" : "equal"}
          size={12}
          className={changed ? text.warn : text.dim}
          label={changed ? texts.changed : texts.theSame}
        />
      </span>
      <span role="gridcell" className={text.cut} title={name}>
        {name}
      </span>
      <code role="gridcell" className={styles.before}>
        {verdictWords(before)}
      </code>
      <span role="gridcell">
        {changed && tone !== null ? (
          <Badge tone={tone}>{words}</Badge>
        ) : (
          <code className={changed ? undefined : styles.before}>{words}</code>
        )}
      </span>
      <span role="gridcell" className={classNames(text.cut, !changed && text.dim)}>
        {changed ? decidedBy(after) : texts.theSame}
      </span>
    </>
  );
}
