import { useEffect, useMemo, useState } from "react";
import type { ConfigurationDifference, LocatedEdit } from "../../../engine/contract/index";
import { DiffEditor } from "../../editor/diff-editor";
import type { ComparedNames } from "../../stores/compare/configuration-difference";
import { useConfigurationDifference, useLayout, useStores, useWorkspace } from "../../stores/context";
import { openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { PaneHead } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { SplitGroup, SplitHandle, SplitPane } from "../../ui/splitter";
import { bold, Spoken } from "../../ui/spoken";
import text from "../../ui/text.module.css";
import { BareInput, InputFrame } from "../../ui/text-input";
import { type AboutRow, Tree } from "../../ui/tree";
import { TreeRow } from "../../ui/tree-row";
import { useMedia } from "../../ui/use-media";
import { NARROW, SMALL } from "../../ui/window-sizes";
import { WORDS } from "../../words/words";
import styles from "./compare.module.css";
import { DiffLines } from "./diff-line";
import { editText } from "./diff-tokens";
import { countMarks, type DifferenceRow, differenceRows } from "./difference-rows";
import { EDIT_LOOKS } from "./edit-looks";
import { SidesTitle } from "./sides-title";

const words = WORDS.compare.configurationView;

/** What two configurations have otherwise, whatever their files are called; no trace has to run for it. */
export function ConfigurationDifferenceView({ before, after }: ComparedNames) {
  const { configurationDifference } = useStores();
  const status = useConfigurationDifference((state) => state.status);
  const workspace = useWorkspace(openWorkspace);
  const sizes = useLayout((state) => state.sizes);
  const setSize = useLayout((state) => state.setSize);
  const narrow = useMedia(NARROW);
  const small = useMedia(SMALL);
  // The workspace is another one whenever a configuration of it changes.
  useEffect(() => {
    if (workspace !== null) void configurationDifference.getState().show(workspace.workspaceId, { before, after });
  }, [workspace, before, after, configurationDifference]);
  const shown = status.kind === "ready" ? status.difference : status.kind === "loading" ? status.previous : null;
  if (status.kind === "failed") {
    return (
      <section className={styles.pane} data-pane="" aria-label={words.label}>
        <ErrorState message={status.message}>
          <Button
            onClick={() => {
              if (workspace !== null) void configurationDifference.getState().show(workspace.workspaceId, { before, after });
            }}
          >
            {words.tryAgain}
          </Button>
        </ErrorState>
      </section>
    );
  }
  if (shown === null) return <ProgressBar label={words.comparing} />;
  return (
    <SplitGroup direction={small ? "column" : "row"}>
      <SplitPane
        id="edits"
        size={sizes["edits"] ?? (narrow ? 312 : 440)}
        smallest={240}
        largest={720}
        onSize={(pixels) => setSize("edits", pixels)}
      >
        <EditsPane difference={shown} />
      </SplitPane>
      <SplitHandle label={words.listWidth} />
      <SplitPane id="edit" smallest={400}>
        <EditPane difference={shown} />
      </SplitPane>
    </SplitGroup>
  );
}

function EditsPane({ difference }: { readonly difference: ConfigurationDifference }) {
  const { configurationDifference: store } = useStores();
  const selected = useConfigurationDifference((state) => state.selected);
  const [filter, setFilter] = useState("");
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => differenceRows(difference.edits, { filter, folded }), [difference, filter, folded]);
  const fold = (key: string, to: "open" | "closed"): void => {
    const next = new Set(folded);
    if (to === "closed") next.add(key);
    else next.delete(key);
    setFolded(next);
  };
  return (
    <section className={styles.pane} data-pane="" aria-label={words.label}>
      <PaneHead>
        <SidesTitle
          of={{ before: { kind: "configuration", name: difference.before }, after: { kind: "configuration", name: difference.after } }}
        />
      </PaneHead>
      <div className={styles.tally}>
        <p>
          <Spoken parts={words.count(difference.edits.length, bold)} />
        </p>
        <div className={styles.facts}>
          {countMarks(difference.edits).map(({ mark, count }) => (
            <span key={mark}>
              <EditMarkIcon mark={mark} />
              {WORDS.compare.markCount(count, WORDS.compare.marks[mark])}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.search}>
        <InputFrame>
          <Icon name="search" size={14} className={text.dim} />
          <BareInput aria-label={words.filter} placeholder={words.filter} value={filter} onText={setFilter} />
        </InputFrame>
      </div>
      {difference.edits.length === 0 ? (
        <EmptyState size="small" title={words.same} />
      ) : rows.length === 0 ? (
        <EmptyState size="small" title={words.noneFound}>
          <Button size="small" onClick={() => setFilter("")}>
            {words.showAll}
          </Button>
        </EmptyState>
      ) : (
        <Tree
          label={words.list}
          className={styles.groups}
          rows={rows}
          selected={selected === null ? null : `edit ${selected}`}
          onFold={(row, to) => fold(row.key, to)}
          onActivate={(row) => {
            if (row.kind === "edit") void store.getState().select(row.edit.number);
            else fold(row.key, row.fold === "open" ? "closed" : "open");
          }}
          renderRow={(row, about) => (
            <Row row={row} about={about} selected={row.kind === "edit" && row.edit.number === selected ? "yes" : "no"} />
          )}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly row: DifferenceRow;
  readonly about: AboutRow;
  readonly selected: "yes" | "no";
}

function Row({ row, about, selected }: RowProps) {
  if (row.kind === "group") return <TreeRow {...about} depth={row.depth} name={row.name} fold={row.fold} end={row.count} />;
  return (
    <TreeRow
      {...about}
      depth={row.depth}
      name={row.name}
      mark={<EditMarkIcon mark={row.edit.mark} />}
      selected={selected}
      end={
        row.title === "" ? null : (
          <span className={styles.done} title={row.title}>
            {row.title}
          </span>
        )
      }
    />
  );
}

function dimmed(said: string) {
  return <span className={text.dim}>{said}</span>;
}

function EditMarkIcon({ mark }: { readonly mark: LocatedEdit["mark"] }) {
  const { icon, tone } = EDIT_LOOKS[mark];
  return <Icon name={icon} size={12} label={WORDS.compare.marks[mark]} className={tone === null ? text.dim : text[tone]} />;
}

function EditPane({ difference }: { readonly difference: ConfigurationDifference }) {
  const selected = useConfigurationDifference((state) => state.selected);
  const shown = useConfigurationDifference((state) => state.texts);
  const edit = difference.edits.find(({ number }) => number === selected);
  if (edit === undefined) {
    return (
      <section className={styles.pane} data-pane="" aria-label={words.edit}>
        <EmptyState title={difference.edits.length === 0 ? words.nothing : words.noneChosen} />
      </section>
    );
  }
  const place = edit.place.after ?? edit.place.before;
  const [before, after] = [editText(edit.before), editText(edit.after)];
  return (
    <section className={styles.pane} data-pane="" aria-label={words.edit}>
      <PaneHead>
        <h2 className={text.cut} title={edit.path.join(" › ")}>
          {edit.path.at(-1)}
        </h2>
      </PaneHead>
      <div className={styles.editAbout}>
        <p>
          <EditMarkIcon mark={edit.mark} />
          <span>
            <Spoken parts={words.editIn(<b>{edit.title}</b>, edit.path.join(" › "), dimmed)} />
          </span>
        </p>
        {edit.kind === "changed" && isShort(before) && isShort(after) ? <DiffLines before={before} after={after} /> : null}
        {place === null ? null : (
          <code className={styles.place}>
            {place.file} {place.pointer}
          </code>
        )}
      </div>
      <div className={styles.pairHead}>
        <span>
          <Spoken parts={WORDS.compare.pairList.sideOf(WORDS.compare.sides.before.title, <b>{difference.before}</b>)} />
        </span>
        <span />
        <span>
          <Spoken parts={WORDS.compare.pairList.sideOf(WORDS.compare.sides.after.title, <b>{difference.after}</b>)} />
        </span>
      </div>
      {shown.kind === "ready" && shown.number === edit.number ? (
        <DiffEditor key={edit.number} label={edit.path.at(-1) ?? edit.title} {...shown.texts} />
      ) : (
        <ProgressBar label={words.reading} />
      )}
    </section>
  );
}

const SHORT = 600;

function isShort(value: string | null): boolean {
  return value === null || value.length <= SHORT;
}
