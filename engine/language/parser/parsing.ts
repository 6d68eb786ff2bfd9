import type { Argument, Call, FieldAccess } from "../expression";
import { type Mistake, mistake } from "../lexer/scanned";
import type { Scheme } from "../scheme";

/** The state of one reading of one text. `at` only moves forward, so that the work stays linear in the text. */
export interface Parsing {
  /** Up to where the trailing white space begins; offsets are those of the text handed in. */
  readonly text: string;
  readonly scheme: Scheme;
  readonly nestingLimit: number;
  /** Reads one argument of a call. Handed in, since arguments hold all of the language again. */
  readonly parseArgument: (parsing: Parsing) => Argument | null;
  /** In the order found; the first is the one that the reference engine reports. */
  readonly mistakes: Mistake[];
  /** What was used, for checks that need the whole expression. */
  readonly fields: FieldAccess[];
  readonly calls: Call[];
  regexes: number;
  at: number;
  depth: number;
  /** Operands read and characters skipped: a measure of the work, which is linear in the text. */
  steps: number;
  /** Set when going on makes no sense: nested too deep, or too many mistakes. */
  stopped: boolean;
}

/** A text with more mistakes than this is not an expression. */
const MOST_MISTAKES = 100;

/** The same mistake at the same place counts once. */
export function report(parsing: Parsing, found: Mistake): void {
  const last = parsing.mistakes.at(-1);
  if (parsing.stopped || (last?.start === found.start && last.code === found.code)) return;
  parsing.mistakes.push(found);
  if (parsing.mistakes.length >= MOST_MISTAKES) stop(parsing);
}

/** Reports `found` and leaves `at` where reading can go on. */
export function fail(parsing: Parsing, found: Mistake): null {
  report(parsing, found);
  if (!parsing.stopped) parsing.at = Math.max(parsing.at, found.resume ?? found.start);
  return null;
}

function stop(parsing: Parsing): void {
  parsing.stopped = true;
  parsing.at = parsing.text.length;
}

/** Goes one level deeper for as long as `inside` runs; `place` is where the reference engine puts its complaint. */
export function nested<T>(parsing: Parsing, place: number, inside: () => T | null): T | null {
  if (parsing.depth >= parsing.nestingLimit) {
    report(parsing, mistake("nesting-limit-exceeded", `maximum nesting depth exceeded (limit: ${parsing.nestingLimit})`, place));
    stop(parsing);
    return null;
  }
  parsing.depth += 1;
  const result = inside();
  parsing.depth -= 1;
  return result;
}
