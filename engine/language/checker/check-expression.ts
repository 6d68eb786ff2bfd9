import type { Diagnostic } from "../diagnostic";
import type { TypedExpression } from "../expression";
import type { FunctionContextName } from "../functions/definition";
import { type Mistake, mistake, REST } from "../lexer/scanned";
import { parseArgument } from "../parser/parse-argument";
import { parseFilter, parseValue } from "../parser/parse-expression";
import type { Parsing } from "../parser/parsing";
import type { Scheme } from "../scheme";
import { createRuler, createSource, type Ruler, type Source } from "../source";
import type { Type } from "../types/type";
import { checkUse, type UseOptions } from "./check-use";

export type ExpressionKind = "filter" | "value";

export interface CheckOptions extends UseOptions {
  /** Deepest nesting of parentheses, negations, quantifiers and calls; 128 unless told. */
  readonly nestingLimit?: number;
  /** Most characters; above it is an error. Rules have a documented limit of 4,096. Unlimited unless told. */
  readonly lengthLimit?: number;
  readonly side?: "request" | "response";
  readonly context?: FunctionContextName;
}

export interface CheckedExpression {
  readonly text: string;
  readonly kind: ExpressionKind;
  /** All mistakes: errors in the order found, the first being the one that the reference engine reports; then warnings. */
  readonly diagnostics: readonly Diagnostic[];
  /** `null` exactly when there is an error among the diagnostics. */
  readonly expression: TypedExpression | null;
  readonly type: Type | null;
}

/** The documented limit of a rule's expression, in characters. https://developers.cloudflare.com/ruleset-engine/rules-language/expressions/ */
export const RULE_LENGTH_LIMIT = 4096;

const NESTING_LIMIT = 128;
/** A longer text is refused without being read. */
const LARGEST_TEXT = 524_288;
/** How much is marked of a text that is not read. */
const LONGEST_MARKED = 80;
const REGEX_LIMIT = 64;

/** Reads and checks one expression. Never throws, whatever the text; the work is linear in its length. */
export function checkExpression(text: string, kind: ExpressionKind, scheme: Scheme, options: CheckOptions = {}): CheckedExpression {
  if (text.length > LARGEST_TEXT) return refused(text, kind, tooLong(LARGEST_TEXT));
  const source = createSource(text);
  const parsing = createParsing(source, scheme, options);
  const read = readExpression(parsing, kind);
  const findings = findingsOf(parsing, options);
  const errors = findings.errors.length === 0 ? parsing.mistakes : [...parsing.mistakes, ...findings.errors];
  const diagnostics = toDiagnostics(source, errors, findings.warnings);
  const expression = errors.length > 0 ? null : read;
  return { text, kind, diagnostics, expression, type: expression?.type ?? null };
}

export function readExpression(parsing: Parsing, kind: ExpressionKind): TypedExpression | null {
  return kind === "filter" ? parseFilter(parsing) : parseValue(parsing);
}

export function createParsing({ text, start, end }: Source, scheme: Scheme, options: CheckOptions): Parsing {
  return {
    text: end === text.length ? text : text.slice(0, end),
    scheme,
    parseArgument,
    nestingLimit: options.nestingLimit ?? NESTING_LIMIT,
    mistakes: [],
    fields: [],
    calls: [],
    regexes: 0,
    at: start,
    depth: 0,
    steps: 0,
    stopped: false,
  };
}

interface Findings {
  readonly errors: readonly Mistake[];
  readonly warnings: readonly Mistake[];
}

function findingsOf(parsing: Parsing, options: CheckOptions): Findings {
  const use = checkUse(parsing, options);
  const errors = [...use.errors];
  const warnings = [...use.warnings];
  const { lengthLimit } = options;
  if (lengthLimit !== undefined && longerThan(parsing.text, lengthLimit)) errors.push(tooLong(lengthLimit));
  if (parsing.regexes > REGEX_LIMIT) {
    const problem = mistake("too-many-regexes", `${parsing.regexes} regular expressions; a rule may have ${REGEX_LIMIT}`, 0);
    warnings.push({ ...problem, hint: "a rule that has more goes on working, but can no longer be created or changed" });
  }
  return { errors, warnings };
}

function tooLong(limit: number): Mistake {
  const problem = mistake("expression-too-long", `the expression is longer than ${limit.toLocaleString("en")} characters`, 0);
  return { ...problem, hint: "put its values into a list, or spread it over several rules" };
}

/** Counts characters, not UTF-16 units. */
function longerThan(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  let count = 0;
  for (let at = 0; at < text.length && count <= limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0xdc00 || code > 0xdfff) count += 1;
  }
  return count > limit;
}

/** Marks the beginning only, so that the text need not be gone through. */
function refused(text: string, kind: ExpressionKind, problem: Mistake): CheckedExpression {
  const beginning = { text: text.slice(0, LONGEST_MARKED), start: 0, end: LONGEST_MARKED };
  return { text, kind, diagnostics: toDiagnostics(beginning, [problem], []), expression: null, type: null };
}

function toDiagnostics(source: Source, errors: readonly Mistake[], warnings: readonly Mistake[]): readonly Diagnostic[] {
  if (errors.length + warnings.length === 0) return [];
  const ruler = createRuler(source.text);
  return [
    ...errors.map((found) => toDiagnostic(found, "error", source, ruler)),
    ...warnings.map((found) => toDiagnostic(found, "warning", source, ruler)),
  ];
}

const TOKEN = /[A-Za-z0-9_.]+|\s*\S/y;

function toDiagnostic(found: Mistake, severity: "error" | "warning", source: Source, ruler: Ruler): Diagnostic {
  const { code, message, start, hint } = found;
  const lineEnd = Math.min(ruler.endOfLine(start), Math.max(source.end, start));
  const spanEnd = Math.max(start, Math.min(found.end, lineEnd));
  return {
    code,
    severity,
    message,
    start: found.focus?.start ?? start,
    end: found.focus?.end ?? (found.end === REST ? tokenEnd(source.text, start, spanEnd) : spanEnd),
    ...ruler.placeOf(start),
    length: Math.max(1, ruler.bytesBetween(start, spanEnd)),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The end of the word or character at `start`: what an editor underlines where the reference engine underlines all that follows. */
function tokenEnd(text: string, start: number, limit: number): number {
  TOKEN.lastIndex = start;
  return Math.min(TOKEN.exec(text)?.[0].length ?? 0, limit - start) + start;
}
