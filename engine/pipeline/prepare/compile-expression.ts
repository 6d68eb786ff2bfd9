import type { SourcePlace } from "../../config/configuration";
import type { Note } from "../../config/reading";
import {
  type Compilation,
  checkExpression,
  compileFilter,
  compileValue,
  createCompilation,
  prepareExplanation,
  RULE_LENGTH_LIMIT,
  STANDARD_SCHEME,
} from "../../language";
import type { Diagnostic } from "../../language/diagnostic";
import type { Explanation } from "../../language/explanation";
import type { FunctionContextName } from "../../language/functions/definition";
import type { Moment } from "../../language/moment";
import type { MaybeValue } from "../../language/values/value";
import type { Phase } from "../../phases/phase";
import { fieldsInExpression } from "./fields-in-expression";
import { listsInExpression } from "./lists-in-expression";

/** A rule's expression, compiled. */
export interface Condition {
  /** Names of the lists it asks, without `$`. */
  readonly lists: readonly string[];
  /** Names of the fields it reads, worked out when first asked for. */
  readonly fields: () => readonly string[];
  /** The places of those fields in a moment. */
  readonly slots: () => readonly number[];
  readonly explain: (moment: Moment) => Explanation;
  readonly matches: (moment: Moment) => boolean;
}

/** An expression that gives a value, compiled. */
export interface CompiledValue {
  readonly fields: () => readonly string[];
  readonly explain: (moment: Moment) => Explanation;
  readonly read: (moment: Moment) => MaybeValue;
}

/** Checks and compiles the expressions of one configuration; a text that repeats is compiled once. */
export interface ExpressionCompiler {
  /** The condition of a rule; `null` where it has a mistake. Every diagnostic is noted. */
  readonly condition: (text: string, side: Phase["side"], place: SourcePlace, note: Note) => Condition | null;
  readonly value: (text: string, options: ValueOptions, place: SourcePlace, note: Note) => CompiledValue | null;
  /** Another one that knows what this one has compiled, for a configuration that differs from this one's in a few places. */
  readonly fork: () => ExpressionCompiler;
}

export interface ValueOptions {
  readonly side: Phase["side"];
  readonly context: FunctionContextName;
}

type Side = "request" | "response";

interface CheckedCondition {
  readonly diagnostics: readonly Diagnostic[];
  readonly condition: Condition | null;
}

interface CheckedValue {
  readonly diagnostics: readonly Diagnostic[];
  readonly value: CompiledValue | null;
}

interface Compiled {
  readonly conditions: Map<string, CheckedCondition>;
  readonly values: Map<string, CheckedValue>;
  readonly compilation: Compilation;
}

export function createExpressionCompiler(): ExpressionCompiler {
  return compileInto({ conditions: new Map(), values: new Map(), compilation: createCompilation() });
}

function compileInto({ conditions, values, compilation }: Compiled): ExpressionCompiler {
  return {
    fork: () => compileInto({ conditions: new Map(conditions), values: new Map(values), compilation: compilation.fork() }),
    condition(text, phaseSide, place, note) {
      const side = sideOf(phaseSide);
      const known = conditions.get(`${side}:${text}`) ?? makeCondition(text, side, compilation);
      conditions.set(`${side}:${text}`, known);
      noteDiagnostics(known.diagnostics, place, note);
      return known.condition;
    },
    value(text, { side, context }, place, note) {
      const key = `${side}:${context}:${text}`;
      const known = values.get(key) ?? makeValue(text, { side, context }, compilation);
      values.set(key, known);
      noteDiagnostics(known.diagnostics, place, note);
      return known.value;
    },
  };
}

function makeValue(text: string, { side, context }: ValueOptions, compilation: Compilation): CheckedValue {
  const checked = checkExpression(text, "value", STANDARD_SCHEME, { side: sideOf(side), context, lengthLimit: RULE_LENGTH_LIMIT });
  const { diagnostics, expression } = checked;
  if (expression === null) return { diagnostics, value: null };
  const fields = once(() => fieldsInExpression(expression));
  const explainer = once(() => prepareExplanation(checked));
  return { diagnostics, value: { fields, explain: (moment) => explainer()(moment), read: compileValue(expression, compilation) } };
}

/** How to explain is worked out when an explanation is first asked for: outcomes alone do not need it. */
function makeCondition(text: string, side: Side, compilation: Compilation): CheckedCondition {
  const checked = checkExpression(text, "filter", STANDARD_SCHEME, { side, context: "filter", lengthLimit: RULE_LENGTH_LIMIT });
  const { diagnostics, expression } = checked;
  if (expression === null) return { diagnostics, condition: null };
  const fields = once(() => fieldsInExpression(expression));
  let explainer: ((moment: Moment) => Explanation) | null = null;
  const explain = (moment: Moment): Explanation => {
    explainer ??= prepareExplanation(checked);
    return explainer(moment);
  };
  const matches = compileFilter(expression, compilation);
  return {
    diagnostics,
    condition: { lists: listsInExpression(expression), fields, slots: once(() => slotsOf(fields())), explain, matches },
  };
}

function slotsOf(fields: readonly string[]): readonly number[] {
  return fields.flatMap((name) => {
    const entry = STANDARD_SCHEME.lookup(name);
    return entry?.kind === "field" ? [entry.slot] : [];
  });
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function sideOf(side: Phase["side"]): Side {
  return side === "response" ? "response" : "request";
}

function noteDiagnostics(diagnostics: readonly Diagnostic[], place: SourcePlace, note: Note): void {
  for (const { code, severity, message, start, end, line, column, hint } of diagnostics) {
    note({ code, severity, message, place, span: { start, end, line, column }, ...(hint === undefined ? {} : { fix: hint }) });
  }
}
