import { formatNumber } from "../numbers";
import { sentence } from "../sentence";
import { counted } from "./counted";

const traces = (count: number): string => counted(count, "trace");

/** What the traces of the library exercise of a configuration. */
export const coverage = {
  title: "Coverage",
  reading: "Reading the coverage",
  close: "Back to the trace",
  run: "Run all traces",
  runAgain: "Run again",
  readAgain: "Read again",
  from: (started: string): string => `by the run of the library on ${started}`,
  showRun: "Show the run",
  none: "No run of the whole library yet.",
  noneHint: "A run of all traces shows which rules and conditions they reach, and which nobody tries.",
  noneInEditor: "Which conditions the saved traces try is known after a run of the whole library.",
  outdated: (configuration: string): string => `${configuration} has changed since that run: rules and places are those of then.`,
  noRules: "This configuration has no rules of its own.",
  noneLikeThat: "No rule is like that.",
  table: "Rules and their conditions",
  shown: "Rules shown",
  all: "All rules",
  neverReached: "Never reached",
  neverMatched: "Never matched",
  halfSeen: "Seen one way only",
  tally: <Part>(matched: number, total: number, bold: (text: string) => Part) =>
    total === 1
      ? sentence`${bold(`${formatNumber(matched)} of 1`)} rule is matched by some trace`
      : sentence`${bold(`${formatNumber(matched)} of ${formatNumber(total)}`)} rules are matched by some trace`,
  conditions: (both: number, total: number): string =>
    total === 1
      ? `${formatNumber(both)} of 1 condition was both true and false`
      : `${formatNumber(both)} of ${formatNumber(total)} conditions were both true and false`,
  seenCount: (count: number, seen: string): string => `${formatNumber(count)} ${seen}`,
  head: { rule: "Rule or condition", product: "Product", reached: "Reached", matched: "Matched", state: "What the traces say" },
  seen: {
    both: "true and false",
    "never true": "never true",
    "never false": "never false",
    "never evaluated": "never evaluated",
  },
  seenLong: {
    both: "The traces of the library made this condition true, and false.",
    "never true": "No trace of the library makes this condition true.",
    "never false": "No trace of the library makes this condition false.",
    "never evaluated": "No trace of the library comes to this condition.",
  },
  unreached: "no trace reaches this rule",
  unmatched: "no trace matches this rule",
  matchedBy: (count: number): string => `matched by ${traces(count)}`,
  times: (count: number): string => `${formatNumber(count)}×`,
  hits: (matched: number, evaluated: number): string =>
    evaluated === 0
      ? "No trace reaches this rule."
      : matched === 0
        ? `Reached by ${traces(evaluated)}, matched by none.`
        : `Matched by ${formatNumber(matched)} of the ${traces(evaluated)} that reach it.`,
  inEditor: "Conditions, by the last run of the library",
  openPage: "Coverage of all rules",
  rowEnd: (matched: number, total: number): string => `${formatNumber(matched)} of ${counted(total, "rule")}`,
  rowTitle: (configuration: string): string => `Which rules and conditions of ${configuration} the traces exercise`,
} as const;
