import { type Address, printAddress, readAddress } from "./address";
import { compareNow } from "./compare-now";
import { lastFinished } from "./result";
import { sendTrace } from "./send-trace";
import { showBeside } from "./show-beside";
import { showTrace } from "./show-trace";
import type { Stores } from "./stores";
import type { TraceState } from "./trace";
import { openWorkspace } from "./workspace";

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

  async function go(address: Address): Promise<void> {
    phase = "going";
    await goTo(stores, address).catch(() => undefined);
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
    if (same && (shown.step === there.step || stores.result.getState().selectedBy !== "jump")) line.replace(now);
    else line.push(now);
  }

  const { trace, layout, result, whatIf, runs, comparison, beside, library, configuration } = stores;
  const ends = [trace, layout, result, whatIf, runs, comparison, beside, library, configuration].map((store) => store.subscribe(follow));
  const end = line.onChange(() => {
    if (phase === "following") void go(readAddress(line.read()));
  });
  return () => {
    end();
    for (const each of ends) each();
  };
}

/** Whether the window shows what it opens with, so that a link may lead away from it. */
export function isReady({ library, trace, configuration, whatIf }: Stores): boolean {
  const { status } = library.getState();
  if (status.kind !== "ready" || configuration.getState().status.kind === "loading") return false;
  const { start, opening } = trace.getState();
  return start === "begun" && opening.kind !== "opening" && whatIf.getState().of !== null;
}

function shownAddress({ layout, trace, whatIf, runs, comparison, beside, result }: Stores): Address {
  const { screen } = layout.getState();
  if (screen === "run") {
    const { shown } = runs.getState();
    return { kind: "run", runId: shown.kind === "ready" ? shown.view.runId : null };
  }
  if (screen === "compare") {
    const { status } = comparison.getState();
    if (status.kind === "none" || status.of.before.kind !== "configuration" || status.of.after.kind !== "configuration")
      return { kind: "none" };
    return { kind: "compare", before: status.of.before.name, after: status.of.after.name };
  }
  if (screen === "beside") {
    const { left, right } = beside.getState();
    return left === null || right === null ? { kind: "none" } : { kind: "beside", left, right };
  }
  const { editing } = whatIf.getState();
  if (editing !== null) return { kind: "edit", editing };
  const { document } = trace.getState();
  if (document === null) return { kind: "none" };
  const { run, selected, shown, search } = result.getState();
  const ran = lastFinished(run)?.of.key === document.key;
  return { kind: "trace", traceId: document.traceId ?? document.key, step: ran ? selected : null, look: { shown, search } };
}

async function goTo(stores: Stores, address: Address): Promise<void> {
  const { layout, whatIf, runs, workspace, trace, result } = stores;
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
      if (address.step !== null) result.getState().select(address.step, "walk");
      return;
    }
    case "edit":
      layout.getState().goTo("trace");
      await whatIf.getState().open(address.editing);
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
    default:
      return address satisfies never;
  }
}

function isShown({ document }: Pick<TraceState, "document">, id: string): boolean {
  return document !== null && (document.traceId ?? document.key) === id;
}
