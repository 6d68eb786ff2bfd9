export type { StepCounter } from "./matcher/step-counter";
export type { Slots } from "./matcher/thread-search";
export type { Regex, RegexOptions } from "./regex";
export { parseRegex, parseRegexBytes } from "./regex";
export type { RegexError } from "./regex-error";
export { describeRegexError } from "./regex-error";
