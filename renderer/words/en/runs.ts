import { formatNumber } from "../numbers";
import { sentence } from "../sentence";
import { counted } from "./counted";

function ofTraces(some: number, all: number): string {
  return `${formatNumber(some)} of ${counted(all, "trace")}`;
}

function changesOf(changed: number, all: number): string {
  return `${ofTraces(changed, all)} ${all === 1 ? "changes" : "change"}`;
}

export const runs = {
  historyRows: {
    coverage: "Coverage",
  },
  runWords: {
    failed: { one: "fails", many: "Failed" },
    broken: { one: "cannot run", many: "Cannot run" },
    passed: { one: "passes", many: "Passed" },
    unchecked: { one: "expects nothing", many: "Expects nothing" },
    shares: (shares: readonly { readonly count: number; readonly verdict: string }[]) =>
      shares.map(({ count, verdict }) => `${formatNumber(count)} ${verdict}`).join(", "),
    expected: (expected: string, got: string) => `Expected ${expected}, got ${got}`,
    partial: "partial: a crash cut it short; not all traces ran",
    partialOf: (done: number, total: number) => `partial: a crash cut it short; ${ofTraces(done, total)} are in it`,
    cancelled: "cancelled; not all traces ran",
    cancelledOf: (done: number, total: number) => `cancelled; ${ofTraces(done, total)} are in it`,
  },
  runDialogs: {
    kept: (name: string) => `Kept as baselines/${name}.json. Secrets are taken out.`,
    title: "Keep as baseline",
    cancel: "Cancel",
    replace: "Replace baseline",
    keep: "Keep",
    baselineName: "Baseline name",
    taken: "there is one; it is replaced",
    hint: "What each trace came to is kept as readable JSON in the workspace, to be committed and compared with.",
  },
  caseTable: {
    filterLabel: "Filter results of the run",
    filter: "Filter results",
    state: "State",
    trace: "Trace",
    status: "Status",
    became: "What became of it",
    none: "Nothing came out yet.",
    noneFound: "No trace came out like that.",
    showAll: "Show all",
    label: "Traces of the run",
    open: "Open",
  },
  ruleTable: {
    allRules: "All rules",
    unmatched: "Matched by no trace",
    halfSeen: "With a condition that never turned",
    rulesShown: "Rules shown",
    rule: "Rule",
    product: "Product",
    matched: "Matched",
    lookedAt: "Looked at",
    conditions: "Conditions",
    none: "This configuration has no rules of its own.",
    noneFound: "No rule is like that.",
    label: "Rules and how often they matched",
    unmatchedLine: "no trace matches it",
    bothWays: (both: number, all: number) => `${formatNumber(both)} of ${formatNumber(all)} both ways`,
    seen: (condition: string, seen: string) => `${condition}: ${seen}`,
  },
  runTally: {
    label: "How the run came out",
    unchecked: <Part>(ran: number, bold: (text: string) => Part) =>
      ran === 1
        ? sentence`${bold("1")} trace ran, it expects nothing`
        : sentence`${bold(formatNumber(ran))} traces ran, none expects anything`,
    pass: <Part>(passed: number, checked: number, bold: (text: string) => Part) =>
      checked === 1
        ? sentence`${bold(formatNumber(passed))} of 1 trace passes`
        : sentence`${bold(formatNumber(passed))} of ${formatNumber(checked)} traces pass`,
    shown: "Traces shown",
    all: "All",
    coverage: "Coverage",
  },
  runPage: {
    traces: "Traces",
    rules: "Rules",
    back: "Back to the trace",
    run: "Run",
    reading: "Reading the run",
    runAllTraces: "Run all traces",
    readAgain: "Read again",
    none: "No run is shown.",
    noneHint: "Run the library against the active configuration, or choose a run in the sidebar.",
    cancelRun: "Cancel run",
    keepAsBaseline: "Keep as baseline",
    failedBefore: "Failed before",
    runFailedOnly: "Run failed only",
    running: "Running the library",
    starting: "starting…",
    views: "Run shown by",
  },
  runsSection: {
    notDeleted: (problem: string) => `Not deleted: ${problem}`,
    baselineTrashed: (name: string) => `The baseline “${name}” is in the trash.`,
    del: "Del",
    runs: "Runs",
    reading: "Reading the runs",
    readAgain: "Read again",
    none: "No runs yet.",
    noneHint: "Run the library to see which traces do what they should.",
    runAllTraces: "Run all traces",
    deleteComparison: "Delete comparison",
    deleteRun: "Delete run",
    deleteBaseline: "Delete baseline",
    compareHint: "Compare the active configuration with this baseline",
    comparisonTitle: (name: string, changed: number, cases: number, started: string) => `${name}: ${changesOf(changed, cases)}, ${started}`,
    cancelled: (passed: string) => `cancelled, ${passed}`,
    partial: (passed: string) => `partial, ${passed}`,
    baseline: "baseline",
    running: "running",
    noChanges: "no changes",
    changes: "changes",
  },
} as const;
