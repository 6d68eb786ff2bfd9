import { FUNCTIONS } from "../../../../engine/language/functions";
import type { FunctionContext, FunctionDefinition, Parameter } from "../../../../engine/language/functions/definition";
import { type IpAddress, parseIp, printIp } from "../../../../engine/language/values/ip";
import type { MaybeValue } from "../../../../engine/language/values/value";

const WORLD: FunctionContext = { seconds: 1_767_225_600, seed: 1 };

export function definitionOf(name: string): FunctionDefinition {
  const definition = FUNCTIONS.find((known) => known.name === name);
  if (definition === undefined) throw new Error(`There is no function ${name}`);
  return definition;
}

function parameterOf(name: string, position: number): Parameter {
  const { parameters } = definitionOf(name);
  const parameter = parameters[Math.min(position, parameters.length - 1)];
  if (parameter === undefined) throw new Error(`${name} takes no argument`);
  return parameter;
}

/** Calls a function as the language does: literal parameters are known beforehand, and missing arguments propagate where they do. */
export function call(name: string, ...args: readonly MaybeValue[]): MaybeValue {
  const definition = definitionOf(name);
  const apply = definition.prepare(
    args.map((value, position) => (parameterOf(name, position).kind === "literal" && value !== null ? value : undefined)),
  );
  if (definition.nil === "propagates" && args.includes(null)) return null;
  return apply(args, WORLD);
}

/** What is wrong with a literal argument; `undefined` where it may stand. */
export function fault(name: string, position: number, literal: MaybeValue): string | undefined {
  return literal === null ? undefined : parameterOf(name, position).check?.(literal, position);
}

export function ip(text: string): IpAddress {
  const address = parseIp(text);
  if (address === null) throw new Error(`${text} is not an address`);
  return address;
}

export function printed(value: MaybeValue): string {
  if (value === null || typeof value !== "object" || !("family" in value)) throw new Error("not an address");
  return printIp(value);
}
