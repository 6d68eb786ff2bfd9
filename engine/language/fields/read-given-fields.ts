import type { Json, JsonObject } from "../../support/json";
import { jsonPointer, type Problem } from "../../support/problem";
import { nearestNames } from "../scheme";
import type { MaybeValue } from "../values/value";
import type { FieldDefinition } from "./definition";
import { FIELDS } from "./families";
import { readValue } from "./read-value";

export interface GivenFields {
  /** Values by field name; `null` is a field given to be missing. Of two names for one field both are here. */
  readonly given: ReadonlyMap<string, MaybeValue>;
  readonly problems: readonly Problem[];
}

export interface GivenFieldsOptions {
  /** True where a request stands beside the fields: then what follows from it cannot be given, nor one field two values. */
  readonly onTrace?: boolean;
  /** Pointer to the object itself, put before each problem's pointer. */
  readonly pointer?: string;
}

const FIELDS_BY_NAME: ReadonlyMap<string, FieldDefinition> = new Map(FIELDS.map((field) => [field.name, field]));

/** Reads values by field name. What cannot be read is a problem and left out; the rest is there. */
export function readGivenFields(json: JsonObject, { onTrace = false, pointer = "/fields" }: GivenFieldsOptions = {}): GivenFields {
  const given = new Map<string, MaybeValue>();
  const problems: Problem[] = [];
  for (const [name, member] of Object.entries(json)) {
    const reading = readGivenField(name, member, onTrace ? "on-trace" : "alone");
    if (reading.kind === "value") given.set(name, reading.value);
    else problems.push({ pointer: `${pointer}${jsonPointer([name])}`, message: reading.message });
  }
  for (const [name, value] of given) {
    const other = FIELDS_BY_NAME.get(name)?.sameAs?.name;
    if (other === undefined) continue;
    if (!given.has(other)) given.set(other, value);
    else if (onTrace && JSON.stringify(json[name]) !== JSON.stringify(json[other] ?? json[name])) {
      problems.push({
        pointer: `${pointer}${jsonPointer([name])}`,
        message: `${name} and ${other} are two names of one field; they are given different values`,
      });
    }
  }
  return { given, problems };
}

type FieldValueReading = { readonly kind: "value"; readonly value: MaybeValue } | { readonly kind: "refused"; readonly message: string };

function readGivenField(name: string, json: Json, where: "on-trace" | "alone"): FieldValueReading {
  const field = FIELDS_BY_NAME.get(name);
  if (field === undefined) return refuse(unknownName(name));
  if (where === "on-trace") {
    if (field.decidedBy !== undefined) return refuse(`${name} follows from the rest of the trace: change ${field.decidedBy} instead`);
    if (field.sides.every((side) => side === "network"))
      return refuse(`${name} belongs to the network firewall, which sees packets; no HTTP rule can read it`);
  }
  if (json === null) return { kind: "value", value: null };
  const reading = readValue(field.type, json);
  return reading.kind === "value" ? reading : refuse(`${name}: ${reading.message}`);
}

function unknownName(name: string): string {
  const [nearest] = nearestNames(name, FIELDS_BY_NAME.keys());
  return `there is no field “${name.slice(0, 60)}”${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
}

function refuse(message: string): FieldValueReading {
  return { kind: "refused", message };
}
