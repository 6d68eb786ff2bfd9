import { describe, expect, test } from "vitest";
import type { PageRule, WorkerRoute } from "../../../engine/config/index";
import type { HttpRequest } from "../../../engine/http/message";
import { parseUrl } from "../../../engine/http/url";
import {
  choosePageRule,
  chooseWorkerRoute,
  forwardTarget,
  matchesRoute,
  normalizeUrlPath,
  orderPageRules,
  type RoutedUrl,
} from "../../../engine/products/index";
import { matchUrl } from "../../../engine/products/match-url";

function requestTo(url: string): HttpRequest {
  const reading = parseUrl(url);
  if (reading.kind !== "url") throw new Error(reading.message);
  return { method: "GET", version: "HTTP/1.1", headers: [], body: "", ...reading.url };
}

function routed(url: string): RoutedUrl {
  const { scheme, host, path, query } = requestTo(url);
  return { scheme, host, target: query === null ? path : `${path}?${query}` };
}

describe("URL normalization, https://developers.cloudflare.com/rules/normalization/examples/", () => {
  const ROWS = [
    ["/%68ello", "/hello", "/hello"],
    ["/%68ello//pa\\th", "/hello//pa%5Cth", "/hello/pa/th"],
    ["/hello//../path", "/hello/path", "/path"],
    ["/hello/\\../path", "/hello/%5C../path", "/path"],
    ["/a%2fb", "/a%2Fb", "/a%2Fb"],
    ["/a%2e%2e/b", "/a../b", "/a../b"],
    ["/a/%2e%2E/b", "/b", "/b"],
    ["/a/./b/.", "/a/b/", "/a/b/"],
    ["/../..", "/", "/"],
    ["/caf\u00c3\u00a9", "/caf%C3%A9", "/caf%C3%A9"],
    ["/100%", "/100%25", "/100%25"],
    ["/a;b=c:@!$&'()*+,", "/a;b=c:@!$&'()*+,", "/a;b=c:@!$&'()*+,"],
  ] as const;
  for (const [path, rfc3986, cloudflare] of ROWS) {
    test(path, () => expect([normalizeUrlPath(path, "rfc3986"), normalizeUrlPath(path, "cloudflare")]).toEqual([rfc3986, cloudflare]));
  }
});

describe("which routes of Workers match, https://developers.cloudflare.com/workers/configuration/routing/routes/", () => {
  const ROWS = [
    ["example.com", "https://example.com/", true],
    ["https://*.example.com/", "http://www.example.com/", false],
    ["*.example.com/", "http://www.example.com/", true],
    ["*.example.com/", "http://example.com/", false],
    ["*example.com/", "https://www.example.com/", true],
    ["*example.com/", "https://myexample.com/", true],
    ["https://example.com/path*", "https://example.com/path", true],
    ["https://example.com/path*", "https://example.com/path/readme.txt", true],
    ["example.com/path", "https://example.com/path?x=1", false],
    ["example.com/path*", "https://example.com/path?x=1", true],
    ["example.com/Path", "https://example.com/path", false],
    ["EXAMPLE.com/path", "https://example.com/path", true],
  ] as const;
  for (const [pattern, url, expected] of ROWS)
    test(`${pattern} and ${url}`, () => expect(matchesRoute(pattern, routed(url))).toBe(expected));
});

describe("which route of several is chosen", () => {
  const route = (pattern: string, script: string | null): WorkerRoute => ({
    id: pattern,
    pattern,
    script,
    source: { file: "", pointer: "" },
  });
  const ROWS = [
    [
      "the longer path",
      [
        ["example.com/hello/*", "a"],
        ["example.com/*", "b"],
      ],
      "https://example.com/hello/world",
      "a",
    ],
    [
      "the exact host before a wildcard host",
      [
        ["*.example.com/*", "a"],
        ["www.example.com/*", "b"],
      ],
      "https://www.example.com/x",
      "b",
    ],
    [
      "the exact host even with a shorter path",
      [
        ["*.example.com/a", "a"],
        ["a.example.com/*", "b"],
      ],
      "https://a.example.com/a",
      "b",
    ],
    [
      "a route without script where it is the most specific",
      [
        ["example.com/*", "a"],
        ["example.com/static/*", null],
      ],
      "https://example.com/static/x",
      null,
    ],
    [
      "the query counts",
      [
        ["*example.com/images/cat.png", null],
        ["*example.com/images/*", "worker"],
      ],
      "https://example.com/images/cat.png?foo=bar",
      "worker",
    ],
  ] as const;
  for (const [name, routes, url, script] of ROWS) {
    test(name, () =>
      expect(
        chooseWorkerRoute(
          routes.map(([pattern, target]) => route(pattern, target)),
          routed(url),
        )?.route.script,
      ).toBe(script),
    );
  }
});

describe("URL patterns of page rules, https://developers.cloudflare.com/rules/page-rules/reference/wildcard-matching/", () => {
  const ROWS = [
    ["*example.com/products", "http://example.com/products", [""]],
    ["*example.com/products", "https://www.blog.example.com/products", ["www.blog."]],
    ["*example.com/products", "http://www.example.comproducts", null],
    ["*www.example.com/products", "https://www.example.com/blog/products", null],
    ["example.com/foo*", "http://example.com/foo", [""]],
    ["example.com/foo/*", "http://example.com/foo", null],
    ["example.com/path", "https://example.com/Path", []],
    ["example.com/", "https://example.com/other", null],
    ["example.com", "https://example.com/", []],
    ["example.com", "https://example.com/other", null],
    ["*example.com", "http://www.example.com/", ["www."]],
    ["http://example.com/*", "https://example.com/a", null],
    ["example.com/a", "https://example.com/a?b=1", []],
    ["example.com/a*", "https://example.com/a?b=1", ["?b=1"]],
    ["example.com/a?b=*", "https://example.com/a?b=1", ["1"]],
    ["example.com/a?b=*", "https://example.com/a", null],
    ["example.com:8443/*", "https://example.com:8443/a", ["a"]],
    ["example.com:8443/*", "https://example.com/a", null],
    ["example.com/*", "https://example.com:8443/a", ["a"]],
    ["http://*.example.com/*", "http://cloud.example.com/flare", ["cloud", "flare"]],
  ] as const;
  for (const [pattern, url, captures] of ROWS)
    test(`${pattern} and ${url}`, () => expect(matchUrl(pattern, requestTo(url))).toEqual(captures));
});

describe("targets of forwarding, https://developers.cloudflare.com/rules/page-rules/how-to/url-forwarding/", () => {
  const ROWS = [
    ["http://example.com/images/$1/$2.jpg", ["cloud", "flare"], "http://example.com/images/cloud/flare.jpg"],
    ["https://example.com/price/\\$1", ["a"], "https://example.com/price/$1"],
    ["https://example.com/$2", ["a"], null],
    ["https://example.com/", ["a"], "https://example.com/"],
  ] as const;
  for (const [target, captures, expected] of ROWS) test(target, () => expect(forwardTarget(target, captures)).toBe(expected));
});

test("of page rules that match, the highest priority number applies, and disabled ones never do", () => {
  const rule = (id: string, priority: number, active: boolean): PageRule => ({
    id,
    pattern: "example.com/*",
    actions: [],
    priority,
    active,
    json: {},
    source: { file: "", pointer: "" },
  });
  const ordered = orderPageRules([rule("low", 1, true), rule("high", 7, true), rule("off", 9, false)]);
  const chosen = choosePageRule(ordered, requestTo("https://example.com/x"));
  expect([chosen?.rule.id, chosen?.captures]).toEqual(["high", ["x"]]);
});
