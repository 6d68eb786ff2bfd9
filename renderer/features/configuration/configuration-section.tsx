import { useEffect, useMemo, useRef } from "react";
import type { CoverageView, RuleCoverage } from "../../../engine/contract/index";
import { useConfiguration, useCoverage, useLayout, useStores, useWhatIf, useWorkspace } from "../../stores/context";
import { readableCoverage } from "../../stores/runs/coverage";
import { filesOf } from "../../stores/what-if/edit-list";
import type { Editing } from "../../stores/what-if/what-if-draft";
import { readableConfiguration } from "../../stores/workspace/configuration";
import { activeConfiguration, openWorkspace } from "../../stores/workspace/workspace";
import { Button } from "../../ui/button";
import { classNames } from "../../ui/class-names";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import type { MenuEntry } from "../../ui/menu";
import { UnsavedDot } from "../../ui/pane";
import { ProgressBar } from "../../ui/progress-bar";
import { RowMenu } from "../../ui/row-menu";
import { SideSection } from "../../ui/side-section";
import text from "../../ui/text.module.css";
import { Tree } from "../../ui/tree";
import { TreeRow } from "../../ui/tree-row";
import { WORDS } from "../../words/words";
import styles from "./configuration.module.css";
import { configurationMenu } from "./configuration-menu";
import { type ConfigurationRow, configurationRows, foldKey, rowsAbove } from "./configuration-rows";

const words = WORDS.configuration.configurationSection;

/** What the active configuration holds. */
export function ConfigurationSection() {
  const active = useWorkspace(activeConfiguration);
  const status = useConfiguration((state) => state.status);
  const fold = useLayout((state) => state.folds["configuration"] ?? "open");
  const setFold = useLayout((state) => state.fold);
  const put = useLayout((state) => state.put);
  return (
    <SideSection
      title={words.configuration}
      share="smaller"
      actions={<IconButton icon="plus" label={words.importOne} onClick={() => put({ kind: "import" })} />}
      count={active?.name}
      fold={fold}
      onFold={(state) => setFold("configuration", state)}
    >
      {status.kind === "loading" ? <ProgressBar label={words.reading} /> : null}
      <ConfigurationBody />
    </SideSection>
  );
}

function ConfigurationBody() {
  const { configuration, workspace } = useStores();
  const status = useConfiguration((state) => state.status);
  const view = useConfiguration(readableConfiguration);
  const open = useWorkspace(openWorkspace);

  if (status.kind === "failed") {
    const again = () => {
      const id = openWorkspace(workspace.getState())?.workspaceId;
      if (id !== undefined) void configuration.getState().read(id, status.name);
    };
    return (
      <ErrorState size="small" message={status.message}>
        <Button size="small" onClick={again}>
          {words.readAgain}
        </Button>
      </ErrorState>
    );
  }
  if (status.kind === "none" && open !== null) {
    return open.configurations.length === 0 ? (
      <EmptyState size="small" title={words.none} hint={words.noneHint}>
        <ImportButton />
      </EmptyState>
    ) : (
      <EmptyState size="small" title={words.noneChosen} hint={words.noneChosenHint} />
    );
  }
  return view === null ? null : <ConfigurationTree />;
}

type Hits = Pick<RuleCoverage, "evaluated" | "matched">;

/** How often each rule was reached and matched in the newest run of the whole library under this configuration; `null`: nobody knows. */
function ruleHits(view: CoverageView | null, configuration: string | null): ReadonlyMap<string, Hits> | null {
  if (view === null || view.run.configuration !== configuration) return null;
  return new Map(view.coverage.entries.map((entry) => [`${entry.place.file}#${entry.place.pointer}`, entry]));
}

/** Whether the library exercises a rule. */
function HitMark({ hits }: { readonly hits: Hits | undefined }) {
  if (hits === undefined) return null;
  const sentence = WORDS.coverage.hits(hits.matched, hits.evaluated);
  return hits.matched === 0 ? (
    <Icon name={hits.evaluated === 0 ? "minus" : "ring"} size={12} className={text.warn} label={sentence} />
  ) : (
    <Icon name="check" size={12} className={text.dim} label={sentence} />
  );
}

function ImportButton() {
  const put = useLayout((state) => state.put);
  return (
    <Button size="small" onClick={() => put({ kind: "import" })}>
      {words.import}
    </Button>
  );
}

