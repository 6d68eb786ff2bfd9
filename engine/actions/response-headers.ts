import { headerValues, withHeader, withoutHeader } from "../http/headers";
import type { HttpResponse } from "../http/message";
import { bytesToJson } from "../support/bytes";
import type { Json } from "../support/json";
import type { Effect } from "../trace/result";
import type { Passage } from "./passage";

/** Who a changed response header is for: the cache and the visitor, or the cache alone. */
export type HeaderReach = "cache and visitor" | "cache only";

/** A response header with one value, or without any (`null`), and the effect; no effect where nothing changes. */
export function withResponseHeader(
  passage: Passage,
  name: string,
  value: string | null,
  reach: HeaderReach,
): { readonly passage: Passage; readonly effects: readonly Effect[] } {
  const { response, stored } = passage;
  if (response === null) return { passage, effects: [] };
  const kept = changeHeader(stored ?? response, name, value);
  if (reach === "cache only") {
    const before = headerValues((stored ?? response).headers, name);
    const effects = sameAs(before, value) ? [] : [{ target: `cache.headers.${name}`, before: shown(before), after: shownOne(value) }];
    return { passage: { ...passage, stored: kept }, effects };
  }
  const before = headerValues(response.headers, name);
  const effects = sameAs(before, value) ? [] : [{ target: `response.headers.${name}`, before: shown(before), after: shownOne(value) }];
  return { passage: { ...passage, response: changeHeader(response, name, value), stored: kept }, effects };
}

function changeHeader(response: HttpResponse, name: string, value: string | null): HttpResponse {
  const headers = value === null ? withoutHeader(response.headers, name) : withHeader(response.headers, { name, value });
  return { ...response, headers };
}

function sameAs(before: readonly string[], value: string | null): boolean {
  return value === null ? before.length === 0 : before.length === 1 && before[0] === value;
}

function shown(values: readonly string[]): Json {
  const [first] = values;
  if (first === undefined) return null;
  return values.length === 1 ? bytesToJson(first) : values.map(bytesToJson);
}

function shownOne(value: string | null): Json {
  return value === null ? null : bytesToJson(value);
}
