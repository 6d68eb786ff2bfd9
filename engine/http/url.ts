import { lowerAscii } from "../support/ascii";
import { textToBytes } from "../support/bytes";
import { parseHost } from "./host";
import type { Scheme } from "./message";
import { encodeUntransportable } from "./percent";

/** An absolute http(s) URL without its fragment. Strings are byte strings; `query` is `null` where there is no `?`. */
export interface Url {
  readonly scheme: Scheme;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: string | null;
}

export type UrlReading = { readonly kind: "url"; readonly url: Url } | { readonly kind: "bad-url"; readonly message: string };

/**
 * Reads a URL as a client that sends it: scheme and host in lower case, the fragment dropped, and in path and query only what
 * cannot travel (control characters, spaces, non-ASCII) percent-encoded. Dot segments, double slashes and backslashes stay:
 * normalizing them is the network's work, and must be visible as such.
 */
export function parseUrl(text: string): UrlReading {
  if (text.trim() === "") return bad("There is no URL yet; say what is asked for, such as https://example.com/path.");
  const start = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(text.trim());
  if (start === null) return bad(`A URL starts with http:// or https://, such as https://example.com/path; this is “${shorten(text)}”.`);
  const scheme = lowerAscii(start[1] ?? "");
  if (scheme !== "http" && scheme !== "https")
    return bad(`Only http and https URLs can be traced; this one's scheme is “${shorten(scheme)}”.`);
  const rest = text.trim().slice(start[0].length);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  if (authority === "") return bad(`The URL has no host: a host name comes after ${scheme}://, such as ${scheme}://example.com/.`);
  if (authority.includes("@")) return bad("The URL holds a user name or password; send those in an authorization header.");
  const place = readAuthority(authority, scheme);
  if (typeof place === "string") return bad(place);
  const target = splitTarget(end < 0 ? "" : rest.slice(end));
  return { kind: "url", url: { scheme, ...place, ...target } };
}

/** As it is written: the port only where it is not the scheme's own. The reverse of `parseUrl` for every URL it gives. */
export function printUrl(url: Url): string {
  const port = url.port === defaultPort(url.scheme) ? "" : `:${url.port}`;
  return `${url.scheme}://${url.host}${port}${pathAndQuery(url)}`;
}

/** The request target: path, and `?` with the query where there is one. */
export function pathAndQuery(target: { readonly path: string; readonly query: string | null }): string {
  return target.query === null ? target.path : `${target.path}?${target.query}`;
}

export function defaultPort(scheme: Scheme): number {
  return scheme === "https" ? 443 : 80;
}

/**
 * Text after the last dot of the last path segment, in lower case; "" for no dot, a trailing dot, or one dot at the front.
 * https://developers.cloudflare.com/ruleset-engine/rules-language/fields/reference/http.request.uri.path.extension/
 */
export function pathExtension(path: string): string {
  const segment = path.slice(path.lastIndexOf("/") + 1);
  const dot = segment.lastIndexOf(".");
  return dot <= 0 ? "" : lowerAscii(segment.slice(dot + 1));
}

function readAuthority(authority: string, scheme: Scheme): { readonly host: string; readonly port: number } | string {
  const parts = /^(\[[^\]]*\]|[^:[\]]*)(?::(.*))?$/.exec(authority);
  if (parts === null) return `“${shorten(authority)}” is not a host, or host:port.`;
  const port = readPort(parts[2] ?? "", scheme);
  if (port === null) return `“${shorten(parts[2] ?? "")}” is not a port; a port is a number from 1 to 65535.`;
  const host = parseHost(parts[1] ?? "");
  return host.kind === "host" ? { host: host.host, port } : host.message;
}

function readPort(digits: string, scheme: Scheme): number | null {
  if (digits === "") return defaultPort(scheme);
  const port = /^\d{1,5}$/.test(digits) ? Number(digits) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function splitTarget(text: string): { readonly path: string; readonly query: string | null } {
  const [target = ""] = text.split("#", 1);
  const mark = target.indexOf("?");
  const path = encodeUntransportable(textToBytes(mark < 0 ? target : target.slice(0, mark)));
  return { path: path === "" ? "/" : path, query: mark < 0 ? null : encodeUntransportable(textToBytes(target.slice(mark + 1))) };
}

function bad(message: string): UrlReading {
  return { kind: "bad-url", message };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
