import { formatNumber } from "../numbers";
import { type Sentence, sentence } from "../sentence";
import { counted } from "./counted";

/** How each open question of the documentation was answered, by its switch in workspace.json and what that is set to. */
const READINGS: ReadonlyMap<string, string> = new Map([
  ["account-skip-of-phases both-levels", "A skip of phases in an account rule holds for the zone's phases too."],
  ["account-skip-of-phases own-level", "A skip of phases in an account rule holds for the account's phases alone."],
  ["response-phases-after-edge-answer not-run", "After a block, challenge or redirect of the edge no response phase runs."],
  ["response-phases-after-edge-answer run", "After a block, challenge or redirect of the edge response phases still run."],
  ["preserved-query-with-target-query append", "A preserved query is appended to the query of a redirect's target."],
  ["preserved-query-with-target-query keep-target", "Where a redirect's target has a query, the preserved one is left out."],
  ["page-rule-redirects after-bulk-redirects", "Page Rules redirect after Bulk Redirects."],
  ["page-rule-redirects after-url-rewrites", "Page Rules redirect right after URL rewrites."],
]);

export const results = {
  answerFacts: {
    answered: {
      origin: <Part>(status: Part) => sentence`${status} from the origin`,
      edge: <Part>(status: Part) => sentence`${status} from the edge`,
      worker: <Part>(status: Part) => sentence`${status} from the Worker`,
      access: <Part>(status: Part) => sentence`${status} from Access`,
      waitingRoom: <Part>(status: Part) => sentence`${status} from the waiting room`,
      nobody: <Part>(status: Part) => sentence`${status}`,
    },
    notCached: "not cached",
    cacheable: "cacheable",
    cacheableEdge: (edge: string) => `cacheable, edge ${edge}`,
    cacheableBrowser: (browser: string) => `cacheable, browser ${browser}`,
    cacheableBoth: (edge: string, browser: string) => `cacheable, edge ${edge}, browser ${browser}`,
    details: "Details",
  },
  filterWords: {
    phase: "Phase",
    product: "Product",
    level: "Level",
    action: "Action",
    stepsOfPhase: "Steps of phase",
    stepsOfProduct: "Steps of product",
    stepsOfLevel: "Steps of level",
    stepsWithAction: "Steps with action",
    steps: "Steps",
    filterSteps: "Filter steps",
    placeholder: "Name, action, expression…",
    chosenSteps: "Chosen steps",
    clear: "Clear",
    copied: "Copied: a link to these steps, for this workspace.",
    notCopied: "Not copied: the clipboard is not open to this page.",
    timesHint:
      "How long this program took for the step and all below it, on this machine, while it recorded everything. It says nothing about Cloudflare's own times.",
  },
  lanes: {
    requestPhases: "Request phases",
    workersCacheOrigin: "Workers, cache, origin",
    responsePhases: "Response phases",
  },
  timelineRows: {
    moreRules: (count: number) => `${formatNumber(count)} more ${count === 1 ? "rule" : "rules"}`,
    notReached: "not reached",
  },
  stripCells: {
    notReached: (title: string) => `${title}: not reached`,
  },
  stepLinks: {
    unread: "read by no step shown here",
    readBy: <Part>(steps: readonly Part[], more: number): Sentence<Part> => [
      "read by ",
      ...steps.flatMap((step, at) => (at === 0 ? [step] : [", ", step])),
      ...(more === 0 ? [] : [` and ${formatNumber(more)} more`]),
    ],
  },
  answer: {
    answer: "Answer",
    location: "Location",
    zone: <Part>(name: Part) => sentence`zone ${name}`,
    hostSni: (hostHeader: string, sni: string) =>
      `Host header ${hostHeader}. SNI ${sni}: the host name that the edge asks for when it opens a TLS connection (Server Name Indication).`,
    origin: <Part>(address: Part) => sentence`origin ${address}`,
    limitsOfThisAnswer: "Limits of this answer",
    takenForGranted:
      "Nobody gave these values, so the usual ones were taken. Set those that matter under “What Cloudflare would know”; a step leads to where one was read.",
    readings: "Where the documentation leaves something open, this is how it was read; workspace.json can choose otherwise.",
    readingOf: (name: string, reading: string) => READINGS.get(`${name} ${reading}`) ?? `${name}: ${reading}`,
  },
  filterBar: {
    previousMatch: "Previous match",
    previousHint: "Previous match (Alt+↑, Shift+Enter)",
    nextMatch: "Next match",
    nextHint: "Next match (Alt+↓, Enter)",
    foldAllSteps: "Fold all steps",
    unfoldAllSteps: "Unfold all steps",
    times: "Times of steps",
    timesTitle: (hint: string) => `Times of steps. ${hint}`,
    copyLink: "Copy link to these steps",
    closeFilter: "Close filter",
    withoutMatch: (steps: number) => `${formatNumber(steps)} more among the steps without a match.`,
    showWithoutMatch: "Show",
    remove: (value: string, label: string) => `Remove ${value}: ${label}`,
  },
  inspectorSplit: {
    resizeInspector: "Resize inspector",
  },
  redirectChain: {
    followed: (count: number) => `${counted(count, "redirect")} followed`,
    redirects: "Redirects",
  },
  effectLine: {
    more: (count: number) => `and ${formatNumber(count)} more`,
    stopsAt: <Part>(condition: Part) => sentence`stops at ${condition}`,
    becomes: "becomes",
    assumed: "assumed",
  },
  stepTable: {
    step: "Step",
    result: "Result",
    changed: "What it changed, or where it stopped",
    level: "Level",
    phase: "Phase",
    timeHere: "Time here",
    label: "Steps as a table",
  },
  strip: {
    phases: "Phases",
  },
  timelineRow: {
    beyondHint: "Cloudflare Trace does not show this step",
    beyondTrace: "beyond Trace",
    notReached: "Not reached",
    skipped: "Skipped",
    mistaken: "Has a mistake",
    endedUnasked: "All configurations were evaluated; the origin was not asked",
    answeredWith: (status: number) => `Answered with ${status}`,
  },
  timeline: {
    label: "Steps in order of evaluation",
  },
  timelineFoot: {
    beyondHidden: (steps: number) => `${counted(steps, "step")} beyond Trace hidden.`,
    filtered: (steps: number) => `${counted(steps, "step")} not found by the filter.`,
    unmatchedHidden: (steps: number) => `${counted(steps, "step")} without a match hidden.`,
    clearTheFilter: "Clear the filter",
    showAll: "Show all",
  },
  resultsPane: {
    matchedConfigurations: "Matched configurations",
    allConfigurations: "All configurations",
    traceResults: "Trace results",
    cancel: "Cancel",
    beyondHint: "Steps that Cloudflare Trace does not show",
    beyondTrace: "Beyond Trace",
    resultsShown: "Results shown",
    findSteps: "Find steps",
    findHint: "Find steps (/ in the timeline)",
    asTable: "Steps as a table",
    tracing: "Tracing",
    none: "No result yet",
    noneHint: "Send trace to see what the configuration does to this request, step by step, and why.",
    staleHint: (name: string) => `This is the answer for ${name} as it was sent; Send trace for a new one.`,
    stale: "before the last change",
    inspectorBelow: "Inspector below",
    inspectorBeside: "Inspector beside",
  },
} as const;
