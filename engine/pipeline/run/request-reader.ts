import { readGivenFields } from "../../language/fields";
import type { MaybeValue } from "../../language/values/value";
import { type PreparedRequest, prepareRequest } from "../../request/prepare-request";
import type { SavedTrace } from "../../request/trace-definition";
import type { Problem, Reading } from "../../support/problem";

/** What a trace says by itself, whatever the configuration. */
export interface RequestReading {
  readonly request: Reading<PreparedRequest>;
  /** Values of its fields, and what is wrong with them. */
  readonly given: ReadonlyMap<string, MaybeValue>;
  readonly problems: readonly Problem[];
}

export type RequestReader = (saved: SavedTrace) => RequestReading;

export function readRequest(saved: SavedTrace): RequestReading {
  const { given, problems } = readGivenFields(saved.fields ?? {}, { onTrace: true });
  return { request: prepareRequest(saved), given, problems };
}

/** Reads each trace once, for those who run the same traces under several configurations. It keeps no trace alive. */
export function createRequestReader(): RequestReader {
  const known = new WeakMap<SavedTrace, RequestReading>();
  return (saved) => {
    const read = known.get(saved) ?? readRequest(saved);
    known.set(saved, read);
    return read;
  };
}
