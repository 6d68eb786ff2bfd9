import type { WorkspaceView } from "../../../engine/contract/index";
import type { HostClient } from "../../host/client";
import { createPassingMemory, type WindowMemory } from "../../host/window-memory";
import { WORDS } from "../../words/words";
import { comparedConfiguration } from "../compare/compare-now";
import { refreshBeside } from "../compare/show-beside";
import { lastFinished } from "../result/result";
import { currentRun, sendTrace } from "../result/send-trace";
import type { Later, Stores } from "../stores";
import { type RememberedTabs, readRememberedTabs, rememberedTabs } from "../trace/tab-list";
import { readJsonText } from "../trace/trace-text";
import { followEdits } from "../what-if/follow-edits";
import { activeConfiguration, openWorkspace } from "../workspace/workspace";

const words = WORDS.stores.keepTogether;

/** Milliseconds after the last edit until a trace that was sent before is run again. */
const RUN_AFTER = 120;

/**
 * Lets the stores follow each other: another workspace brings its library, drafts and the trace that was open last, another configuration its tree, an edited trace
 * that was sent before its new result. Returns what ends it.
 */
export function keepTogether(
  host: HostClient,
  stores: Stores,
  later: Later,
  memory: WindowMemory = createPassingMemory("window"),
): () => void {
  const { workspace, configuration, library, trace, result, whatIf, runs, comparison, coverage, imports, layout, notices } = stores;
  let cancelRun: () => void = () => undefined;

  /** Runs the trace on screen again if it was sent before. `changed`: only when what it was made of is another now. */
  function runAgain(when: "changed" | "always"): void {
    cancelRun();
    cancelRun = later(RUN_AFTER, () => {
      const last = lastFinished(result.getState().run);
      const now = currentRun(stores);
      if (last === null || now === null || last.of.key !== now.key) return;
      if (
        when === "always" ||
        last.of.saved !== now.saved ||
        last.of.row !== now.row ||
        last.of.edits !== now.edits ||
        last.of.configuration !== now.configuration
      )
        void sendTrace(stores);
    });
  }

  /** Two traces that stand beside each other follow what they are made of. */
  function besideAgain(): void {
    if (layout.getState().screen === "beside") void refreshBeside(stores);
  }

  async function attach({ workspaceId, path }: WorkspaceView): Promise<void> {
    comparison.getState().attach(workspaceId);
    imports.getState().attach(workspaceId);
    void runs.getState().attach(workspaceId);
    await Promise.all([library.getState().attach(workspaceId), trace.getState().attach(workspaceId), layout.getState().load()]);
    if (openWorkspace(workspace.getState())?.workspaceId !== workspaceId || trace.getState().start === "begun") return;
    for (const [id, row] of readRows(memory.read(`rows ${path}`))) trace.getState().chooseRow(id, row);
    await trace.getState().restore(tabsBefore(path) ?? tabsToBeginWith(path));
  }

  /** This window's own, where its page was loaded again; else those of the window that was used last. */
  function tabsBefore(path: string): RememberedTabs | null {
    const own = readJsonText(memory.read(`tabs ${path}`) ?? "");
    return (own.kind === "valid" ? readRememberedTabs(own.value) : null) ?? layout.getState().tabs[path] ?? null;
  }

  function tabsToBeginWith(path: string): RememberedTabs {
    const { status } = library.getState();
    const readable = status.kind === "ready" ? status.entries.filter((entry) => entry.broken === null) : [];
    const last = layout.getState().lastTraces[path];
    const first = readable.find((entry) => entry.traceId === last) ?? readable[0];
    return first === undefined ? { open: [], active: null } : { open: [{ id: first.traceId, hold: "preview" }], active: first.traceId };
  }

  function rememberTabs(): void {
    const path = openWorkspace(workspace.getState())?.path;
    if (path === undefined) return;
    const tabs = rememberedTabs(trace.getState());
    memory.write(`tabs ${path}`, JSON.stringify(tabs));
    layout.getState().rememberTabs(path, tabs);
  }

  function rememberRows(): void {
    const path = openWorkspace(workspace.getState())?.path;
    if (path === undefined) return;
    const { tabs, rows } = trace.getState();
    memory.write(
      `rows ${path}`,
      JSON.stringify(tabs.flatMap(({ key, traceId }) => (rows.has(key) ? [[traceId ?? key, rows.get(key)]] : []))),
    );
  }

  function readConfiguration(): void {
    const open = openWorkspace(workspace.getState());
    const active = activeConfiguration(workspace.getState());
    if (open !== null && active !== null) void configuration.getState().read(open.workspaceId, active.name);
    else configuration.getState().clear();
  }

  function readCoverage(): void {
    const open = openWorkspace(workspace.getState());
    const active = activeConfiguration(workspace.getState());
    if (open !== null && active !== null) void coverage.getState().read(open.workspaceId, active.name);
    else coverage.getState().clear();
  }

  /** What a configuration is compared with stays, whichever come in beside it later. */
  function rememberCompared(): void {
    const open = openWorkspace(workspace.getState());
    const { ready, comparedWith, compareWith } = layout.getState();
    if (open === null || !ready || Object.hasOwn(comparedWith, open.path)) return;
    const compared = comparedConfiguration(open, undefined);
    if (compared !== null) compareWith(open.path, compared);
  }

  const ends = [
    runs.subscribe((state, before) => {
      if (state.history !== before.history) readCoverage();
    }),
    workspace.subscribe((state, before) => {
      const open = openWorkspace(state);
      const old = openWorkspace(before);
      if (open !== null && open.workspaceId !== old?.workspaceId) {
        result.getState().clear();
        stores.beside.getState().clear();
        stores.fileHistory.getState().clear();
        void attach(open);
      }
      if (open !== old) rememberCompared();
      const active = activeConfiguration(state)?.name ?? null;
      if (active !== (activeConfiguration(before)?.name ?? null) || open?.workspaceId !== old?.workspaceId) {
        whatIf.getState().attach(open !== null && active !== null ? { workspaceId: open.workspaceId, configuration: active } : null);
        readConfiguration();
        readCoverage();
        runAgain("changed");
        besideAgain();
      }
    }),
    layout.subscribe(({ redirects, ready }, before) => {
      if (ready && !before.ready) rememberCompared();
      if (result.getState().redirects !== redirects) result.getState().setRedirects(redirects);
    }),
    whatIf.subscribe((state, before) => {
      if (state.keeping !== null && state.keeping !== before.keeping) notices.getState().fail(words.editsNotKept(state.keeping));
      if (state.edits !== before.edits) besideAgain();
    }),
    followEdits(stores, later),
    trace.subscribe((state, before) => {
      const { document } = state;
      if (state.start === "begun" && (state.tabs !== before.tabs || state.active !== before.active || before.start !== "begun"))
        rememberTabs();
      if (state.start === "begun" && (state.rows !== before.rows || state.tabs !== before.tabs)) rememberRows();
      if (state.tabs !== before.tabs) {
        const open = new Set(state.tabs.map(({ key }) => key));
        result.getState().giveUp(before.tabs.filter(({ key }) => !open.has(key)).map(({ key }) => key));
      }
      if (state.keeping !== null && state.keeping !== before.keeping) notices.getState().fail(words.changesNotKept(state.keeping));
      if (document === null && before.document !== null) result.getState().recall(null);
      if (document === null || document.saved === before.document?.saved) return;
      const path = openWorkspace(workspace.getState())?.path;
      if (document.traceId !== null && path !== undefined) layout.getState().rememberTrace(path, document.traceId);
      if (document.key !== before.document?.key) {
        if (result.getState().recall(document.key) === "given-up") void sendTrace(stores);
        const { over, put } = layout.getState();
        // The question is not about what is on screen any more.
        if (over?.kind === "conflict" && over.key !== document.key) put(null);
        // What can still be taken back stays.
        const { current, dismiss } = notices.getState();
        if (current?.action === null) dismiss(current.id);
      }
      runAgain("changed");
    }),
    imports.subscribe((state, before) => {
      if (state.status.kind === "imported" && before.status.kind !== "imported") void workspace.getState().refresh();
    }),
    workspace.subscribe((state, before) => {
      if (state.connection.kind === "open" && before.connection.kind === "lost") {
        void runs.getState().lookAgain();
        void comparison.getState().lookAgain();
        void imports.getState().lookAgain();
      }
    }),
    host.subscribe("run/progress", (progress) => runs.getState().hear(progress)),
    host.subscribe("comparison/progress", (progress) => comparison.getState().hear(progress)),
    host.subscribe("pull/progress", (progress) => imports.getState().hear(progress)),
    host.subscribe("workspace/changed", ({ workspaceId, what }) => {
      if (openWorkspace(workspace.getState())?.workspaceId !== workspaceId) return;
      if (what.includes("library")) {
        void library.getState().refresh();
        void trace.getState().follow();
        besideAgain();
      }
      if (what.includes("workspace") || what.includes("configurations")) void workspace.getState().refresh();
      if (what.includes("configurations")) {
        readConfiguration();
        readCoverage();
        void whatIf.getState().follow();
        result.getState().outdate();
        runAgain("always");
        besideAgain();
      }
    }),
  ];
  return () => {
    cancelRun();
    for (const end of ends) end();
  };
}

/** The rows that were chosen of traces with cases, by id; what is none is forgiven. */
function readRows(text: string | null): readonly (readonly [id: string, row: number])[] {
  const read = readJsonText(text ?? "");
  const members = read.kind === "valid" && Array.isArray(read.value) ? read.value : [];
  return members.flatMap((member) => {
    const [id, row] = Array.isArray(member) ? member : [];
    return typeof id === "string" && typeof row === "number" && Number.isSafeInteger(row) && row >= 0 ? [[id, row] as const] : [];
  });
}
