import type { Argument, Call } from "../expression";
import type { PreparedFunction } from "../functions/definition";
import type { Moment } from "../moment";
import type { MaybeValue, Value } from "../values/value";
import type { Reading } from "./closures";
import { elementsOf } from "./elements";
import type { Setting } from "./setting";

/** A call; with `[*]` in its first argument, the array of its results, without those that are missing. */
export function compileCall(call: Call, setting: Setting): Reading {
  const apply = prepareCall(call);
  const readings = call.arguments.map((argument) => setting.compileArgument(argument, setting));
  const [first, second] = readings;
  if (first === undefined) return (moment) => apply([], moment.world);
  if (call.mapped) return compileMapped(apply, first, readings.slice(1));
  if (second === undefined) return (moment) => apply([first(moment)], moment.world);
  if (readings.length === 2) return (moment) => apply([first(moment), second(moment)], moment.world);
  return (moment) => apply(readAll(readings, moment), moment.world);
}

function compileMapped(apply: PreparedFunction, first: Reading, others: readonly Reading[]): Reading {
  return (moment) => {
    const elements = first(moment);
    if (elements === null) return null;
    return mapElements(elementsOf(elements), readAll(others, moment), (given) => apply(given, moment.world));
  };
}

/** Calls once for each element, with it as the first argument; results that are missing contribute nothing. */
export function mapElements(
  elements: readonly Value[],
  others: readonly MaybeValue[],
  apply: (given: readonly MaybeValue[]) => MaybeValue,
): readonly Value[] {
  return elements.flatMap((element) => {
    const result = apply([element, ...others]);
    return result === null ? [] : [result];
  });
}

function readAll(readings: readonly Reading[], moment: Moment): readonly MaybeValue[] {
  return readings.map((read) => read(moment));
}

/** The function made ready for its literal arguments; where missing arguments propagate, it is not called with one. */
export function prepareCall(call: Call): PreparedFunction {
  const { called } = call;
  const apply = called.prepare(call.arguments.map(literalOf));
  return called.nil === "propagates" ? propagateMissing(apply) : apply;
}

function literalOf(argument: Argument): Value | undefined {
  return argument.kind === "literal" ? argument.value : undefined;
}

function propagateMissing(apply: PreparedFunction): PreparedFunction {
  return (given, context) => {
    for (const argument of given) if (argument === null) return null;
    return apply(given, context);
  };
}
