import type { RequestFacts } from "../../request/request-facts";
import type { ValueSource } from "../moment";
import type { MaybeValue } from "../values/value";
import type { FieldDefinition } from "./definition";

export interface FieldSources {
  /** `null` where there is no request at all: then only what is given, and documented defaults, are known. */
  readonly facts: RequestFacts | null;
  /** Values by field name, as `readGivenFields` reads them; `null` is a field given to be missing. */
  readonly given: ReadonlyMap<string, MaybeValue>;
}

export interface FieldReading {
  readonly value: MaybeValue;
  readonly source: ValueSource;
}

/** Makes the function that says a field's value and where it comes from; the same facts give the same value. */
export function createFieldReader({ facts, given }: FieldSources): (definition: FieldDefinition) => FieldReading {
  const read = (definition: FieldDefinition): FieldReading => {
    const value = given.get(definition.name);
    if (value !== undefined) return { value, source: "given" };
    if (definition.sameAs !== undefined) return read(definition.sameAs);
    return (
      (facts === null ? undefined : readFacts(definition, facts)) ??
      readFollowing(definition, read) ?? {
        value: (facts === null ? undefined : definition.assume?.(facts)) ?? definition.assumed ?? null,
        source: "assumed",
      }
    );
  };
  return read;
}

function readFacts(definition: FieldDefinition, facts: RequestFacts): FieldReading | undefined {
  const given = definition.fromContext?.(facts.context);
  if (given !== undefined) return { value: given, source: "given" };
  const derived = definition.derive?.(facts);
  return derived === undefined ? undefined : { value: derived, source: sourceOf(definition, facts) };
}

/** The clock and the seed are the user's to give; a protocol or an origin's answer that is given makes values derived. */
function sourceOf({ restsOn }: FieldDefinition, facts: RequestFacts): ValueSource {
  if (restsOn === undefined) return "derived";
  if (facts.assumed?.includes(restsOn) === true) return "assumed";
  return restsOn === "clock" || restsOn === "seed" ? "given" : "derived";
}

function readFollowing({ follows }: FieldDefinition, read: (definition: FieldDefinition) => FieldReading): FieldReading | undefined {
  if (follows === undefined) return undefined;
  const readings = follows.fields.map(read);
  const value = follows.value(readings.map((reading) => reading.value));
  if (value === undefined) return undefined;
  return { value, source: readings.some((reading) => reading.source === "assumed") ? "assumed" : "derived" };
}
