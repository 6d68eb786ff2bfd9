import { formatNumber } from "../numbers";
import { sentence } from "../sentence";
import { counted } from "./counted";
import { listed } from "./listed";
/** What stands on one side of two timelines: its heading, and what is said of a step that only one side has. */
export interface SideWords {
  readonly title: string;
  readonly only: string;
  readonly step: string;
  readonly missing: string;
}

function editsOf(numbers: readonly number[]): string {
  return numbers.length === 1 ? `edit ${numbers[0]}` : `edits ${listed(numbers.map(String))}`;
}

export const compare = {
  sideName: {
    baseline: (name: string) => `baseline ${name}`,
    run: (configuration: string, title: string, when: string) => `${configuration}, ${title}, ${when}`,
    runThatIsGone: "a run that is gone",
  },
  sides: {
    before: { title: "Before", only: "only before", step: "Step before", missing: "It is not there before." },
    after: { title: "After", only: "only after", step: "Step after", missing: "It is not there after." },
    left: { title: "Left", only: "only left", step: "Step left", missing: "It is not there left." },
    right: { title: "Right", only: "only right", step: "Step right", missing: "It is not there right." },
  } satisfies Readonly<Record<string, SideWords>>,
  shortImpacts: {
    "allowed-to-blocked": "blocked",
    "redirect-loops": "looping",
    "blocked-to-allowed": "allowed",
    challenged: "challenged",
    unchallenged: "not challenged",
    "redirect-added": "redirected",
    "redirect-removed": "not redirected",
    "redirect-changed": "redirect",
    "answer-changed": "answer",
    "origin-changed": "origin",
    "url-changed": "URL",
    "cache-changed": "cache",
    "headers-changed": "headers",
    "settings-changed": "settings",
    undecidable: "undecidable",
    "path-changed": "path only",
    "not-comparable": "not comparable",
    unchanged: "unchanged",
  },
  marks: { added: "added", removed: "removed", changed: "changed", moved: "moved", enabled: "enabled", disabled: "disabled" },
  markCount: (count: number, mark: string) => `${formatNumber(count)} ${mark}`,
  values: { none: "none", yes: "yes", no: "no" },
  /** A time to live, in the largest unit that comes out even. */
  times: {
    d: (count: number) => `${count} d`,
    h: (count: number) => `${count} h`,
    min: (count: number) => `${count} min`,
    s: (count: number) => `${count} s`,
  },
  compareDialogs: {
    acknowledged: "Acknowledged in acknowledged.json: exactly this difference counts as intended.",
    title: "Acknowledge as intended",
    cancel: "Cancel",
    acknowledge: "Acknowledge",
    reason: "Reason",
    reasonPlaceholder: "Agreed with the shop team",
    until: "Until",
    untilHint: "the last day on which it counts",
    hint: "Exactly this difference counts as intended; another one in the same trace does not.",
  },
  acknowledgedBadge: {
    until: (reason: string, until: string) => `${reason} (until ${until})`,
    expired: "expired",
    intended: "intended",
  },
  diffLine: {
    before: "before",
    after: "after",
    showAll: "… show all",
  },
  blameDock: {
    title: "What causes what",
    none: "There is no edit between the two.",
    noneHint: "They are the same, or one of them is a kept run.",
    edits: "Edits",
    causesChosen: "causes the chosen change",
    changesNothing: "changes nothing",
    unexercised: "no trace exercises this edit",
    edit: (number: number) => `Edit ${number}`,
    editNamed: <Part>(number: number, title: Part) => sentence`Edit ${String(number)} ${title}`,
    cause: (cases: number, impact: string) => `${formatNumber(cases)} ${impact}`,
    causeHint: (impact: string, cases: number) => `${impact}: ${formatNumber(cases)}`,
    moreCauses: (count: number) => `+${formatNumber(count)}`,
    tryWithout: "Try without this edit",
    touches: (cases: number) => `It touches ${counted(cases, "trace")}.`,
    unexercisedHint: "No trace comes by what was edited: nobody knows what it does.",
    noPart: (cases: number) => `It has no part in what changes for this trace. It touches ${counted(cases, "trace")}.`,
    alone: (what: string) => `Alone, it does this to this trace: ${what}. Without it, the trace is as before.`,
    together: (others: readonly number[], what: string) => `Together with ${editsOf(others)} it does this to this trace: ${what}.`,
  },
  pairRow: {
    firstDivergence: "First divergence",
    upTo: (step: string) => `up to ${step}`,
    /** `otherwise`: so many of them by a rule that reads otherwise. */
    identicalSteps: (count: number, otherwise: number) =>
      otherwise === 0 || count === 1
        ? counted(count, "identical step")
        : `${counted(count, "identical step")}, ${formatNumber(otherwise)} of them by a changed rule`,
    idleSteps: (count: number) => (count === 1 ? "1 step that did nothing" : `${formatNumber(count)} steps that did nothing`),
    changed: "changed",
    theSame: "the same",
    readsOtherwise: "reads otherwise, did the same",
    notReached: "Not reached",
    stopsAt: <Part>(condition: Part) => sentence`stops at ${condition}`,
  },
  stepDock: {
    missingHint: "Only the other side came to this step.",
  },
  pairList: {
    sideOf: <Part>(side: string, name: Part) => sentence`${side} ${name}`,
    label: "Both timelines, aligned",
  },
  valueTable: {
    label: "Values before and after",
    becomes: "becomes",
    more: (count: number) => `and ${formatNumber(count)} more`,
  },
  casePane: {
    causes: "What causes what",
    stepOnBothSides: "Step on both sides",
    label: "Before and after",
    noTraces: "The library has no traces.",
    noneChosen: "No trace is chosen.",
    noTracesHint: "A comparison says what changes for saved traces. Save some, and compare again.",
    noneChosenHint: "Choose one on the left to see both timelines side by side.",
    causesHeight: "Height of the list of causes",
    below: "Below the timelines",
    editsTried: (count: number) => `${counted(count, "edit")}, each tried alone`,
    noStep: "No step is chosen.",
    noStepHint: "Choose a line of the timelines to see its step on both sides.",
    tracingBoth: "Tracing both",
    tryAgain: "Try again",
    noSteps: "There are no steps to line up.",
    withoutEdit: (after: string, without: number) => `${after} without edit ${without}`,
    withoutThis: <Part>(edit: number, outcome: Part, bold: (text: string) => Part) => sentence`${bold(`Without edit ${edit}:`)} ${outcome}`,
    withoutHint: "nothing is saved; all other edits are made",
    showAllEdits: "Show with all edits",
    takenBack: "Taken back: the difference counts again.",
    notTakenBack: (problem: string) => `Not taken back: ${problem}`,
    position: (at: number, all: number) => `${formatNumber(at)} of ${formatNumber(all)}`,
    previousChange: "Previous change",
    nextChange: "Next change",
    foldSame: "Fold what is the same",
    notIntended: "Not intended after all",
    acknowledge: "Acknowledge as intended",
    takeOut: "Take out of the baseline",
    accept: "Accept into baseline",
    openTrace: "Open trace",
    notComparable: "It cannot be compared.",
    wouldBe: (text: string) => `Would be ${text}`,
    before: <Part>(status: Part) => sentence`${status} before`,
    after: <Part>(status: Part) => sentence`${status} after`,
    divergence: (step: string) => `first divergence in ${step}`,
    causedBy: (edits: readonly number[]) => `caused by ${editsOf(edits)}`,
  },
  configurationView: {
    label: "Difference of the configurations",
    tryAgain: "Try again",
    comparing: "Comparing the configurations",
    listWidth: "Width of the list of edits",
    filter: "Filter edits",
    same: "Both configurations do the same.",
    noneFound: "No edit is called that.",
    showAll: "Show all",
    list: "Edits of the configuration",
    edit: "Edit before and after",
    nothing: "There is nothing to compare.",
    noneChosen: "No edit is chosen.",
    count: <Part>(count: number, bold: (text: string) => Part) =>
      count === 1 ? sentence`${bold("1")} edit` : sentence`${bold(formatNumber(count))} edits`,
    editIn: <Part>(edit: Part, place: string, dim: (text: string) => Part) => sentence`${edit} ${dim(`in ${place}`)}`,
    reading: "Reading both",
  },
  impactsPane: {
    label: "Changes by impact",
    compareAgain: "Compare again",
    filter: "Filter changes",
    noneFound: "No trace is called that.",
    showAll: "Show all",
    outdated: (started: string, changed: readonly string[]) =>
      `Compared ${started}. Since then, ${listed(changed)} ${changed.length === 1 ? "has" : "have"} changed.`,
    compareAnew: "Compare anew",
    acceptHint: (gone: number) =>
      gone === 0
        ? "What they come to now becomes what is expected."
        : gone === 1
          ? "What they come to now becomes what is expected; 1 trace that is gone leaves it."
          : `What they come to now becomes what is expected; ${formatNumber(gone)} traces that are gone leave it.`,
    acceptAll: (count: number) => `Accept all ${formatNumber(count)}`,
    changes: <Part>(changed: number, all: number, bold: (text: string) => Part) =>
      all === 1
        ? sentence`${bold(formatNumber(changed))} of 1 trace changes`
        : sentence`${bold(formatNumber(changed))} of ${formatNumber(all)} traces change`,
    share: (count: number, impact: string) => `${formatNumber(count)} ${impact}`,
    newlyBlocked: (count: number) => `${formatNumber(count)} newly blocked`,
    intended: (count: number) => `${formatNumber(count)} intended`,
  },
  comparePage: {
    traces: "Traces",
    configuration: "Configuration",
    views: "Comparison shown by",
    listWidth: "Width of the list of changes",
    comparison: "Comparison",
    none: "Nothing is compared yet.",
    noneHint: "Choose a configuration to compare with in the title bar.",
    back: "Back to the trace",
    reading: "Reading the comparison",
    comparing: "Comparing",
    comparingHint: "Every trace of the library runs under both configurations; then each edit is tried alone.",
    cancel: "Cancel",
    cancelled: "The comparison was cancelled.",
    compareAgain: "Compare again",
    tryAgain: "Try again",
    comparingNow: "Comparing…",
    findingCauses: "Finding out which edit causes what…",
    compared: (done: number, total: number) => `${formatNumber(done)} of ${counted(total, "trace")} compared…`,
  },
  pairTimelines: {
    stepHeight: "Height of the step",
  },
} as const;
