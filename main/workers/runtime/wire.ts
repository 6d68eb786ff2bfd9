import { Buffer } from "node:buffer";
import * as z from "zod";
import type { Header, HttpRequest, HttpResponse } from "../../../engine/http/message";
import { parseUrl, printUrl } from "../../../engine/http/url";
import { joinHeaders } from "../../../engine/pipeline/scripts/script-effects";
import { lowerAscii } from "../../../engine/support/ascii";
import { bytesToText, textToBytes } from "../../../engine/support/bytes";

/** Messages as they cross to the runtime: header values as text, bodies in base64. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const headers = z.array(z.tuple([z.string(), z.string()]));
export const WIRE_RESPONSE = z.object({ status: z.int().min(100).max(599), headers, body: z.string() });
const ASKED = z.object({ run: z.string(), url: z.string(), method: z.string(), headers, body: z.string() });

/** What a script asks for from within the runtime. */
export type Asked = z.infer<typeof ASKED>;

export function readAsked(value: unknown): Asked {
  return ASKED.parse(value);
}

export function requestToWire(request: HttpRequest, edgeHeaders: readonly Header[]): WireRequest {
  const known = joinHeaders(request.headers);
  const added = edgeHeaders.filter(({ name }) => !known.has(lowerAscii(name)));
  return {
    url: textOf(printUrl(request)),
    method: request.method,
    headers: [...request.headers, ...added].map(wireHeader),
    body: encode(request.body),
  };
}

export function responseToWire({ status, headers: list, body }: HttpResponse): WireResponse {
  return { status, headers: list.map(wireHeader), body: encode(body) };
}

export function responseFromWire(response: WireResponse): HttpResponse {
  return { status: response.status, headers: response.headers.map(readHeader), body: decode(response.body) };
}

/**
 * The request that a script made of `before`. Headers that it left as they were keep their spelling, order and repetitions, which the
 * runtime does not keep; what the edge added is taken off again. `null`: the address cannot be read.
 */
export function requestFromWire(asked: Asked, before: HttpRequest, edgeHeaders: readonly Header[]): HttpRequest | null {
  const reading = parseUrl(asked.url);
  if (reading.kind === "bad-url") return null;
  return {
    ...before,
    ...reading.url,
    method: asked.method,
    headers: mergeHeaders(before.headers, asked.headers.map(readHeader), edgeHeaders),
    body: decode(asked.body),
  };
}

function mergeHeaders(before: readonly Header[], after: readonly Header[], edgeHeaders: readonly Header[]): readonly Header[] {
  const [old, now, edge] = [joinHeaders(before), joinHeaders(after), joinHeaders(edgeHeaders)];
  const kept = before.filter(({ name }) => now.get(lowerAscii(name)) === old.get(lowerAscii(name)));
  const changed = after.filter(({ name }) => {
    const key = lowerAscii(name);
    if (!old.has(key) && edge.get(key) === now.get(key)) return false;
    return old.get(key) !== now.get(key);
  });
  return [...kept, ...changed];
}

function wireHeader({ name, value }: Header): readonly [string, string] {
  return [textOf(name), textOf(value)];
}

function readHeader([name, value]: readonly [string, string]): Header {
  return { name: textToBytes(name), value: textToBytes(value) };
}

function textOf(bytes: string): string {
  return bytesToText(bytes) ?? bytes;
}

function encode(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("base64");
}

function decode(base64: string): string {
  return Buffer.from(base64, "base64").toString("latin1");
}
