import { formatNumber } from "../numbers";
export const editor = {
  actionParameters: {
    fixedText: "A fixed text.",
    expression: "An expression that gives the text.",
    timeOf: "Whose time counts.",
    action: "Another action.",
    restOfRuleset: "The rules that come after this one in its ruleset.",
    restOfPhase: "The rest of this phase.",
    phases: "Whole phases.",
    products: "Products without rules of their own.",
    rulesets: "Ids of rulesets.",
    rules: "Id of a ruleset → ids of its rules.",
    ruleset: "The ruleset to run.",
    status: "The status.",
    list: "A redirect list.",
    key: "What is looked up in it.",
    headers: "Header name → what becomes of it.",
    operation: "What is done.",
    hostHeader: "The Host header for the origin.",
    cache: "Whether the answer may be cached.",
    seconds: "Seconds.",
    page: "The page.",
    storedPage: "A stored page, in place of `content`.",
    pageType: "What the page is.",
  },
  helpMarkdown: {
    deprecated: (strong: (text: string) => string, instead: string) => `${strong("Deprecated.")} ${instead}`,
    example: (code: string) => `Example: ${code}`,
    documentation: "Documentation",
    inThisTrace: (value: string, source: string) => `In this trace: ${value}, ${source}`,
  },
  problemList: {
    error: "Error",
    warning: "Warning",
  },
  expressionEditor: {
    length: (characters: number, most: number) => `${formatNumber(characters)} of ${formatNumber(most)} characters`,
    format: "Format",
    notLoaded: "The editor could not be loaded.",
  },
  rulesetJsonEditor: {
    notLoaded: "The editor could not be loaded.",
  },
  diffEditor: {
    notLoaded: "The editor could not be loaded.",
  },
  jsonEditor: {
    notLoaded: "The editor could not be loaded. The form still works.",
  },
} as const;
