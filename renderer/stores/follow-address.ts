import { messageOf } from "../host/message-of";
import { type Address, printAddress, readAddress } from "./address";
import { compareNow } from "./compare-now";
import type { ComparisonState } from "./comparison";
import { lastFinished } from "./result";
import { sendTrace } from "./send-trace";
import { showBeside } from "./show-beside";
import { showTrace } from "./show-trace";
import type { Stores } from "./stores";
import type { TraceState } from "./trace/trace-state";
import { activeConfiguration, openWorkspace } from "./workspace";

/** The address line of the page, as far as the window uses it. */
export interface AddressLine {
  readonly read: () => string;
  readonly push: (hash: string) => void;
  readonly replace: (hash: string) => void;
  /** Back, forward, or an address typed by hand. Returns what ends it. */
  readonly onChange: (listener: () => void) => () => void;
}

/** Keeps the page's address and what is on screen together, so that links, back and forward work. Returns what ends it. */
export function followAddress(stores: Stores, line: AddressLine): () => void {
  const wanted = readAddress(line.read());
  let phase: "starting" | "following" | "going" = "starting";

  let turn = 0;

  async function go(address: Address): Promise<void> {
    phase = "going";
    turn += 1;
    const mine = turn;
    await goTo(stores, address).catch((error: unknown) => stores.notices.getState().fail(messageOf(error)));
    // Back was pressed again meanwhile: the last press counts.
    if (mine !== turn) return;
    phase = "following";
    const now = printAddress(shownAddress(stores));
    if (now !== line.read()) line.replace(now);
  }

  function follow(): void {
    if (phase === "going") return;
    if (phase === "starting") {
      if (isReady(stores)) void go(wanted);
      return;
    }
    const shown = shownAddress(stores);
    const there = readAddress(line.read());
    const same = shown.kind === "trace" && there.kind === "trace" && shown.traceId === there.traceId;
    const now = printAddress(shown);
    if (now === "" || now === printAddress(there)) return;
    // A walk through the steps, what a run selects by itself, and what is looked for are no places to go back to.
    if ((same && (shown.step === there.step || stores.result.getState().selectedBy !== "jump")) || settles(there, shown)) line.replace(now);
    else line.push(now);
  }

  const { trace, layout, result, whatIf, runs, comparison, coverage, beside, library, configuration } = stores;
  const ends = [trace, layout, result, whatIf, runs, comparison, coverage, beside, library, configuration].map((store) =>
    store.subscribe(follow),
  );
  const end = line.onChange(() => {
    if (phase !== "starting") void go(readAddress(line.read()));
  });
  return () => {
    end();
    for (const each of ends) each();
  };
}

/** Whether what is shown is what was on its way: a comparison that was asked for, and the first case that it chooses itself. */
function settles(there: Address, shown: Address): boolean {
  if (shown.kind !== "comparison") return false;
  return there.kind === "compare" || (there.kind === "comparison" && there.comparisonId === shown.comparisonId && there.caseId === null);
}

/** Whether the window shows what it opens with, so that a link may lead away from it. */
export function isReady({ library, trace, configuration, whatIf, workspace }: Stores): boolean {
  const { status } = library.getState();
  if (status.kind === "loading" || configuration.getState().status.kind === "loading") return false;
  const { start, opening } = trace.getState();
  return (
    start === "begun" && opening.kind !== "opening" && (whatIf.getState().of !== null || activeConfiguration(workspace.getState()) === null)
  );
}

function shownAddress(stores: Stores): Address {
  const { layout, trace, result, whatIf, runs, comparison, coverage, beside, workspace } = stores;
  const { screen } = layout.getState();
  if (screen === "run") {
    const { shown } = runs.getState();
    return { kind: "run", runId: shown.kind === "ready" ? shown.view.runId : null };
  }
  if (screen === "coverage") {
    const configuration = activeConfiguration(workspace.getState())?.name;
    return configuration === undefined ? { kind: "none" } : { kind: "coverage", configuration, shown: coverage.getState().shown };
  }
  if (screen === "findings") return { kind: "findings" };
  if (screen === "beside") {
    const { left, right } = beside.getState();
    return left === null || right === null ? { kind: "none" } : { kind: "beside", left, right };
  }
  if (screen === "compare") return comparisonAddress(comparison.getState());
  const { editing } = whatIf.getState();
  if (editing !== null) return { kind: "edit", editing };
  const { document } = trace.getState();
  if (document === null) return { kind: "none" };
  const { run, selected, shown, search } = result.getState();
  const ran = lastFinished(run)?.of.key === document.key;
  return { kind: "trace", traceId: document.traceId ?? document.key, step: ran ? selected : null, look: { shown, search } };
}

function comparisonAddress({ status, selected }: ComparisonState): Address {
  switch (status.kind) {
    case "none":
      return { kind: "none" };
    case "opening":
      return { kind: "comparison", comparisonId: status.comparisonId, caseId: null };
    case "ready":
      return { kind: "comparison", comparisonId: status.view.comparisonId, caseId: selected };
    case "running":
    case "cancelled":
    case "failed": {
      const { of } = status;
      if (of?.before.kind !== "configuration" || of.after.kind !== "configuration") return { kind: "none" };
      return { kind: "compare", before: of.before.name, after: of.after.name };
    }
    default:
      return status satisfies never;
  }
}

async function goTo(stores: Stores, address: Address): Promise<void> {
  const { layout, whatIf, runs, comparison, coverage, workspace, trace, result } = stores;
  switch (address.kind) {
    case "none":
      return;
    case "trace": {
      whatIf.getState().close();
      if (isShown(trace.getState(), address.traceId)) layout.getState().goTo("trace");
      else await showTrace(stores, address.traceId);
      if (address.look !== undefined) {
        result.getState().show(address.look.shown);
        result.getState().lookFor(address.look.search);
      }
      const { document } = trace.getState();
      if (document === null || (address.step === null && address.look === undefined)) return;
      if (lastFinished(result.getState().run)?.of.key !== document.key) await sendTrace(stores);
      if (address.step !== null && trace.getState().document?.key === document.key) result.getState().select(address.step, "walk");
      return;
    }
    case "edit":
      layout.getState().goTo("trace");
      await whatIf.getState().open(address.editing);
      return;
    case "findings":
      layout.getState().goTo("findings");
      return;
    case "run":
      layout.getState().goTo("run");
      if (address.runId !== null) await runs.getState().open(address.runId);
      return;
    case "compare": {
      const open = openWorkspace(workspace.getState());
      if (open === null) return;
      const known = open.configurations.map(({ name }) => name);
      if (!known.includes(address.before) || !known.includes(address.after)) return;
      if (open.activeConfiguration !== address.before) await workspace.getState().activate(address.before);
      layout.getState().compareWith(open.path, address.after);
      await compareNow(stores);
      return;
    }
    case "beside":
      await showBeside(stores, address.left, address.right);
      return;
    case "coverage": {
      const open = openWorkspace(workspace.getState());
      if (open === null || !open.configurations.some(({ name }) => name === address.configuration)) return;
      if (open.activeConfiguration !== address.configuration) await workspace.getState().activate(address.configuration);
      coverage.getState().show(address.shown);
      layout.getState().goTo("coverage");
      return;
    }
    case "comparison":
      layout.getState().goTo("compare");
      await comparison.getState().open(address.comparisonId, address.caseId);
      return;
    default:
      return address satisfies never;
  }
}

function isShown({ document }: Pick<TraceState, "document">, id: string): boolean {
  return document !== null && (document.traceId ?? document.key) === id;
}
