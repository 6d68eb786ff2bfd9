export const editor = {
  actionParameters: {
    aFixedText: "A fixed text.",
    anExpressionThatGivesThe: "An expression that gives the text.",
    whoseTimeCounts: "Whose time counts.",
    anotherAction: "Another action.",
    theRulesThatComeAfter: "The rules that come after this one in its ruleset.",
    theRestOfThisPhase: "The rest of this phase.",
    wholePhases: "Whole phases.",
    productsWithoutRulesOfTheir: "Products without rules of their own.",
    idsOfRulesets: "Ids of rulesets.",
    idOfARulesetIds: "Id of a ruleset → ids of its rules.",
    theRulesetToRun: "The ruleset to run.",
    theStatus: "The status.",
    aRedirectList: "A redirect list.",
    whatIsLookedUpIn: "What is looked up in it.",
    headerNameWhatBecomesOf: "Header name → what becomes of it.",
    whatIsDone: "What is done.",
    theHostHeaderForThe: "The Host header for the origin.",
    whetherTheAnswerMayBe: "Whether the answer may be cached.",
    seconds: "Seconds.",
    thePage: "The page.",
    aStoredPageInPlace: "A stored page, in place of `content`.",
    whatThePageIs: "What the page is.",
  },
  helpMarkdown: {
    inThisTrace: (text: string, source: string) => `In this trace: ${text}, ${source}`,
  },
  problemList: {
    error: "Error",
    warning: "Warning",
  },
  expressionEditor: {
    of: "of",
    characters: "characters",
    format: "Format",
    theEditorCouldNotBe: "The editor could not be loaded.",
  },
  rulesetJsonEditor: {
    theEditorCouldNotBe: "The editor could not be loaded.",
  },
  diffEditor: {
    theEditorCouldNotBe: "The editor could not be loaded.",
  },
  jsonEditor: {
    theEditorCouldNotBe: "The editor could not be loaded. The form still works.",
  },
} as const;
