import { formatDuration, formatNumber } from "../numbers";
import { counted } from "./counted";

const ofAll = (some: number, all: number): string => `${formatNumber(some)} of ${formatNumber(all)}`;

/** How many there are of a thing, wherever it is told. */
export const counts = {
  assumed: (count: number) => counted(count, "assumed value"),
  assumedDecide: (count: number) => `${counted(count, "assumed value")} ${count === 1 ? "decides" : "decide"}`,
  bytes: (count: number) => counted(count, "byte"),
  duration: {
    second: (count: number) => counted(count, "second"),
    minute: (count: number) => counted(count, "minute"),
    hour: (count: number) => counted(count, "hour"),
    day: (count: number) => counted(count, "day"),
  },
  edits: (count: number) => counted(count, "edit"),
  findings: (count: number) => counted(count, "finding"),
  items: (count: number) => counted(count, "item"),
  moreFailures: (count: number) => `+${formatNumber(count)}`,
  moveToFolder: (count: number) => `Move ${formatNumber(count)} to a folder`,
  names: (count: number) => counted(count, "name"),
  namesOf: (some: number, all: number) => `${ofAll(some, all)} names`,
  off: (words: string, off: number) => `${words}, ${formatNumber(off)} off`,
  ofAll,
  phases: (count: number, kind: "all" | "more") => `${formatNumber(count)}${kind === "more" ? " more" : ""} phases`,
  phasesFrom: (first: string, last: string) => `${first} to ${last}`,
  requestsToImport: (count: number) => (count === 1 ? "Import a request" : `Import ${formatNumber(count)} requests`),
  rules: (count: number) => counted(count, "rule"),
  rulesIn: (count: number, milliseconds: number) => `${counted(count, "rule")} in ${formatDuration(milliseconds)}`,
  steps: (count: number) => counted(count, "step"),
  stepsOf: (some: number, all: number) => `${ofAll(some, all)} steps`,
  stepsMatched: (matched: number, reached: number) => `${ofAll(matched, reached)} matched`,
  stepsReached: (reached: number, total: number) => `${reached === total ? formatNumber(total) : ofAll(reached, total)} reached`,
  traces: (count: number) => counted(count, "trace"),
  tracesOf: (done: number, total: number) => `${ofAll(done, total)} traces`,
  tracesIn: (count: number, milliseconds: number) => `${counted(count, "trace")} in ${formatNumber(milliseconds)} ms`,
  unchecked: (count: number) => `${formatNumber(count)} unchecked`,
  wholeBetween: (least: number, most: number) => `From ${formatNumber(least)} to ${formatNumber(most)}`,
  needs: (name: string, key: string) => `${name} needs “${key}”`,
  itemOf: (item: number, list: string) => `Item ${item} of “${list}”`,
  someOf: (some: number, all: string) => `${formatNumber(some)} of ${all}`,
} as const;
