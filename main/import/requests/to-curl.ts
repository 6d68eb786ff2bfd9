import type { SavedTrace } from "../../../engine/request/trace-definition";
import { decodeBase64 } from "../../../engine/support/base64";
import { isAscii } from "../../../engine/support/bytes";

const PROTOCOLS: Readonly<Record<string, string>> = {
  "HTTP/1.0": "--http1.0",
  "HTTP/1.1": "--http1.1",
  "HTTP/2": "--http2",
  "HTTP/3": "--http3",
};

/** Methods that curl takes by itself where nothing else is said. */
const OWN_METHODS = new Set(["GET"]);

/**
 * The curl command that sends the trace's request, for a POSIX shell: what it prints, `readCurl` reads back. Headers that curl would add are taken
 * away, so that the request has those of the trace and no others.
 */
export function toCurl({ trace, requestHeaders = [] }: SavedTrace): string {
  const headers = [...Object.entries(trace.headers ?? {}), ...requestHeaders];
  const cookies = Object.entries(trace.cookies ?? {}).map(([name, value]) => `${name}=${value}`);
  const body = bodyWords(trace.body);
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const protocol = Object.hasOwn(PROTOCOLS, trace.protocol ?? "") ? PROTOCOLS[trace.protocol ?? ""] : undefined;
  const removed = ["User-Agent", "Accept", ...(body.length === 0 ? [] : ["Content-Type"])].filter((name) => !names.has(name.toLowerCase()));
  const type =
    trace.body?.json !== undefined && trace.body.base64 === undefined && !names.has("content-type")
      ? ["Content-Type: application/json"]
      : [];
  const lines = [
    `curl ${quote(trace.url)}`,
    "--path-as-is",
    ...(OWN_METHODS.has(trace.method) && body.length === 0 ? [] : [trace.method === "HEAD" ? "--head" : `-X ${quote(trace.method)}`]),
    ...(protocol === undefined ? [] : [protocol]),
    ...[...type, ...headers.map(([name, value]) => (value === "" ? `${name};` : `${name}: ${value}`))].map(
      (header) => `-H ${quote(header)}`,
    ),
    ...removed.filter((name) => name !== "Content-Type" || type.length === 0).map((name) => `-H ${quote(`${name}:`)}`),
    ...(cookies.length === 0 ? [] : [`-b ${quote(cookies.join("; "))}`]),
    ...body,
  ];
  return `${lines.join(" \\\n  ")}\n`;
}

function bodyWords(body: SavedTrace["trace"]["body"]): readonly string[] {
  if (body === undefined) return [];
  if (body.base64 !== undefined) {
    const bytes = decodeBase64(body.base64);
    if (bytes === null) return [];
    return [`--data-raw ${isAscii(bytes) && !bytes.includes("\0") ? quote(bytes) : ansiQuote(bytes)}`];
  }
  if (body.json !== undefined) return [`--data-raw ${quote(JSON.stringify(body.json))}`];
  return body.plain_text === undefined ? [] : [`--data-raw ${quote(body.plain_text)}`];
}

/** One word of a POSIX shell, whatever is in it; words of letters, digits and a few signs need no quotes. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** `$'…'` of bash, for bytes that are not text; a NUL cannot be in an argument at all and is left out. */
function ansiQuote(bytes: string): string {
  const escaped = bytes.replaceAll("\0", "").replace(/[^ -~]|['\\]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, "0")}`);
  return `$'${escaped}'`;
}
