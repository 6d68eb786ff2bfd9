import type { RunSummary } from "../../../engine/contract/index";
import { compareWithBaseline } from "../../stores/compare-now";
import { useComparison, useLayout, useRuns, useStores } from "../../stores/context";
import { runLibrary } from "../../stores/run-library";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { ErrorState } from "../../ui/error-state";
import { Icon } from "../../ui/icon";
import { IconButton } from "../../ui/icon-button";
import { ProgressBar } from "../../ui/progress-bar";
import { SideSection } from "../../ui/side-section";
import text from "../../ui/text.module.css";
import { Tree } from "../../ui/tree";
import type { TreeNode } from "../../ui/tree-keys";
import { TreeRow } from "../../ui/tree-row";
import { extentText, passText, startedText, VERDICTS, worstOf } from "./run-words";
import styles from "./runs.module.css";

type Row =
  | (TreeNode & { readonly kind: "comparison"; readonly changed: number | null })
  | (TreeNode & { readonly kind: "live"; readonly end: string })
  | (TreeNode & { readonly kind: "run"; readonly run: RunSummary })
  | (TreeNode & { readonly kind: "baseline" });

/** Runs that were made, the one under way, and the comparison. */
export function RunsSection() {
  const stores = useStores();
  const history = useRuns((state) => state.history);
  const live = useRuns((state) => state.live);
  const shown = useRuns((state) => state.shown);
  const comparison = useComparison((state) => state.status);
  const screen = useLayout((state) => state.screen);
  const folded = useLayout((state) => state.folds["runs"]);
  const setFold = useLayout((state) => state.fold);
  const { goTo, put } = stores.layout.getState();

  const rows: readonly Row[] = [
    ...(comparison.kind === "none"
      ? []
      : [
          {
            kind: "comparison" as const,
            key: "comparison",
            name: `${nameOf(comparison.of.before)} → ${nameOf(comparison.of.after)}`,
            depth: 0,
            changed:
              comparison.kind === "ready"
                ? comparison.view.comparison.cases.filter(({ impact }) => impact !== "unchanged" && impact !== "not-comparable").length
                : null,
          },
        ]),
    ...(live === null
      ? []
      : [
          {
            kind: "live" as const,
            key: "live",
            name: live.configuration,
            depth: 0,
            end: live.total === 0 ? "…" : `${live.done} of ${live.total}`,
          },
        ]),
    ...(history.kind === "ready"
      ? history.runs
          .filter(({ runId }) => runId !== live?.runId)
          .map((run) => ({ kind: "run" as const, key: run.runId, name: run.configuration, depth: 0, run }))
      : []),
    ...(history.kind === "ready"
      ? history.baselines.map((name) => ({ kind: "baseline" as const, key: `baseline ${name}`, name, depth: 0 }))
      : []),
  ];

  function selectedKey(): string | null {
    if (screen === "compare") return "comparison";
    if (screen !== "run") return null;
    if (shown.kind === "live") return "live";
    return shown.kind === "ready" ? shown.view.runId : shown.kind === "loading" ? shown.runId : null;
  }

  function activate(row: Row): void {
    if (stores.layout.getState().over?.kind === "sidebar") put(null);
    if (row.kind === "baseline") void compareWithBaseline(stores, row.name);
    else if (row.kind === "comparison") goTo("compare");
    else {
      goTo("run");
      void stores.runs.getState().open(row.kind === "live" ? (live?.runId ?? "") : row.run.runId);
    }
  }

  async function remove(run: RunSummary): Promise<void> {
    try {
      await stores.runs.getState().remove(run.runId);
    } catch (error) {
      stores.notices.getState().fail(`Not deleted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function removeBaseline(name: string): Promise<void> {
    try {
      await stores.runs.getState().removeBaseline(name);
      stores.notices.getState().say(`The baseline “${name}” is in the trash.`);
    } catch (error) {
      stores.notices.getState().fail(`Not deleted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  const selected = selectedKey();
  const nothing = history.kind === "ready" && rows.length === 0;
  const fold = folded ?? (nothing || history.kind === "loading" ? "closed" : "open");
  return (
    <SideSection
      title="Runs"
      share={nothing ? "own" : "least"}
      count={rows.length === 0 ? undefined : rows.length}
      fold={fold}
      onFold={(state) => setFold("runs", state)}
    >
      {history.kind === "loading" ? <ProgressBar label="Reading the runs" /> : null}
      {history.kind === "failed" ? (
        <ErrorState size="small" message={history.message}>
          <Button size="small" onClick={() => void stores.runs.getState().refresh()}>
            Read again
          </Button>
        </ErrorState>
      ) : null}
      {nothing ? (
        <EmptyState size="small" title="No runs yet." hint="Run the library to see which traces do what they should.">
          <Button size="small" icon="play" onClick={() => void runLibrary(stores, { kind: "all" }, "Whole library")}>
            Run all traces
          </Button>
        </EmptyState>
      ) : null}
      {rows.length === 0 ? null : (
        <Tree
          label="Runs"
          className={styles.tree}
          rows={rows}
          selected={selected}
          onFold={() => undefined}
          onActivate={activate}
          onKey={(event, row) => {
            if (event.key === "Delete" && row.kind === "run") void remove(row.run);
            if (event.key === "Delete" && row.kind === "baseline") void removeBaseline(row.name);
          }}
          renderRow={(row, { id, focused }) => (
            <TreeRow
              id={id}
              depth={row.depth}
              name={row.name}
              selected={row.key === selected ? "yes" : "no"}
              focused={focused}
              mark={<RowMark row={row} />}
              title={
                row.kind === "baseline"
                  ? "Compare the active configuration with this baseline"
                  : row.kind === "run"
                    ? [row.run.title, startedText(row.run.started), ...(row.run.state === "finished" ? [] : [extentText(row.run)])].join(
                        ", ",
                      )
                    : undefined
              }
              end={<RowEnd row={row} />}
              actions={
                row.kind === "run" || row.kind === "baseline" ? (
                  <IconButton
                    icon="trash"
                    label={row.kind === "run" ? "Delete run" : "Delete baseline"}
                    tabIndex={-1}
                    onClick={(event) => {
                      event.stopPropagation();
                      void (row.kind === "run" ? remove(row.run) : removeBaseline(row.name));
                    }}
                  />
                ) : undefined
              }
            />
          )}
        />
      )}
    </SideSection>
  );
}

function nameOf(side: { readonly kind: string; readonly name?: string; readonly runId?: string }): string {
  return side.name ?? side.runId ?? "";
}

function RowMark({ row }: { readonly row: Row }) {
  if (row.kind === "comparison")
    return row.changed === 0 ? (
      <Icon name="check" size={12} className={text.ok} label="no changes" />
    ) : (
      <Icon name="diamond-change" size={12} className={text.warn} label="changes" />
    );
  if (row.kind === "baseline") return <Icon name="save" size={12} className={text.dim} label="baseline" />;
  if (row.kind === "live") return <Icon name="play" size={12} className={text.accent} label="running" />;
  const { icon, colour, word } = VERDICTS[worstOf(row.run.counts)];
  return <Icon name={icon} size={12} className={colour} label={word} />;
}

function RowEnd({ row }: { readonly row: Row }) {
  if (row.kind === "comparison") return <>{row.changed ?? "…"}</>;
  if (row.kind === "baseline") return <>baseline</>;
  if (row.kind === "live") return <>{row.end}</>;
  return (
    <>
      {row.run.state === "finished" ? "" : `${row.run.state}, `}
      {passText(row.run.counts)}
    </>
  );
}