function ConfigurationTree() {
  const stores = useStores();
  const view = useConfiguration(readableConfiguration);
  const folds = useLayout((state) => state.folds);
  const fold = useLayout((state) => state.fold);
  const put = useLayout((state) => state.put);
  const goTo = useLayout((state) => state.goTo);
  const editing = useWhatIf((state) => state.editing);
  const open = useWhatIf((state) => state.open);
  // As one text, so that a key typed into a rule does not draw the tree again.
  const edited = useWhatIf((state) => filesOf(state.edits).join("\n"));
  const rows = useMemo(() => (view === null ? [] : configurationRows(view, folds)), [view, folds]);
  const coverage = useCoverage(readableCoverage);
  const hits = useMemo(() => ruleHits(coverage, view?.name ?? null), [coverage, view]);
  const hitsOf = ({ target }: ConfigurationRow): Hits | undefined =>
    target.kind === "rule" ? hits?.get(`${target.file}#${target.list}/${target.index}`) : undefined;
  const selected = editing === null ? null : (rowOf(rows, editing)?.key ?? null);
  const unsaved = useMemo(() => new Set(edited.split("\n")), [edited]);

  // Whatever opens a rule or a file unfolds what holds it, once; folding by hand stays the user's.
  const place = view === null || editing === null ? "" : placeKey(view.name, editing);
  const unfolded = useRef("");
  useEffect(() => {
    if (place === unfolded.current) return;
    unfolded.current = place;
    if (view === null || editing === null) return;
    const { folds: now, fold: turnTo } = stores.layout.getState();
    for (const name of rowsAbove(view, editing).map(foldKey)) if (now[name] !== "open") turnTo(name, "open");
  }, [place, view, editing, stores]);

  function turn(row: ConfigurationRow): void {
    if (row.fold !== undefined) fold(foldKey(row.key), row.fold === "open" ? "closed" : "open");
  }

  function activate(row: ConfigurationRow): void {
    if (row.target.kind === "none") return turn(row);
    put(null);
    goTo("trace");
    void open(row.target);
  }

  function entriesOf(key: string): readonly MenuEntry[] {
    const row = rows.find((candidate) => candidate.key === key);
    return row === undefined ? [] : configurationMenu(stores, row, { open: () => activate(row), fold: () => turn(row) });
  }

  return (
    <>
      <FindingsButton />
      <RowMenu label={WORDS.menus.configuration} entriesOf={entriesOf} className={styles.rows}>
        <Tree
          label={words.tree}
          className={styles.tree}
          rows={rows}
          selected={selected}
          onFold={(row, to) => fold(foldKey(row.key), to)}
          onActivate={activate}
          renderRow={(row, about) => (
            <TreeRow
              {...about}
              data-row={row.key}
              depth={row.depth}
              name={row.name}
              icon={row.icon}
              {...(row.fold === undefined ? {} : { fold: row.fold })}
              {...(row.target.kind !== "none" || row.key === selected ? { selected: row.key === selected ? "yes" : "no" } : {})}
              tone={row.tone ?? "normal"}
              mark={<HitMark hits={hitsOf(row)} />}
              title={hitTitle(row, hitsOf(row))}
              end={
                <>
                  {row.files?.some((file) => unsaved.has(file)) === true ? <UnsavedDot /> : null}
                  <HitCount hits={hitsOf(row)} />
                  <Note row={row} />
                </>
              }
            />
          )}
        />
      </RowMenu>
    </>
  );
}

/** How many traces match the rule, before its action. */
function HitCount({ hits }: { readonly hits: Hits | undefined }) {
  if (hits === undefined) return null;
  return <span className={hits.matched === 0 ? text.warn : undefined}>{WORDS.coverage.times(hits.matched)}</span>;
}

/** A rule's action gives its room to the rule's name; the whole of it is in the title. */
function Note({ row: { note, count, target } }: { readonly row: ConfigurationRow }) {
  if (target.kind !== "rule") return <>{note ?? count}</>;
  return <span className={classNames(styles.action, text.cut)}>{note}</span>;
}

function hitTitle({ name, note, about, target }: ConfigurationRow, hits: Hits | undefined): string | undefined {
  const whole = target.kind === "rule" && note !== undefined ? [name, note] : [name];
  if (hits !== undefined) return [...whole, WORDS.coverage.hits(hits.matched, hits.evaluated)].join("\n");
  if (about === undefined && target.kind === "rule") return whole.join("\n");
  return about === undefined ? undefined : `${name}: ${about}`;
}

/** The row of what is edited; the ruleset's, or its product's, where that is a whole file. */
function rowOf(rows: readonly ConfigurationRow[], editing: Editing): ConfigurationRow | undefined {
  const own = rows.find(({ target }) => isEdited(target, editing));
  return own ?? (editing.kind === "rule" ? undefined : rows.findLast(({ files }) => files?.length === 1 && files[0] === editing.file));
}

function placeKey(configuration: string, editing: Editing): string {
  return [configuration, editing.file, ...(editing.kind === "rule" ? [editing.list, editing.index] : [])].join("\n");
}

function isEdited(target: ConfigurationRow["target"], editing: Editing): boolean {
  if (target.kind === "rule" && editing.kind === "rule")
    return target.file === editing.file && target.list === editing.list && target.index === editing.index;
  return target.kind === "file" && editing.kind === "file" && target.file === editing.file;
}

function FindingsButton() {
  const findings = useConfiguration((state) => readableConfiguration(state)?.findings);
  const put = useLayout((state) => state.put);
  const goTo = useLayout((state) => state.goTo);
  if (findings === undefined || findings.length === 0) return null;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const tone = errors > 0 ? styles.stop : styles.warn;
  return (
    <button
      type="button"
      className={`${styles.findings} ${tone}`}
      onClick={() => {
        put(null);
        goTo("findings");
      }}
    >
      <Icon name="warning" size={14} />
      {WORDS.counts.findings(findings.length)}
    </button>
  );
}
