import { useCallback, useEffect, useMemo } from "react";
import type { JsonObject } from "../../../../engine/contract/index";
import { useCases, useLayout, useStores, useTrace, useWhatIf, useWorkspace } from "../../../stores/context";
import { currentRun } from "../../../stores/result/send-trace";
import { activeConfiguration, openWorkspace } from "../../../stores/workspace/workspace";
import { Button } from "../../../ui/button";
import { ErrorState } from "../../../ui/error-state";
import { WORDS } from "../../../words/words";
import builder from "../builder.module.css";
import { Group } from "../group";
import { useSaved } from "../use-saved";
import { tableOf } from "./case-table";
import styles from "./cases.module.css";
import { NameNotesView } from "./name-notes-view";
import { OutcomeList } from "./outcome-list";

const words = WORDS.cases;
const NO_ROWS: readonly JsonObject[] = [];

/** The rows of the trace with what became of each; a click sends one. */
export function CasesGroup() {
  const stores = useStores();
  const saved = useSaved();
  const key = useTrace((state) => state.document?.key ?? null);
  const workspace = useWorkspace(openWorkspace);
  const put = useLayout((state) => state.put);
  const known = useCases((state) => (state.known?.key === key ? state.known : null));
  const outcomes = useCases((state) => (state.outcomes?.of.key === key ? state.outcomes : null));
  const edits = useWhatIf(() => currentRun(stores)?.edits);
  const configuration = useWorkspace(activeConfiguration)?.name;

  const unread = useCases((state) => (state.unread?.key === key ? state.unread.message : null));
  const read = useCallback(() => {
    const now = stores.trace.getState().document;
    if (workspace !== null && now !== null && now.key === key)
      void stores.cases.getState().read({ workspaceId: workspace.workspaceId, key, saved: now.saved });
  }, [stores, workspace, key]);
  useEffect(read, [read]);
  useEffect(() => {
    if (workspace !== null && key !== null) stores.cases.getState().follow({ workspaceId: workspace.workspaceId, key, saved });
  }, [stores, workspace, key, saved]);

  const rows = (saved.cases ?? []).length === 0 ? NO_ROWS : (known?.view.rows ?? NO_ROWS);
  const columns = useMemo(() => tableOf(rows).columns, [rows]);
  useEffect(() => {
    if (key === null || known === null || known.saved !== saved || rows.length === 0) return;
    const { rows: chosen, chooseRow } = stores.trace.getState();
    if ((chosen.get(key) ?? 0) >= rows.length) chooseRow(key, rows.length - 1);
  }, [stores, key, known, saved, rows]);

  const stale =
    outcomes !== null && (outcomes.of.saved !== saved || outcomes.of.configuration !== configuration || outcomes.of.edits !== edits);
  const running = outcomes?.state === "running";
  return (
    <Group
      title={words.title}
      count={rows.length === 0 ? undefined : words.count(rows.length)}
      actions={
        <Button look="quiet" size="small" icon="pencil" onClick={() => put({ kind: "cases", view: "table" })}>
          {words.edit}
        </Button>
      }
    >
      {known !== null && (rows.length > 0 || known.view.problems.length > 0 || known.view.placeholders.length > 0) ? (
        <div className={styles.notes}>
          <NameNotesView columns={columns} rows={rows} />
        </div>
      ) : null}
      {unread !== null ? (
        <ErrorState size="small" message={unread}>
          <Button size="small" onClick={read}>
            {words.readAgain}
          </Button>
        </ErrorState>
      ) : rows.length === 0 ? (
        <p className={builder.none}>{words.none}</p>
      ) : (
        <>
          <OutcomeList rows={rows} outcomes={outcomes} fresh={stale ? "no" : "yes"} />
          <div className={styles.foot}>
            {running ? (
              <Button size="small" onClick={() => stores.cases.getState().stop()}>
                {words.stop}
              </Button>
            ) : (
              <Button size="small" icon="play" disabled={configuration === undefined} onClick={() => void runAll()}>
                {words.runAll}
              </Button>
            )}
            <span role="status">{summaryOf()}</span>
          </div>
        </>
      )}
    </Group>
  );

  async function runAll(): Promise<void> {
    const of = currentRun(stores);
    if (of !== null) await stores.cases.getState().runAll(of, rows.length);
  }

  function summaryOf(): string {
    if (outcomes === null) return "";
    const { cases, total, state } = outcomes;
    if (typeof state === "object") return words.failed(state.failed);
    if (state !== "done") return words.progress(cases.length, total);
    const passed = cases.filter(({ verdict }) => verdict === "passed").length;
    const unchecked = cases.filter(({ verdict }) => verdict === "unchecked").length;
    const counts = words.summary(passed, cases.length - passed - unchecked, unchecked);
    return stale ? words.staleSummary(counts) : counts;
  }
}
