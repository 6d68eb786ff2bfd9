import { textToBytes } from "../../../engine/support/bytes";
import { headerOf, type ImportedRequest, isNamed, protocolOf, type RequestHeader, type RequestsReading } from "./imported-request";

/**
 * Reads a raw HTTP message: request line, headers, an empty line, a body; line ends of either kind. Also what a browser shows as raw headers of
 * HTTP/2 (`:method`, `:authority`, …). Without a scheme in it, the request is taken to be https.
 */
export function readHttp(text: string): RequestsReading {
  const { head, body } = splitHead(text.replace(/^(?:\r?\n)+/, ""));
  const lines = unfold(head);
  const [first, ...rest] = lines;
  if (first === undefined || first.trim() === "")
    return { kind: "problem", message: "There is nothing here; a request begins with a line such as “GET / HTTP/1.1”." };
  const pseudo = first.startsWith(":");
  const headers = (pseudo ? lines : rest).flatMap((line): RequestHeader[] => {
    const colon = line.indexOf(":", line.startsWith(":") ? 1 : 0);
    return colon <= 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]];
  });
  const wrong = (pseudo ? lines : rest).find((line) => line.trim() !== "" && line.indexOf(":", 1) <= 0);
  if (wrong !== undefined) return { kind: "problem", message: `“${wrong.slice(0, 60)}” is no header line: a name, a colon, a value.` };
  const start = pseudo ? pseudoLine(headers) : requestLine(first);
  if (typeof start === "string") return { kind: "problem", message: start };
  const url = urlOf(start, headers);
  if (url === null) return { kind: "problem", message: "Neither the request line nor a Host header says which host is asked." };
  const remarks = start.target.includes("://") || pseudo ? [] : ["The message does not say http or https; https is taken."];
  const request: ImportedRequest = {
    name: null,
    method: start.method,
    url,
    protocol: start.protocol,
    headers: headers.filter((header) => !header[0].startsWith(":") && !isFraming(header)),
    body: body === "" ? null : textToBytes(bodyOf(body, headers)),
    origin: null,
    time: null,
  };
  return { kind: "requests", requests: [request], remarks };
}

interface Start {
  readonly method: string;
  readonly target: string;
  readonly protocol: string | null;
  readonly scheme: string;
}

function splitHead(text: string): { readonly head: string; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  return end === null
    ? { head: text.replace(/\r?\n$/, ""), body: "" }
    : { head: text.slice(0, end.index), body: text.slice(end.index + end[0].length) };
}

/** Lines that begin with white space belong to the one before (RFC 9112 section 5.2). */
function unfold(head: string): readonly string[] {
  return head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
}

function requestLine(line: string): Start | string {
  const parts = /^([A-Za-z][A-Za-z0-9!#$%&'*+.^_`|~-]*)[ \t]+(\S+)(?:[ \t]+(HTTP\/\d(?:\.\d)?))?[ \t]*$/.exec(line);
  if (parts === null) return `“${line.slice(0, 60)}” is no request line; one is such as “GET /path HTTP/1.1”.`;
  return { method: parts[1] ?? "", target: parts[2] ?? "", protocol: protocolOf(parts[3] ?? ""), scheme: "https" };
}

function pseudoLine(headers: readonly RequestHeader[]): Start | string {
  const method = headerOf(headers, ":method");
  const path = headerOf(headers, ":path");
  if (method === null || path === null) return "The raw headers lack :method or :path.";
  return { method, target: path, protocol: "HTTP/2", scheme: headerOf(headers, ":scheme") ?? "https" };
}

function urlOf({ target, scheme }: Start, headers: readonly RequestHeader[]): string | null {
  if (/^https?:\/\//i.test(target)) return target;
  const host = headerOf(headers, ":authority") ?? headerOf(headers, "host");
  if (host === null || host === "" || !(target.startsWith("/") || target === "*")) return null;
  return `${scheme}://${host}${target === "*" ? "/" : target}`;
}

function isFraming(header: RequestHeader): boolean {
  return isNamed(header, "content-length") || isNamed(header, "transfer-encoding");
}

/** The body without what frames it: chunks are joined, and what stands beyond content-length is cut off. */
function bodyOf(text: string, headers: readonly RequestHeader[]): string {
  if (/chunked/i.test(headerOf(headers, "transfer-encoding") ?? "")) return joinChunks(text);
  const length = Number(headerOf(headers, "content-length") ?? Number.NaN);
  const isLonger = Number.isInteger(length) && length >= 0 && length < text.length && textToBytes(text).length > length;
  return isLonger ? text.slice(0, length) : text;
}

function joinChunks(text: string): string {
  let joined = "";
  let at = 0;
  for (;;) {
    const size = /^([0-9a-f]{1,8})[^\r\n]*\r?\n/i.exec(text.slice(at, at + 64));
    const length = Number.parseInt(size?.[1] ?? "0", 16);
    if (size === null || length === 0) return joined === "" && size === null ? text : joined;
    at += size[0].length;
    joined += text.slice(at, at + length);
    at += length;
    at += /^\r?\n/.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  }
}
