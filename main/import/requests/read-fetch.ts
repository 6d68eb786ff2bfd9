import { isArray, isObject, property } from "../../../engine/config/reading";
import { textToBytes } from "../../../engine/support/bytes";
import type { Json } from "../../../engine/support/json";
import { headerOf, type ImportedRequest, type RequestHeader, type RequestsReading } from "./imported-request";
import { parseLiteral } from "./script-literal";

/** Reads what a browser gives as “Copy as fetch”: `fetch("…", { … })`. It is read as data and never run. */
export function readFetch(text: string): RequestsReading {
  const start = /\bfetch\s*\(/.exec(text);
  if (start === null) return { kind: "problem", message: "This is no call of fetch: “fetch(” is not there." };
  const read = parseLiteral(text, start.index + start[0].length);
  if (read.kind === "problem") return read;
  const after = text.slice(read.end);
  const comma = /^\s*,/.exec(after);
  const options = comma === null ? null : parseLiteral(text, read.end + comma[0].length);
  if (options?.kind === "problem") return options;
  if (typeof read.value !== "string") return { kind: "problem", message: "The first argument of fetch is to be the URL, a text." };
  return requestOf(read.value, options?.value ?? {});
}

function requestOf(url: string, options: Json): RequestsReading {
  const given = isObject(options) ? options : {};
  const method = property(given, "method");
  const body = property(given, "body");
  const referrer = property(given, "referrer");
  const listed = headersOf(property(given, "headers"));
  const headers: readonly RequestHeader[] =
    typeof referrer === "string" && /^https?:/.test(referrer) && headerOf(listed, "referer") === null
      ? [...listed, ["referer", referrer]]
      : listed;
  const remarks: string[] = [];
  if (headerOf(headers, "user-agent") === null)
    remarks.push("A browser adds its own headers (user-agent, accept-encoding, …); the copy does not have them.");
  if (property(given, "credentials") === "include" && headerOf(headers, "cookie") === null)
    remarks.push("The browser's cookies are not in the copy.");
  const request: ImportedRequest = {
    name: null,
    method: typeof method === "string" ? method.toUpperCase() : "GET",
    url,
    protocol: null,
    headers,
    body: typeof body === "string" ? textToBytes(body) : body === undefined || body === null ? null : textToBytes(JSON.stringify(body)),
    origin: null,
    time: null,
  };
  return { kind: "requests", requests: [request], remarks };
}

function headersOf(headers: Json | undefined): readonly RequestHeader[] {
  const pairs = isObject(headers) ? Object.entries(headers) : isArray(headers) ? headers.filter(isArray) : [];
  return pairs.map(([name, value]): RequestHeader => [textOf(name), textOf(value)]);
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}
