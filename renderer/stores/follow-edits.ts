import { lastFinished } from "./result";
import { currentRun, sendTrace } from "./send-trace";
import type { Later, Stores } from "./stores";
import { editsToRun, type WhatIfState } from "./what-if";

/** Milliseconds of rest after which edits are written to where they survive a crash. */
const KEEP_AFTER = 500;

/** Milliseconds of rest after which the whole library is looked at. */
const JUDGE_AFTER = 200;

/**
 * Lets result and verdicts follow the edits of a configuration: the open trace runs with the newest edits as soon as the run before is there, never two
 * at a time; the library after a rest. Returns what ends it.
 */
export function followEdits(stores: Pick<Stores, "workspace" | "trace" | "result" | "whatIf">, later: Later): () => void {
  const { result, whatIf } = stores;
  let running: "yes" | "no" = "no";
  let cancelJudge: () => void = () => undefined;
  let cancelKeep: () => void = () => undefined;
  /** Edits that are not written to where they survive a crash yet. */
  let unkept: Pick<WhatIfState, "of" | "edits" | "began"> | null = null;

  function keepNow(): void {
    cancelKeep();
    if (unkept !== null) void whatIf.getState().keep(unkept);
    unkept = null;
  }

  async function run(): Promise<void> {
    if (running === "yes") return;
    running = "yes";
    let ran: RunOf | null = null;
    for (let now = currentRun(stores); now !== null && isNews(now) && isOther(now, ran); now = currentRun(stores)) {
      ran = now;
      // oxlint-disable-next-line eslint/no-await-in-loop -- one run after the other, always of what is newest
      await sendTrace(stores);
    }
    running = "no";
    judgeLater();
  }

  function isNews({ key, configuration, edits, detail }: RunOf): boolean {
    const last = lastFinished(result.getState().run);
    return (
      last?.of.key !== key ||
      last.of.configuration !== configuration ||
      last.of.edits !== edits ||
      (detail === "full" && last.of.detail === "outline")
    );
  }

  function judgeLater(): void {
    cancelJudge();
    const state = whatIf.getState();
    if (state.of === null || (state.editing === null && state.edits.length === 0)) return;
    if (state.verdicts?.of === editsToRun(state)) return;
    cancelJudge = later(JUDGE_AFTER, () => void whatIf.getState().judge().then(judgeLater));
  }

  const end = whatIf.subscribe((state, before) => {
    if (state.of !== before.of) {
      keepNow();
      if (state.edits.length === 0) void whatIf.getState().restore();
    } else if (state.edits !== before.edits) {
      unkept = state;
      cancelKeep();
      cancelKeep = later(KEEP_AFTER, keepNow);
    }
    const turned = (state.editing === null) !== (before.editing === null);
    if (state.edits !== before.edits || state.heard !== before.heard || (turned && state.of === before.of)) void run();
  });
  return () => {
    cancelJudge();
    keepNow();
    end();
  };
}

type RunOf = NonNullable<ReturnType<typeof currentRun>>;

/** What failed once is not tried again before something changes. */
function isOther(now: RunOf, ran: RunOf | null): boolean {
  return (
    now.edits !== ran?.edits ||
    now.configuration !== ran.configuration ||
    now.detail !== ran.detail ||
    now.saved !== ran.saved ||
    now.row !== ran.row
  );
}
