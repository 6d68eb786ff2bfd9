import type { Argument } from "../expression";
import type { FunctionDefinition, Parameter } from "../functions/definition";
import { type Mistake, mistake } from "../lexer/scanned";
import { sameType, type Type, typeName } from "../types/type";
import { elementType } from "./check-index";

export interface ArgumentCount {
  readonly least: number;
  readonly most: number;
}

/** How many arguments a function takes; a parameter that repeats says itself how far. */
export function argumentCount(called: FunctionDefinition): ArgumentCount {
  const { parameters } = called;
  const repeating = parameters.find((parameter) => parameter.repeats !== undefined);
  const least = parameters.filter((parameter) => parameter.optional !== true).length;
  return { least, most: repeating?.repeats?.atMost ?? parameters.length };
}

/** The parameter that argument `index` is for: the last one stands for all that follow where it repeats. */
function parameterFor(called: FunctionDefinition, index: number): Parameter | undefined {
  const { parameters } = called;
  const last = parameters.at(-1);
  return parameters[index] ?? (last?.repeats === undefined ? undefined : last);
}

export interface GivenArgument {
  readonly called: FunctionDefinition;
  /** What stands before it. */
  readonly before: readonly Argument[];
  readonly argument: Argument;
}

/** Whether an argument may stand where it does: its kind, its type, and for a literal its value, judged in this order. */
export function checkArgument({ called, before, argument }: GivenArgument): Mistake | null {
  const index = before.length;
  const parameter = parameterFor(called, index);
  if (parameter === undefined) return null;
  const { start, end } = argument;
  const literal = isConstantArgument(argument);
  if (parameter.kind !== "either" && (parameter.kind === "literal") !== literal) {
    const expected = literal ? "Field, but got Literal" : "Literal, but got Field";
    const problem = mistake(
      "invalid-argument-kind",
      `invalid kind of argument #${index}: expected argument of kind ${expected}`,
      start,
      end,
    );
    return {
      ...problem,
      hint: literal ? `${called.name}() takes a field or a function call here` : `${called.name}() takes a literal here`,
    };
  }
  const expected = expectedTypes(parameter, before);
  if (!expected.some((accepted) => accepts(accepted, argument.type))) {
    const names = nameTypes(expected);
    const problem = mistake(
      "invalid-argument-type",
      `invalid type of argument #${index}: expected value of type ${names}, but got ${typeName(argument.type)}`,
      start,
      end,
    );
    const hint = typeHint(called, argument, expected);
    return hint === undefined ? problem : { ...problem, hint };
  }
  if (parameter.onlyFields !== undefined && !(argument.kind === "field" && parameter.onlyFields.includes(argument.field.name))) {
    const allowed = parameter.onlyFields.join(" or ");
    return mistake("invalid-argument-value", `invalid value of argument #${index}: expected ${allowed}`, start, end);
  }
  if (argument.kind !== "literal") return null;
  const fault = parameter.check?.(argument.value, index);
  return fault === undefined ? null : mistake("invalid-argument-value", `invalid value of argument #${index}: ${fault}`, start, end);
}

/** Where an argument of another type is a common slip: what was meant. */
function typeHint({ name }: FunctionDefinition, argument: Argument, expected: readonly Accepted[]): string | undefined {
  if (argument.kind === "comparison") return `the call ends before the operator: ${name}(…) ${argument.spelling} …`;
  const { type } = argument;
  if (argument.kind === "literal") return type.kind === "Bytes" ? undefined : "text stands in double quotes";
  const fits = expected.some((accepted) => accepts(accepted, elementType(type)));
  if (type.kind === "Array" && fits) return "name one element, such as [0], or put [*] behind the array and behind the call";
  return type.kind === "Map" && fits ? 'name one entry, such as ["name"]' : undefined;
}

/** `true` and `false` are fields as far as arguments go. */
function isConstantArgument(argument: Argument): boolean {
  return argument.kind === "literal" && argument.type.kind !== "Bool";
}

type Accepted = Type | "array" | "map" | "any";

function expectedTypes(parameter: Parameter, before: readonly Argument[]): readonly Accepted[] {
  const { like } = parameter;
  const model = like === undefined ? undefined : before[like.argument];
  if (like !== undefined && model !== undefined) return [like.part === "whole" ? model.type : elementType(model.type)];
  return parameter.accepts === "any" ? ["any"] : parameter.accepts;
}

function accepts(accepted: Accepted, type: Type): boolean {
  if (accepted === "any") return true;
  if (accepted === "array") return type.kind === "Array";
  if (accepted === "map") return type.kind === "Map";
  return sameType(accepted, type);
}

const TYPE_ORDER = ["Bool", "Int", "Ip", "Bytes", "Array", "Map"];

/** `A`, `A or B`, `{A, B, C}`, in the reference engine's order. */
function nameTypes(types: readonly Accepted[]): string {
  const names = types.map(acceptedName).sort((left, right) => rank(left) - rank(right));
  return names.length > 2 ? `{${names.join(", ")}}` : names.join(" or ");
}

function acceptedName(accepted: Accepted): string {
  if (accepted === "any") return "any";
  if (accepted === "array") return "Array<_>";
  return accepted === "map" ? "Map<_>" : typeName(accepted);
}

function rank(name: string): number {
  const loose = name.endsWith("<_>") ? TYPE_ORDER.length : 0;
  return loose + TYPE_ORDER.findIndex((kind) => name.startsWith(kind));
}
