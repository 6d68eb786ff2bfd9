import { lastFinished } from "../result/result";
import { currentRun, sendTrace } from "../result/send-trace";
import type { Later, Stores } from "../stores";
import { editsToRun } from "./what-if-draft";

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
    cancelJudge = later(JUDGE_AFTER, () => void whatIf.getState().judge().then(judgeTheNext));
  }

  /** What was refused once is not asked again before something changes. */
  function judgeTheNext(): void {
    if (whatIf.getState().notJudged === null) judgeLater();
  }

  const end = whatIf.subscribe((state, before) => {
    if (state.of !== before.of && state.edits.length === 0) void whatIf.getState().restore();
    const turned = (state.editing === null) !== (before.editing === null);
    if (state.edits !== before.edits || state.heard !== before.heard || (turned && state.of === before.of)) void run();
  });
  return () => {
    cancelJudge();
    whatIf.getState().settle();
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
