export type { Regex } from "./regex";
export { parseRegex, parseRegexBytes } from "./regex";
export type { RegexError } from "./regex-error";
export { describeRegexError } from "./regex-error";
