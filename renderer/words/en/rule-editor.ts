import { formatNumber } from "../numbers";
import { type Emphasis, sentence } from "../sentence";
import { counted } from "./counted";

const LAST_TEXT = "Results are with the last text without errors.";

export interface ChangedTraces {
  readonly changed: number;
  readonly total: number;
}

function theseEdits(count: number): string {
  return count === 1 ? "this edit" : `these ${formatNumber(count)} edits`;
}

function ofTraces(some: number, total: number): string {
  return `${formatNumber(some)} of ${counted(total, "trace")}`;
}

export const ruleEditor = {
  actionWords: {
    block: "Block",
    blockThen: "ends the request, later phases are not reached",
    interactiveChallenge: "Interactive Challenge",
    challengeThen: "stops who does not solve the challenge",
    jsChallenge: "JS Challenge",
    managedChallenge: "Managed Challenge",
    skip: "Skip",
    skipThen: "passes over what the parameters name",
    log: "Log",
    logThen: "only notes the request, later rules go on",
    execute: "Execute",
    executeThen: "runs the rules of another ruleset",
    redirect: "Redirect",
    redirectThen: "answers with a redirect, later phases are not reached",
    rewrite: "Rewrite",
    rewriteThen: "changes the request or the response, later rules go on",
    route: "Route",
    routeThen: "changes where the origin is looked for",
    setConfiguration: "Set configuration",
    configurationThen: "changes settings for this request",
    setCacheSettings: "Set cache settings",
    cacheThen: "says how the answer is cached",
    serveError: "Serve error",
    errorThen: "answers with a page of your own",
    compressResponse: "Compress response",
    compressThen: "says how the answer is compressed",
    score: "Score",
    scoreThen: "adds to the score that a later rule asks for",
    logCustomField: "Log custom field",
    logFieldThen: "adds fields to the logs",
    noAction: "No action",
  },
  ruleView: {
    number: (place: number) => `Rule ${formatNumber(place)}`,
    copyOf: (description: string) => `${description} (copy)`,
    account: "account",
    zone: (name: string) => `zone ${name}`,
    newRule: "New rule",
  },
  verdictWords: {
    block: "Block",
    challenge: "Challenge",
    redirect: "Redirect",
    worker: "Worker",
    access: "Access",
    waitingRoom: "Waiting room",
    error: "Error",
    untraceable: "Untraceable",
    product: "a product",
    untraceableBy: "no zone, or a request that is none",
    originAnswers: "the origin answers",
  },
  itemColumns: {
    comment: "Comment",
    addressOrRange: "Address or range",
    asNumber: "AS number",
    hostName: "Host name",
    from: "From",
    to: "To",
    status: "Status",
  },
  blockResponse: {
    ownPage: "Cloudflare’s own page",
    customHtml: "Custom HTML",
    customJson: "Custom JSON",
    customText: "Custom text",
    customXml: "Custom XML",
    notStatus: "A blocked request is answered with a status from 400 to 499.",
    response: "Response",
    statusCode: "Status code",
    responseBody: "Response body",
    bytesOfMost: (bytes: string) => `${bytes} B of 30 KB`,
    tooLong: "A response body may have at most 30 KB.",
  },
  parametersEditor: {
    actionParameters: "Action parameters",
    hint: "JSON; empty where the action needs none",
    notJson: `This is not JSON yet. ${LAST_TEXT}`,
    notObject: "Parameters are an object: { … }.",
  },
  ruleForm: {
    when: "When incoming requests match",
    unpublished: "Nobody outside Cloudflare has the expression of a managed rule. A trace can say whether it matched.",
    expression: "Expression",
    showJson: "Show rule JSON",
    thenWhat: "Then",
    action: "Action",
    place: "Place",
    description: "Description",
  },
  jsonViews: {
    rule: "Rule as JSON",
    ruleHint: "what is not changed here stays as it stands in the file",
    showForm: "Show rule form",
    ruleset: "Ruleset as JSON",
    notJson: {
      rule: `This rule is not JSON yet. ${LAST_TEXT}`,
      file: `This file is not JSON yet. ${LAST_TEXT}`,
    },
  },
  listItems: {
    filter: "Filter items",
    item: "Item",
    none: "The list is empty.",
    noneFound: "No item has these words.",
    noneHint: "“+ Item” makes the first one.",
    noneFoundHint: "Clear the filter to see all of them.",
    itemsOf: (name: string) => `Items of ${name}`,
    remove: (place: number) => `Remove item ${formatNumber(place)}`,
  },
  listFile: {
    items: "Items",
    json: "JSON of the list",
    views: "List shown as",
    apart: "The items stand in a file of their own.",
    openItems: "Open the items",
  },
  verdictDock: {
    timeline: "Timeline",
    changedCount: (count: number) => `Changed ${formatNumber(count)}`,
    allCount: (count: number) => `All ${formatNumber(count)}`,
    title: "Live outcomes",
    judging: "looking at the saved traces…",
    notJudgedYet: "Nothing was looked at yet.",
    judgeAgain: "Look again",
    shown: "Outcomes shown",
    noneChanged: "No saved trace would be answered otherwise.",
    noneChangedHint: "Edit the rule: what changes is listed here while you type.",
    changedOutcomes: "Changed outcomes",
    noTraces: "No saved traces to look at.",
    noTracesHint: "Save traces in the library; their outcomes follow every edit.",
    allOutcomes: "All outcomes",
    trace: "Trace",
    saved: "Saved",
    whatIf: "What-if",
    whatDecides: "What decides",
    state: "State",
    changed: "changed",
    theSame: "the same",
  },
  whatIfBanner: {
    edit: "Edit",
    discard: "Discard",
    saveAs: "Save as…",
    mistakeFirst: "Put the mistake right first, or save as another configuration.",
    saveTo: (configuration: string) => `Save to ${configuration}`,
    idle: "What-if: change something, and the results follow while you type. Your files stay as they are.",
    mistaken: <Part>(edits: number, { lead, stop }: Emphasis<Part>) =>
      edits === 1
        ? sentence`${lead("What-if:")} this edit has a ${stop("mistake")}. ${LAST_TEXT} Nothing is saved.`
        : sentence`${lead("What-if:")} ${theseEdits(edits)} have a ${stop("mistake")}. ${LAST_TEXT} Nothing is saved.`,
    unjudged: <Part>(edits: number, { lead }: Emphasis<Part>) =>
      sentence`${lead("What-if:")} results are with ${theseEdits(edits)}. Nothing is saved.`,
    noneChanges: <Part>(edits: number, total: number, { lead }: Emphasis<Part>) =>
      sentence`${lead("What-if:")} with ${theseEdits(edits)} no outcome of ${counted(total, "trace")} would change. Nothing is saved.`,
    answeredOtherwise: <Part>(edits: number, { changed, total }: ChangedTraces, { lead, warn }: Emphasis<Part>) =>
      sentence`${lead("What-if:")} with ${theseEdits(edits)} ${warn(ofTraces(changed, total))} would be answered otherwise. Nothing is saved.`,
    stopped: <Part>(edits: number, { changed, total }: ChangedTraces, { lead, stop }: Emphasis<Part>) =>
      sentence`${lead("What-if:")} with ${theseEdits(edits)} ${stop(ofTraces(changed, total))} would newly be stopped. Nothing is saved.`,
    through: <Part>(edits: number, { changed, total }: ChangedTraces, { lead, warn }: Emphasis<Part>) =>
      sentence`${lead("What-if:")} with ${theseEdits(edits)} ${warn(ofTraces(changed, total))} would newly come through. Nothing is saved.`,
    stoppedAndThrough: <Part>(
      edits: number,
      { changed, through, total }: ChangedTraces & { readonly through: number },
      as: Emphasis<Part>,
    ) =>
      sentence`${as.lead("What-if:")} with ${theseEdits(edits)} ${as.stop(ofTraces(changed, total))} would newly be stopped and ${as.warn(formatNumber(through))} would newly come through. Nothing is saved.`,
  },
  rulePage: {
    ruleEditor: "Rule editor",
    resizeOutcomes: "Resize outcomes",
    reading: "Reading the rules",
    readAgain: "Read again",
    ruleOf: (place: number, count: number) => `Rule ${formatNumber(place)} of ${formatNumber(count)}`,
    rule: "Rule",
    enabled: "Enabled",
    moveRuleUp: "Move rule up",
    moveUpHint: "Move rule up (Alt+↑ in the list)",
    moveRuleDown: "Move rule down",
    moveDownHint: "Move rule down (Alt+↓ in the list)",
    more: "More",
    duplicateRule: "Duplicate rule",
    showFile: "Show the file as JSON",
    showRuleset: "Show the ruleset as JSON",
    deleteRule: "Delete rule",
    asJson: (product: string) => `${product} as JSON`,
    showRules: "Show the rules",
    close: "Close rule editor",
    back: "Back to the trace",
    mistake: "The JSON of this ruleset has a mistake; its rules cannot be shown one by one.",
    openJson: "Open the JSON",
    outdated: "The file changed on disk, and these edits do not fit it any more. Discard them to go on.",
  },
  listsPane: {
    addresses: "addresses",
    redirects: "redirects",
    asNumbers: "AS numbers",
    hostNames: "host names",
    lists: "Lists",
    account: "account",
  },
  rulesPane: {
    asJsonHint: "Change it as JSON; the open trace follows.",
    rule: "Rule",
    ordered: (level: string) => `${level}, in this order`,
    executed: "runs where a rule executes it",
    accountRules: "Account rules",
    zoneRules: "Zone rules",
    noRules: "No rules.",
    noRulesHint: "“+ Rule” makes the first one; it is off until you switch it on.",
    label: "Rules in order",
    unpublished: "expression not published",
    off: "off",
  },
  saveDialogs: {
    title: "Save as a new configuration",
    cancel: "Cancel",
    save: "Save",
    configurationName: "Configuration name",
    hint: (configuration: string) =>
      `A copy with your edits, beside “${configuration}”, which stays as it is. The new one is used from then on.`,
    changed: "The file changed on disk",
    remake: "Make my edits to the new file",
    remakeHint: "Your edits can be made to the file as it is now; what others changed elsewhere in it stays.",
  },
} as const;
