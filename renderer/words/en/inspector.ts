import { formatNumber } from "../numbers";
import { sentence } from "../sentence";
import { counted } from "./counted";

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

function spelled(count: number): string {
  return NUMBERS[count] ?? formatNumber(count);
}

function hanging(values: number): string {
  if (values === 0) return ".";
  return values === 1
    ? "; the outcome hangs on a value that nobody gave."
    : `; the outcome hangs on ${spelled(values)} values that nobody gave.`;
}

export const inspector = {
  /** `hangs`: on so many values that nobody gave. */
  verdict: {
    matched: "Matched.",
    skipped: "Skipped.",
    didNotMatch: "Did not match.",
    oneHolds: (hangs: number) => `Its one condition holds${hanging(hangs)}`,
    allHold: (conditions: number, hangs: number) =>
      `${conditions === 2 ? "Both" : `All ${spelled(conditions)}`} conditions hold${hanging(hangs)}`,
    oneOfMany: (conditions: number, hangs: number) =>
      `One of its ${spelled(conditions)} alternatives is enough, and it holds${hanging(hangs)}`,
    isTrue: (hangs: number) => `The expression is true${hanging(hangs)}`,
    missing: (hangs: number) => `A value it needs is missing, so the expression counts as false${hanging(hangs)}`,
    unknown: (hangs: number) => `What it needs to know cannot be known here${hanging(hangs)}`,
    oneFails: (hangs: number) => `Its one condition does not hold${hanging(hangs)}`,
    isFalse: (hangs: number) => `The expression is false${hanging(hangs)}`,
  },
  happened: {
    rulesMatched: (matched: number, rules: number) => `${formatNumber(matched)} of its ${counted(rules, "rule")} matched.`,
    ended: "Ended the request.",
    matched: "Matched.",
    didNotMatch: "Did not match.",
    noneMatched: (rules: number) => (rules === 1 ? "Its one rule did not match." : `None of its ${formatNumber(rules)} rules matched.`),
    skipped: "Skipped.",
    notSimulated: "Not simulated.",
  },
  provenance: {
    response: "response as it came",
    url: "URL as sent",
    request: "request as sent",
  },
  messageSources: {
    asSent: "as sent",
    asItCame: "as it came",
  },
  messageView: {
    setBy: <Part>(step: Part) => sentence`set by ${step}`,
    replacedBy: <Part>(step: Part, before: Part) => sentence`set by ${step}, was ${before}`,
    removedBy: <Part>(step: Part) => sentence`removed by ${step}`,
    name: "Name",
    value: "Value",
    source: "Where it comes from",
  },
  stepPlace: {
    zone: (name: string) => `zone ${name}`,
    rule: (place: number) => `rule ${formatNumber(place)}`,
  },
  overview: {
    hint: "Choose a step in the timeline to see its expression, what it changed, and the request as it saw it.",
    requestLeaving: "Request as it leaves for the origin",
    headersOfTheNetwork: <Part>(page: Part) =>
      sentence`Cloudflare adds headers of its own, which are not listed here: CF-Connecting-IP, X-Forwarded-For, X-Forwarded-Proto, CF-Visitor, CF-Ray, CDN-Loop, and CF-IPCountry where it is on. ${page}`,
    headersPage: "Documentation",
    requestEnding: "Request as it stood at the end",
    origin: "Origin",
    host: "Host",
    sni: "SNI",
    sniHint: "Server Name Indication: the host name that the edge asks for when it opens a TLS connection to the origin",
    response: "Response to the visitor",
    cacheKey: "Cache key",
  },
  stepMenu: {
    copied: (what: string) => `Copied: ${what}.`,
    notCopied: "Not copied: the clipboard is not open to this page.",
    label: "Step actions",
    copyJson: "Copy step as JSON",
    copiedStep: "the step, with everything below it",
    copyLink: "Copy link to step",
    saveFirst: "Save the trace first: a link leads to a file.",
    copiedLink: "a link to this step, for this workspace",
    open: "Open in configuration",
    noFile: "It stands in no file: nobody wrote it down.",
    notInUse: "Only the configuration in use can be opened.",
  },
  copyButton: {
    copied: "Copied",
    notCopied: "The clipboard is not available",
  },
  deltaTable: {
    what: "What",
    beforeAndAfter: "Before and after",
    requestHeader: "request header",
    responseHeader: "response header",
    becomes: "becomes",
    none: "none",
    removed: "removed",
  },
  conditionLine: {
    true: "true",
    false: "false",
    missing: "missing",
    onAssumption: "assumed",
    holds: "holds",
    cannotBeKnown: "cannot be known",
    notEvaluated: "not evaluated",
    doesNotHold: "does not hold",
    assumed: "hangs on an assumption",
    cutAt: (characters: number) => `cut at ${formatNumber(characters)} characters`,
    rewritten: (times: number) =>
      times === 1 ? "rewritten once" : times === 2 ? "rewritten twice" : `rewritten ${formatNumber(times)} times`,
    given: "given",
    nobodyGaveIt: "nobody gave it",
    sources: { given: "given", derived: "derived", assumed: "assumed" },
    noSuchHeader: "no such header",
    noSuchCookie: "no such cookie",
    noSuchArgument: "no such argument",
    noValue: "no value",
  },
  explanationView: {
    blocking: "First blocking condition",
    conditions: "Conditions",
  },
  jsonView: {
    ruleJson: "Rule JSON",
  },
  provenanceView: {
    none: "none",
    valuesOf: (field: string) => `Values of ${field}`,
  },
  reasonView: {
    skippedBy: <Part>(step: Part) => sentence`Skipped by ${step}.`,
    easyToMiss: "Easy to miss",
    beyondTrace: "Cloudflare Trace does not show this step.",
  },
  scriptView: {
    silent: "Nothing on the console.",
    console: "Console",
    exceptions: "Exceptions",
    ranFor: (milliseconds: number) =>
      milliseconds < 1 ? "ran for less than 1 ms" : `ran for ${formatNumber(Math.round(milliseconds))} ms`,
  },
  sourceView: {
    open: "Open in configuration",
    copy: "Copy file and pointer",
  },
  stepSections: {
    tookHint: "On this machine, while everything was recorded. It says nothing about Cloudflare's own times.",
    whatHappened: "What happened",
    explanation: "Explanation",
    took: (duration: string) => `Took ${duration} here, with everything below it`,
    documentationOf: (product: string) => `Documentation of ${product}`,
    effects: "Effects",
    none: "None.",
    script: "Script",
    provenance: "Where values come from",
    whereFrom: <Part>(field: Part) => sentence`Where ${field} comes from`,
    pageRule: "Page rule",
    route: "Route",
    rule: "Rule",
    copyRuleJson: "Copy rule JSON",
    request: "Request at this step",
    response: "Response at this step",
  },
  stepInspector: {
    notReached: "not reached",
    editRule: "Edit rule",
    previousStep: "Previous step",
    previousHint: "Previous step (↑ in the timeline)",
    nextStep: "Next step",
    nextHint: "Next step (↓ in the timeline)",
    neverCame: "The request never came here.",
    neverCameBecause: <Part>(step: Part) => sentence`The request never came here: ${step} ended it before.`,
  },
  inspector: {
    inspector: "Inspector",
    hint: "Choose a step in the timeline to see its expression, what it changed, and the request as it saw it.",
  },
} as const;
