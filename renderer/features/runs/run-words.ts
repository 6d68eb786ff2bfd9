import type { CaseRun, CaseVerdict, ExpectationCheck, RunSummary, VerdictCounts } from "../../../engine/contract/index";
import type { IconName } from "../../ui/icons";
import text from "../../ui/text.module.css";
import { WORDS } from "../../words/words";

const words = WORDS.runs.runWords;

/** How a verdict looks and what it is called. */
export const VERDICTS: Readonly<
  Record<CaseVerdict, { readonly icon: IconName; readonly colour: string | undefined; readonly word: string; readonly many: string }>
> = {
  failed: { icon: "disc-x", colour: text.stop, word: words.failed.one, many: words.failed.many },
  broken: { icon: "warning", colour: text.stop, word: words.broken.one, many: words.broken.many },
  passed: { icon: "check", colour: text.ok, word: words.passed.one, many: words.passed.many },
  unchecked: { icon: "ring", colour: text.dim, word: words.unchecked.one, many: words.unchecked.many },
};

export const VERDICT_ORDER: readonly CaseVerdict[] = ["failed", "broken", "passed", "unchecked"];

export function countAll(counts: VerdictCounts): number {
  return counts.passed + counts.failed + counts.unchecked + counts.broken;
}

/** `41 of 42`: of those that expect something, how many pass. */
export function passText(counts: VerdictCounts): string {
  const checked = counts.passed + counts.failed + counts.broken;
  return checked === 0 ? WORDS.counts.unchecked(counts.unchecked) : WORDS.counts.ofAll(counts.passed, checked);
}

/** The worst verdict of a run: what its mark shows. */
export function worstOf(counts: VerdictCounts): CaseVerdict {
  return VERDICT_ORDER.find((verdict) => verdict !== "unchecked" && counts[verdict] > 0) ?? "unchecked";
}

/** What a row says of a case: the first expectation that fails, why it could not run, or what became of it. */
export function caseSentence({ checks, problems, outcome, verdict }: CaseRun): string {
  const failed = firstFailed(checks);
  if (verdict === "failed" && failed !== null) return words.expected(failed.expected, failed.got);
  return problems[0]?.message ?? outcome?.sentence ?? "";
}

function firstFailed(checks: readonly ExpectationCheck[]): ExpectationCheck | null {
  return checks.find(({ holds }) => !holds) ?? null;
}

/** What a run that did not come to its end has in it. */
export function extentText({ state, extent }: Pick<RunSummary, "state" | "extent">): string {
  if (extent === undefined) return state === "partial" ? words.partial : words.cancelled;
  return state === "partial" ? words.partialOf(extent.done, extent.total) : words.cancelledOf(extent.done, extent.total);
}
