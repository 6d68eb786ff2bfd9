import type { Header, HttpRequest, HttpResponse } from "../../http/message";
import { lowerAscii } from "../../support/ascii";
import { bytesToDisplay, bytesToJson } from "../../support/bytes";
import type { Json } from "../../support/json";
import type { Effect } from "../../trace/result";

/** Longer bodies are told by their size. */
const LONGEST_BODY = 2000;

/** What a script made of a request before it passed it on. */
export function requestEffects(before: HttpRequest, after: HttpRequest): readonly Effect[] {
  return [
    effect("request.method", before.method, after.method),
    effect("request.scheme", before.scheme, after.scheme),
    effect("request.uri.path", bytesToJson(before.path), bytesToJson(after.path)),
    effect("request.uri.query", queryOf(before), queryOf(after)),
    ...headerEffects("request.headers", before.headers, after.headers),
    effect("request.body", bodyOf(before.body), bodyOf(after.body)),
  ].flat();
}

/** What a script made of the response; `null` before: it answered by itself. */
export function responseEffects(before: HttpResponse | null, after: HttpResponse): readonly Effect[] {
  return [
    effect("response.status", before?.status ?? null, after.status),
    ...headerEffects("response.headers", before?.headers ?? [], after.headers),
    effect("response.body", bodyOf(before?.body ?? ""), bodyOf(after.body)),
  ].flat();
}

/** The values of each name, joined as fields of lists are; names in lower case. */
export function joinHeaders(headers: readonly Header[]): ReadonlyMap<string, string> {
  const joined = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = lowerAscii(name);
    const known = joined.get(key);
    joined.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  return joined;
}

function headerEffects(prefix: string, before: readonly Header[], after: readonly Header[]): readonly Effect[] {
  const [old, now] = [joinHeaders(before), joinHeaders(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.flatMap((name) => effect(`${prefix}.${bytesToDisplay(name)}`, shown(old.get(name)), shown(now.get(name))));
}

function effect(target: string, before: Json, after: Json): readonly Effect[] {
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ target, before, after }];
}

function shown(value: string | undefined): Json {
  return value === undefined ? null : bytesToJson(value);
}

function queryOf({ query }: HttpRequest): Json {
  return query === null ? null : bytesToJson(query);
}

function bodyOf(body: string): Json {
  if (body === "") return null;
  return body.length > LONGEST_BODY ? `${body.length} bytes` : bytesToJson(body);
}
