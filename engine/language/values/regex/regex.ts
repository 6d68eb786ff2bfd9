import { bytesToText } from "../../../support/bytes";
import { looksUsed } from "./matcher/byte-classes";
import { LazyAutomaton } from "./matcher/lazy-automaton";
import { findLiterals } from "./matcher/literals";
import type { StepCounter } from "./matcher/step-counter";
import { type Slots, searchWithThreads } from "./matcher/thread-search";
import { type Meaning, shortestLength } from "./meaning/meaning";
import { translate } from "./meaning/translate";
import { compileProgram } from "./program/compile-program";
import type { Program } from "./program/program";
import { PatternFault, type RegexError } from "./regex-error";
import { parsePattern } from "./syntax/parse-pattern";

/** A compiled pattern. Matching takes time proportional to the length of the text, whatever pattern and text. */
export interface Regex {
  readonly pattern: string;
  /** Capture groups, the whole match not counted. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Whether the pattern matches anywhere in `bytes`. */
  isMatch(bytes: string, counter?: StepCounter): boolean;
  /** Places of the leftmost match and of its groups, start and end in turn, -1 where a group took no part; `null` without a match. */
  captures(bytes: string, counter?: StepCounter): Slots | null;
}

export interface RegexOptions {
  /** Largest compiled size in bytes, as the reference engine counts; its default. */
  readonly sizeLimit?: number;
}

const DEFAULT_SIZE_LIMIT = 10 * 1024 * 1024;

/**
 * Reads and compiles a pattern in Rust's regex syntax (regex-syntax 0.8, bytes, Unicode off until `(?u)`). `pattern` is text; a size
 * error spans the whole pattern.
 */
export function parseRegex(pattern: string, options: RegexOptions = {}): Regex | RegexError {
  try {
    const { syntax, groupCount, groupNames } = parsePattern(pattern);
    const meaning = translate(syntax);
    const program = compileProgram(meaning, groupCount, options.sizeLimit ?? DEFAULT_SIZE_LIMIT);
    return { pattern, groupCount, groupNames, ...createMatcher(meaning, program) };
  } catch (fault) {
    if (!(fault instanceof PatternFault)) throw fault;
    const { message, place, earlier } = fault;
    if (message.startsWith("Compiled regex")) return { message, start: 0, end: pattern.length };
    return earlier === undefined ? { message, ...place } : { message, ...place, earlier };
  }
}

/** As `parseRegex` for a pattern held as bytes, which must be UTF-8. Offsets count UTF-16 units of the text. */
export function parseRegexBytes(pattern: string, options: RegexOptions = {}): Regex | RegexError {
  const text = bytesToText(pattern);
  return text === null ? { message: "the pattern is not valid UTF-8", start: 0, end: pattern.length } : parseRegex(text, options);
}

function createMatcher(meaning: Meaning, program: Program): Pick<Regex, "isMatch" | "captures"> {
  const isMatch = createTest(meaning, program);
  return {
    isMatch,
    captures: (bytes, counter) => (isMatch(bytes, counter) ? searchWithThreads(program, bytes, counter) : null),
  };
}

/** The cheapest way to tell whether there is a match. */
function createTest(meaning: Meaning, program: Program): Regex["isMatch"] {
  const { exact, prefix, inner } = findLiterals(meaning);
  if (exact !== undefined) {
    const test = createLiteralTest(exact);
    return (bytes, counter) => {
      if (counter !== undefined) counter.steps += bytes.length;
      return test(bytes);
    };
  }
  const shortest = shortestLength(meaning);
  const automaton = looksUsed(program).unicode ? undefined : new LazyAutomaton(program);
  return (bytes, counter) => {
    if (bytes.length < shortest) return false;
    let from = 0;
    if (prefix !== "") from = bytes.indexOf(prefix);
    else if (inner !== "" && !bytes.includes(inner)) from = -1;
    if (counter !== undefined) counter.steps += bytes.length;
    if (from < 0) return false;
    return automaton?.isMatch(bytes, from, counter) ?? searchWithThreads(program, bytes, counter) !== null;
  };
}

function createLiteralTest(exact: {
  readonly bytes: string;
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}): (bytes: string) => boolean {
  const { bytes: literal, fromStart, toEnd } = exact;
  if (fromStart && toEnd) return (bytes) => bytes === literal;
  if (fromStart) return (bytes) => bytes.startsWith(literal);
  if (toEnd) return (bytes) => bytes.endsWith(literal);
  return (bytes) => bytes.includes(literal);
}
