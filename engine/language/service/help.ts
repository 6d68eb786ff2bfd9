import { placesOfFunction } from "../contexts";
import type { FieldDefinition } from "../fields/definition";
import type { FunctionDefinition, Parameter } from "../functions/definition";
import type { QuantifierSheet } from "../functions/quantifiers";
import type { OperatorDefinition } from "../operators/definition";
import type { CurrentValue, ServiceEnvironment } from "./environment";
import { typeNoun } from "./type-noun";

/** What is said about a name, in parts that a screen lays out. */
export interface Help {
  readonly title: string;
  readonly type: string;
  readonly sentences: readonly string[];
  readonly example?: string;
  readonly documentation?: string;
  readonly deprecated?: string;
  /** The value in the open trace. */
  readonly current?: { readonly text: string; readonly source: CurrentValue["source"] };
}

export function helpOnField(field: FieldDefinition, environment: ServiceEnvironment): Help {
  const { name, type, sentence, note, plan, sides, example, documentation, deprecated } = field;
  const current = environment.values.get(name);
  return {
    title: name,
    type: typeNoun(type),
    sentences: [sentence, ...(note === undefined ? [] : [note]), availability(sides), ...(plan === undefined ? [] : [`Plan: ${plan}.`])],
    documentation,
    ...(example === undefined ? {} : { example }),
    ...(deprecated === undefined ? {} : { deprecated: deprecated.sentence }),
    ...(current === undefined ? {} : { current: { text: shortJson(current), source: current.source } }),
  };
}

function availability(sides: FieldDefinition["sides"]): string {
  if (sides.every((side) => side === "network")) return "For the network firewall only.";
  return sides.includes("request") ? "Request and response phases." : "Response phases only.";
}

const LONGEST_SHOWN = 120;

function shortJson({ value }: CurrentValue): string {
  const text = value === null ? "missing" : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

export function helpOnFunction(called: FunctionDefinition): Help {
  return { ...helpOnSheet(called), sentences: [...helpOnSheet(called).sentences, `Can be used in: ${placesOfFunction(called)}.`] };
}

export function helpOnSheet({ name, parameters, returns, sentence, limits, example, documentation }: QuantifierSheet): Help {
  return {
    title: `${name}(${parameters.map(parameterLabel).join(", ")})`,
    type: typeof returns === "function" ? "type of the arguments" : typeNoun(returns),
    sentences: [sentence, ...(limits === undefined ? [] : [limits])],
    documentation,
    ...(example === undefined ? {} : { example }),
  };
}

export function parameterLabel({ name, optional, repeats }: Parameter): string {
  const label = repeats === undefined ? name : `${name}…`;
  return optional === true ? `[${label}]` : label;
}

/** What a parameter takes, in words. */
export function parameterNote({ accepts, kind, like, optional, onlyFields }: Parameter): string {
  const types = accepts === "any" ? "any type" : accepts.map((type) => (typeof type === "string" ? type : typeNoun(type))).join(" or ");
  const same = like === undefined ? types : like.part === "whole" ? "of the type of the first argument" : "of the type of its elements";
  const how = kind === "literal" ? ", written out" : kind === "field" ? ", a field or a call" : "";
  const only = onlyFields === undefined ? "" : `; only ${onlyFields.join(" or ")}`;
  return `${same}${how}${optional === true ? ", may be left out" : ""}${only}`;
}

export function helpOnOperator({ spellings, sentence, takes, documentation }: OperatorDefinition): Help {
  const types = takes.map((kind) => typeNoun({ kind })).join(", ");
  return { title: spellings.join("  "), type: "operator", sentences: [sentence, `For ${types}.`], documentation };
}
