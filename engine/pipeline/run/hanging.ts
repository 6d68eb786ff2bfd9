import { STANDARD_SCHEME, valueToJson } from "../../language";
import type { Explanation } from "../../language/explanation";
import type { Moment } from "../../language/moment";
import type { Json } from "../../support/json";
import { valueText } from "../../trace/value-text";
import type { Condition } from "../prepare/compile-expression";
import type { Run } from "./run";

/** Whether an assumed value may decide the condition: whether it reads any. Costs little, so that what is certain needs no explanation. */
export function mayHang({ slots, lists }: Pick<Condition, "slots" | "lists">, moment: Moment): boolean {
  return slots().some((slot) => moment.sourceOf(slot) === "assumed") || lists.some((name) => moment.list(name)?.assumed !== false);
}

/** Keeps which assumed values a step's condition hangs on; where the request's outcome hangs on the step, as conditions too. */
export function noteHanging(
  run: Run,
  explanation: Explanation,
  moment: Moment,
  step: string,
  sways: "sways the outcome" | "does not",
): void {
  for (const name of explanation.hangsOn) {
    const value = assumedValue(name, moment);
    noteAssumed(run, name, value, step);
    if (sways === "sways the outcome") run.assumedConditions.add(conditionText(name, value));
  }
}

/** The same for fields that a product read and nobody gave. */
export function noteHangingFields(
  run: Run,
  fields: readonly string[],
  moment: Moment,
  step: string,
  sways: "sways the outcome" | "does not",
): void {
  for (const name of fields) {
    const value = assumedValue(name, moment);
    noteAssumed(run, name, value, step);
    if (sways === "sways the outcome") run.assumedConditions.add(conditionText(name, value));
  }
}

export function noteAssumed(run: Run, name: string, value: Json, step: string): void {
  const known = run.hanging.get(name);
  if (known === undefined) run.hanging.set(name, { value, steps: [step] });
  else known.steps.push(step);
}

/** Lists are named with `$`; what nobody gave is empty. */
function assumedValue(name: string, moment: Moment): Json {
  if (name.startsWith("$")) return [];
  const entry = STANDARD_SCHEME.lookup(name);
  return entry?.kind === "field" ? valueToJson(moment.load(entry.slot)) : null;
}

function conditionText(name: string, value: Json): string {
  if (name.startsWith("$")) return `the list ${name} has no fitting entry`;
  return value === null ? `${name} is missing` : `${name} is ${valueText(value)}`;
}
