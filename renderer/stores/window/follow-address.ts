import { messageOf } from "../../host/message-of";
import { compareNow } from "../compare/compare-now";
import type { ComparisonState } from "../compare/comparison";
import { showBeside } from "../compare/show-beside";
import { lastFinished } from "../result/result";
import { sendTrace } from "../result/send-trace";
import type { Stores } from "../stores";
import { showTrace } from "../trace/show-trace";
import type { TraceState } from "../trace/trace-state";
import { activeConfiguration, openWorkspace } from "../workspace/workspace";
import { type Address, printAddress, readAddress } from "./address";

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
    const came = await goTo(stores, address).catch((error: unknown): Came => {
      stores.notices.getState().fail(messageOf(error));
      return "there";
    });
    // Back was pressed again meanwhile: the last press counts.
    if (mine !== turn) return;
    phase = "following";
    const now = printAddress(shownAddress(stores));
    if (now === line.read()) return;
    if (came === "elsewhere") line.push(now);
    else line.replace(now);
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

/** `elsewhere`: somebody chose something else while what the address says was read; that is a place of its own. */
type Came = "there" | "elsewhere";

async function goTo(stores: Stores, address: Address): Promise<Came> {
  const { layout, whatIf, runs, comparison, coverage, workspace, trace, result } = stores;
  switch (address.kind) {
    case "none":
      return "there";
    case "trace": {
      whatIf.getState().close();
      let here: () => boolean;
      if (isShown(trace.getState(), address.traceId)) {
        layout.getState().goTo("trace");
        here = stays(stores);
      } else {
        const opened = showTrace(stores, address.traceId);
        here = stays(stores);
        await opened;
        if (!here()) return "elsewhere";
      }
      if (address.look !== undefined) {
        result.getState().show(address.look.shown);
        result.getState().lookFor(address.look.search);
      }
      const { document } = trace.getState();
      if (document === null || (address.step === null && address.look === undefined)) return "there";
      if (lastFinished(result.getState().run)?.of.key !== document.key) await sendTrace(stores);
      if (!here()) return "elsewhere";
      if (address.step !== null) result.getState().select(address.step, "walk");
      return "there";
    }
    case "edit": {
      layout.getState().goTo("trace");
      const opened = whatIf.getState().open(address.editing);
      const here = stays(stores);
      await opened;
      return here() ? "there" : "elsewhere";
    }
    case "findings":
      layout.getState().goTo("findings");
      return "there";
    case "run": {
      layout.getState().goTo("run");
      const here = stays(stores);
      if (address.runId !== null) await runs.getState().open(address.runId);
      return here() ? "there" : "elsewhere";
    }
    case "compare": {
      const open = openWorkspace(workspace.getState());
      if (open === null) return "there";
      const known = open.configurations.map(({ name }) => name);
      if (!known.includes(address.before) || !known.includes(address.after)) return "there";
      if ((await activated(stores, address.before)) === "elsewhere") return "elsewhere";
      layout.getState().compareWith(open.path, address.after);
      const compared = compareNow(stores);
      const here = stays(stores);
      await compared;
      return here() ? "there" : "elsewhere";
    }
    case "beside": {
      const shown = showBeside(stores, address.left, address.right);
      const here = stays(stores);
      await shown;
      return here() ? "there" : "elsewhere";
    }
    case "coverage": {
      const open = openWorkspace(workspace.getState());
      if (open === null || !open.configurations.some(({ name }) => name === address.configuration)) return "there";
      if ((await activated(stores, address.configuration)) === "elsewhere") return "elsewhere";
      coverage.getState().show(address.shown);
      layout.getState().goTo("coverage");
      return "there";
    }
    case "comparison": {
      layout.getState().goTo("compare");
      const here = stays(stores);
      await comparison.getState().open(address.comparisonId, address.caseId);
      return here() ? "there" : "elsewhere";
    }
    default:
      return address satisfies never;
  }
}

/** Says, whenever it is asked, whether the window still is where it is now: on the same screen, at the same trace and rule. */
function stays({ layout, trace, whatIf }: Stores): () => boolean {
  const { screen } = layout.getState();
  const { active } = trace.getState();
  const { editing } = whatIf.getState();
  return () => layout.getState().screen === screen && trace.getState().active === active && whatIf.getState().editing === editing;
}

/** Takes another configuration, which leaves a rule that is edited. */
async function activated(stores: Stores, configuration: string): Promise<Came> {
  const { workspace, whatIf } = stores;
  whatIf.getState().close();
  const here = stays(stores);
  await workspace.getState().activate(configuration);
  return here() ? "there" : "elsewhere";
}

function isShown({ document }: Pick<TraceState, "document">, id: string): boolean {
  return document !== null && (document.traceId ?? document.key) === id;
}
