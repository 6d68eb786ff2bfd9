import { prepareRequest } from "../../request/prepare-request";
import type { SavedTrace } from "../../request/trace-definition";
import { createFieldReader, readGivenFields } from "../fields";
import type { Scheme } from "../scheme";
import { valueToJson } from "../value-json";
import type { CurrentValue } from "./environment";

/** The values of request fields as the client's request gives them, before any rule; empty where the trace has a mistake. */
export function currentValues(saved: SavedTrace, scheme: Scheme): ReadonlyMap<string, CurrentValue> {
  const prepared = prepareRequest(saved);
  if (prepared.kind !== "value") return new Map();
  const { given } = readGivenFields(saved.fields ?? {}, { onTrace: true });
  const read = createFieldReader({ facts: { ...prepared.value.facts, zone: null, hostnameMetadata: null }, given });
  return new Map(
    scheme.fields
      .filter(({ sides }) => sides.includes("request"))
      .map((field) => {
        const { value, source } = read(field);
        return [field.name, { value: valueToJson(value), source }] as const;
      }),
  );
}
