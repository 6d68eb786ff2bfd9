import type { FieldDefinition } from "./fields/definition";
import type { FunctionContext } from "./functions/definition";
import type { Moment, NamedList, ValueSource } from "./moment";
import type { Scheme } from "./scheme";
import type { MaybeValue } from "./values/value";

/** A field's value and where it comes from. */
export interface FieldReading {
  readonly value: MaybeValue;
  readonly source: ValueSource;
}

/** What a moment asks: each field at most once, when an expression first reads it. */
export interface MomentReader {
  read(definition: FieldDefinition): FieldReading;
  /** `undefined` where no list has this name. */
  list(name: string): NamedList | undefined;
  readonly world: FunctionContext;
}

/** A moment over a scheme: values are frozen from the first reading of each field on. */
export function createMoment(scheme: Scheme, reader: MomentReader): Moment {
  const { fields } = scheme;
  const slots: (MaybeValue | undefined)[] = fields.map(() => undefined);
  const sources: (ValueSource | undefined)[] = fields.map(() => undefined);

  function load(slot: number): MaybeValue {
    const known = slots[slot];
    if (known !== undefined) return known;
    const field = fields[slot];
    if (field === undefined) throw new Error(`The scheme has no field in slot ${slot}`);
    const { value, source } = reader.read(field);
    slots[slot] = value;
    sources[slot] = source;
    return value;
  }

  return {
    slots,
    load,
    sourceOf(slot) {
      load(slot);
      return sources[slot] ?? "derived";
    },
    list: (name) => reader.list(name),
    world: reader.world,
    memory: [],
    shown: [],
  };
}
