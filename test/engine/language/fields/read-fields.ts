import { valueToJson } from "../../../../engine/language";
import { createFieldReader, FIELDS, type FieldReading } from "../../../../engine/language/fields";
import type { MaybeValue } from "../../../../engine/language/values/value";
import { prepareRequest } from "../../../../engine/request/prepare-request";
import type { RequestFacts } from "../../../../engine/request/request-facts";
import type { SavedTrace, TraceDefinition } from "../../../../engine/request/trace-definition";
import type { Json } from "../../../../engine/support/json";

const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));

/** Facts of a trace that asks for https://example.com/ unless told otherwise. */
export function factsOf(trace: Partial<TraceDefinition>, rest: Partial<SavedTrace> = {}): RequestFacts {
  const reading = prepareRequest({ ...rest, trace: { url: "https://example.com/", method: "GET", ...trace } });
  if (reading.kind === "problems") throw new Error(JSON.stringify(reading.problems));
  return { ...reading.value.facts, zone: { name: "example.com", plan: "enterprise" }, hostnameMetadata: null };
}

export function readField(name: string, facts: RequestFacts | null, given: ReadonlyMap<string, MaybeValue> = new Map()): FieldReading {
  const field = BY_NAME.get(name);
  if (field === undefined) throw new Error(`No field ${name}`);
  return createFieldReader({ facts, given })(field);
}

export function jsonOf(name: string, facts: RequestFacts | null, given?: ReadonlyMap<string, MaybeValue>): Json {
  return valueToJson(readField(name, facts, given).value);
}
