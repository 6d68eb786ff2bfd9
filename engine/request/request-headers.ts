import { hasHeader, headerValue, isHeaderValue, isToken } from "../http/headers";
import { parseHost } from "../http/host";
import type { Header, HttpVersion } from "../http/message";
import { defaultPort, type Url } from "../http/url";
import { lowerAscii } from "../support/ascii";
import { bytesToText, textToBytes } from "../support/bytes";
import { jsonPointer, type Problem } from "../support/problem";
import type { BodyReading } from "./body";
import { TRACE_LIMITS } from "./saved-trace";
import type { SavedTrace } from "./trace-definition";

interface HeaderSources {
  readonly saved: SavedTrace;
  readonly url: Url;
  readonly version: HttpVersion;
  readonly body: BodyReading;
}

export interface HeadersReading {
  readonly headers: readonly Header[];
  readonly contentTypeAssumed: boolean;
  readonly problems: readonly Problem[];
}

/**
 * The request's header lines: `host` first where the trace gives none, then `trace.headers` and `requestHeaders` in their
 * order, then what a client adds for cookies and a body. HTTP/2 and HTTP/3 send names in lower case.
 *
 * Our reading where documentation is silent: cookies given as an object join the first cookie header that is given; a JSON
 * body without content-type is `application/json`; a body without content-length gets one.
 */
export function readHeaders(sources: HeaderSources): HeadersReading {
  const given = readGivenHeaders(sources.saved);
  const cookies = readCookies(sources.saved);
  const withHost = hasHeader(given.headers, "host") ? given.headers : [{ name: "Host", value: hostHeader(sources.url) }, ...given.headers];
  const withCookies = addCookies(withHost, cookies.text);
  const contentTypeAssumed = sources.body.from === "json" && !hasHeader(withCookies, "content-type");
  const added: Header[] = contentTypeAssumed ? [{ name: "Content-Type", value: "application/json" }] : [];
  const isFramed = hasHeader(withCookies, "content-length") || hasHeader(withCookies, "transfer-encoding");
  if (sources.body.from !== "none" && !isFramed) added.push({ name: "Content-Length", value: String(sources.body.bytes.length) });
  const headers = [...withCookies, ...added].map((header) => spell(header, sources.version));
  return {
    headers,
    contentTypeAssumed,
    problems: [...given.problems, ...cookies.problems, ...sizeProblems(headers), ...hostProblems(sources.saved, headers)],
  };
}

/** The host header without its port, in the spelling sent; `undefined` where there is none. */
export function hostOf(headers: readonly Header[]): string | undefined {
  return headerValue(headers, "host")?.replace(/:\d*$/, "");
}

function hostHeader(url: Url): string {
  return url.port === defaultPort(url.scheme) ? url.host : `${url.host}:${url.port}`;
}

function spell(header: Header, version: HttpVersion): Header {
  return version === "HTTP/2" || version === "HTTP/3" ? { name: lowerAscii(header.name), value: header.value } : header;
}

function readGivenHeaders(saved: SavedTrace): { readonly headers: readonly Header[]; readonly problems: readonly Problem[] } {
  const lines = [
    ...Object.entries(saved.trace.headers ?? {}).map(([name, value]) => ({ name, value, path: ["trace", "headers", name] })),
    ...(saved.requestHeaders ?? []).map(([name, value], index) => ({ name, value, path: ["requestHeaders", index] })),
  ];
  const problems: Problem[] = [];
  const headers = lines.map(({ name, value, path }) => {
    const header = { name: textToBytes(name), value: textToBytes(value) };
    if (!isToken(header.name))
      problems.push({
        pointer: jsonPointer(path),
        message: `expected a header name (letters, digits, hyphens), found “${name.slice(0, 40)}”`,
      });
    if (!isHeaderValue(header.value)) problems.push({ pointer: jsonPointer(path), message: "expected a header value without line breaks" });
    return header;
  });
  return { headers, problems };
}

function readCookies(saved: SavedTrace): { readonly text: string; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const cookies = Object.entries(saved.trace.cookies ?? {}).map(([name, value]) => {
    const pointer = jsonPointer(["trace", "cookies", name]);
    if (!/^[^=;\0\r\n]+$/.test(name)) problems.push({ pointer, message: "expected a cookie name without “=”, “;” and line breaks" });
    if (/[;\0\r\n]/.test(value)) problems.push({ pointer, message: "expected a cookie value without “;” and line breaks" });
    return `${textToBytes(name)}=${textToBytes(value)}`;
  });
  return { text: cookies.join("; "), problems };
}

function addCookies(headers: readonly Header[], text: string): readonly Header[] {
  if (text === "") return headers;
  const first = headers.findIndex((header) => lowerAscii(header.name) === "cookie");
  if (first < 0) return [...headers, { name: "Cookie", value: text }];
  return headers.map((header, index) => (index === first ? { name: header.name, value: joinCookies(header.value, text) } : header));
}

function joinCookies(given: string, added: string): string {
  return given === "" ? added : `${given}; ${added}`;
}

function sizeProblems(headers: readonly Header[]): readonly Problem[] {
  const size = headers.reduce((sum, { name, value }) => sum + name.length + value.length + 4, 0);
  if (size <= TRACE_LIMITS.headerBytes) return [];
  return [{ pointer: "/trace/headers", message: `The request headers have ${size} bytes; ${TRACE_LIMITS.headerBytes} are the most.` }];
}

function hostProblems(saved: SavedTrace, headers: readonly Header[]): readonly Problem[] {
  const name = Object.keys(saved.trace.headers ?? {}).find((key) => lowerAscii(key) === "host");
  const host = hostOf(headers);
  if (host === undefined || (name === undefined && !saved.requestHeaders?.some(([key]) => lowerAscii(key) === "host"))) return [];
  const pointer = name === undefined ? "/requestHeaders" : jsonPointer(["trace", "headers", name]);
  const reading = parseHost(bytesToText(host) ?? host);
  return reading.kind === "host" ? [] : [{ pointer, message: reading.message }];
}
