import type { HttpRequest } from "../http/message";
import { defaultPort } from "../http/url";
import { createWildcard } from "../language/values/wildcard";
import { textToBytes } from "../support/bytes";

/**
 * What the stars of a URL pattern take from a request's URL, or `null` where the pattern does not match. Case does not count; a pattern
 * without scheme or port fits any, one without path the root; one without `?` is tried with and without the query.
 * https://developers.cloudflare.com/rules/page-rules/reference/wildcard-matching/
 */
export function matchUrl(pattern: string, request: HttpRequest): readonly string[] | null {
  const scheme = /^https?:\/\//i.exec(pattern)?.[0].toLowerCase() ?? null;
  if (scheme !== null && scheme !== `${request.scheme}://`) return null;
  const unschemed = scheme === null ? pattern : pattern.slice(scheme.length);
  const rest = textToBytes(/[/*]/.test(unschemed.replace(/^\*/, "")) ? unschemed : `${unschemed}/`);
  const wildcard = createWildcard(rest.split("*"), false);
  for (const authority of authorities(rest, request)) {
    for (const target of targets(rest, request)) {
      const captures = wildcard.captures(authority + target);
      if (captures !== null) return captures;
    }
  }
  return null;
}

function authorities(pattern: string, { host, port, scheme }: HttpRequest): readonly string[] {
  if (/^[^/]*:\d+(?:\/|$)/.test(pattern)) return [`${host}:${port}`];
  return port === defaultPort(scheme) ? [host] : [host, `${host}:${port}`];
}

function targets(pattern: string, { path, query }: HttpRequest): readonly string[] {
  const full = query === null ? path : `${path}?${query}`;
  return query === null || pattern.includes("?") ? [full] : [full, path];
}
