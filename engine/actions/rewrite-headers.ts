import type { SourcePlace } from "../config/configuration";
import { isObject, type Note, noteShape, property, within } from "../config/reading";
import { headerValues, isHeaderValue, withAddedHeader, withHeader, withoutHeader } from "../http/headers";
import type { Header } from "../http/message";
import type { Moment } from "../language/moment";
import type { MaybeValue } from "../language/values/value";
import type { Phase } from "../phases/phase";
import { bytesToJson } from "../support/bytes";
import type { Json, JsonObject } from "../support/json";
import type { Effect } from "../trace/result";
import { type ActionTools, BAD_PARAMETERS, notSimulated, type PreparedAction } from "./action";
import { readDynamicText } from "./dynamic-text";
import { refuseHeader } from "./header-limits";
import type { Passage } from "./passage";

const OPERATIONS = ["set", "add", "remove"] as const;
export type HeaderOperation = (typeof OPERATIONS)[number];

interface HeaderChange {
  readonly name: string;
  readonly operation: HeaderOperation;
  /** What `set` and `add` put there; for `remove`, nothing. */
  readonly read: (moment: Moment) => MaybeValue;
}

/**
 * Sets, adds and removes headers of the request, or of the response in response phases, in the order of the object's keys.
 * An expression that gives "" or nothing removes the header. Names that cannot be changed are noted and left as they are.
 * https://developers.cloudflare.com/rules/transform/request-header-modification/
 */
export function prepareHeaderRewrite(headers: JsonObject, side: Phase["side"], place: SourcePlace, tools: ActionTools): PreparedAction {
  const names = Object.keys(headers);
  const changes = names.flatMap((name) => {
    const change = readChange(name, property(headers, name), side, within(place, name), tools);
    return change === null ? [] : [change];
  });
  if (changes.length === 0) {
    if (names.length === 0) noteShape(tools.note, place, "At least one header", undefined);
    return { ...notSimulated(BAD_PARAMETERS), sways: false };
  }
  const change = side === "response" ? changeResponse : changeRequest;
  return { sways: false, run: ({ passage, moment }) => change(changes, passage, moment) };
}

function readChange(
  name: string,
  json: Json | undefined,
  side: Phase["side"],
  place: SourcePlace,
  tools: ActionTools,
): HeaderChange | null {
  if (!isObject(json)) {
    noteShape(tools.note, place, "An object with “operation”", json);
    return null;
  }
  const operation = OPERATIONS.find((known) => known === property(json, "operation"));
  if (operation === undefined) {
    noteShape(tools.note, within(place, "operation"), `One of ${OPERATIONS.join(", ")}`, property(json, "operation"));
    return null;
  }
  if (isRefused(name, operation, side, place, tools.note)) return null;
  if (operation === "remove") return { name, operation, read: () => null };
  const read = readDynamicText(json, place, "header-value", tools);
  return read === null ? null : { name, operation, read };
}

function isRefused(name: string, operation: HeaderOperation, side: Phase["side"], place: SourcePlace, note: Note): boolean {
  const message = refuseHeader(name, operation, side);
  if (message === null) return false;
  note({ code: "refused-header", severity: "error", message, place });
  return true;
}

function changeRequest(changes: readonly HeaderChange[], passage: Passage, moment: Moment): ReturnType<PreparedAction["run"]> {
  const { headers, effects } = applyChanges(changes, passage.request.headers, moment, "request.headers");
  return { kind: "continue", passage: { ...passage, request: { ...passage.request, headers } }, effects };
}

function changeResponse(changes: readonly HeaderChange[], passage: Passage, moment: Moment): ReturnType<PreparedAction["run"]> {
  if (passage.response === null) return { kind: "continue", passage, effects: [], note: "There is no response." };
  const { headers, effects } = applyChanges(changes, passage.response.headers, moment, "response.headers");
  return { kind: "continue", passage: { ...passage, response: { ...passage.response, headers } }, effects };
}

function applyChanges(
  changes: readonly HeaderChange[],
  before: readonly Header[],
  moment: Moment,
  prefix: string,
): { readonly headers: readonly Header[]; readonly effects: readonly Effect[] } {
  let headers = before;
  const effects: Effect[] = [];
  for (const change of changes) {
    const old = headerValues(headers, change.name);
    headers = applyChange(headers, change, change.read(moment));
    const now = headerValues(headers, change.name);
    if (old.length === now.length && old.every((value, index) => value === now[index])) continue;
    effects.push({ target: `${prefix}.${change.name.toLowerCase()}`, before: shown(old), after: shown(now) });
  }
  return { headers, effects };
}

function applyChange(headers: readonly Header[], { name, operation }: HeaderChange, value: MaybeValue): readonly Header[] {
  if (typeof value !== "string" || value === "" || !isHeaderValue(value)) return withoutHeader(headers, name);
  return operation === "add" ? withAddedHeader(headers, { name, value }) : withHeader(headers, { name, value });
}

function shown(values: readonly string[]): Json {
  const [first] = values;
  if (first === undefined) return null;
  return values.length === 1 ? bytesToJson(first) : values.map(bytesToJson);
}
