import {
  type CheckedExpression,
  type CheckOptions,
  checkExpression,
  compileFilter,
  compileValue,
  createMoment,
  type FieldReading,
  type Moment,
  type NamedList,
  readValue,
  type Scheme,
  valueToJson,
} from "../../../../engine/language/index";
import type { Json } from "../../../../engine/support/json";

export interface MomentOptions {
  /** Values as JSON, by field name; `null` is missing. What is not named has its default, else is missing, and counts as assumed. */
  readonly fields?: Readonly<Record<string, Json>>;
  readonly lists?: Readonly<Record<string, NamedList>>;
}

/** A moment over literal values. */
export function momentOf(scheme: Scheme, { fields = {}, lists = {} }: MomentOptions = {}): Moment {
  return createMoment(scheme, {
    read(definition): FieldReading {
      const json = fields[definition.name];
      if (json === undefined) return { value: definition.assumed ?? null, source: "assumed" };
      if (json === null) return { value: null, source: "given" };
      const reading = readValue(definition.type, json);
      if (reading.kind !== "value") throw new Error(`${definition.name}: ${reading.message}`);
      return { value: reading.value, source: "given" };
    },
    list: (name) => lists[name],
    world: { seconds: 0, seed: 1 },
  });
}

/** The result, or where the first mistake is and what it says. */
export type Answer =
  | { readonly result: Json }
  | { readonly error: { readonly line: number; readonly column: number; readonly message: string } };

export function answer(checked: CheckedExpression, moment: Moment): Answer {
  if (checked.expression === null) {
    const [first] = checked.diagnostics;
    if (first === undefined) throw new Error("There is neither an expression nor a diagnostic");
    const { line, column, message } = first;
    return { error: { line, column, message } };
  }
  if (checked.kind === "filter") return { result: compileFilter(checked.expression)(moment) };
  return { result: valueToJson(compileValue(checked.expression)(moment)) };
}

export function check(scheme: Scheme, text: string, options?: CheckOptions): CheckedExpression {
  return checkExpression(text, "filter", scheme, options);
}
