import { QUANTIFIERS } from "../functions";
import type { FunctionDefinition } from "../functions/definition";
import type { ServiceDocument } from "./environment";
import { parameterLabel, parameterNote } from "./help";
import { callAround, readPosition } from "./position";
import { typeNoun } from "./type-noun";

export interface SignatureHelp {
  readonly label: string;
  readonly sentence: string;
  readonly limits?: string;
  readonly parameters: readonly { readonly label: string; readonly note: string }[];
  /** The parameter that the place belongs to; `null` where there are arguments enough already. */
  readonly active: number | null;
}

/** The call around `offset`, and which of its parameters is being written. */
export function signatureHelp({ text, scheme }: ServiceDocument, offset: number): SignatureHelp | null {
  const frame = callAround(readPosition(text, offset, scheme).frames);
  if (frame === null) return null;
  if (frame.kind === "quantifier") {
    const sheet = QUANTIFIERS.find(({ name }) => name === frame.name);
    return sheet === undefined ? null : signatureOf(sheet, 0);
  }
  return frame.called === null ? null : signatureOf(frame.called, frame.argument);
}

function signatureOf(sheet: Omit<FunctionDefinition, "prepare">, argument: number): SignatureHelp {
  const { name, parameters, returns, sentence, limits } = sheet;
  const labels = parameters.map(parameterLabel);
  const result = typeof returns === "function" ? "" : `: ${typeNoun(returns)}`;
  const last = parameters.length - 1;
  const active = argument <= last ? argument : parameters[last]?.repeats === undefined ? null : last;
  return {
    label: `${name}(${labels.join(", ")})${result}`,
    sentence,
    parameters: parameters.map((parameter, index) => ({ label: labels[index] ?? parameter.name, note: parameterNote(parameter) })),
    active,
    ...(limits === undefined ? {} : { limits }),
  };
}
