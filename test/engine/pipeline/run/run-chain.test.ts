import { describe, expect, test } from "vitest";
import { prepareConfiguration, printChain, readConfiguration, runTraceChain } from "../../../../engine/index";
import type { Json, JsonObject } from "../../../../engine/support/json";

function redirectTo(host: string, path: string, target: string, more: JsonObject = {}): JsonObject {
  return {
    id: `${host}${path}`,
    expression: `http.host eq "${host}" and http.request.uri.path eq "${path}"`,
    action: "redirect",
    action_parameters: { from_value: { target_url: { value: target }, status_code: 301, ...more } },
  };
}

const FILES: Readonly<Record<string, Json>> = {
  "zones/one.test/zone.json": { id: "1", name: "one.test" },
  "zones/one.test/settings.json": [{ id: "always_use_https", value: "on" }],
  "zones/one.test/rulesets/redirects.json": {
    kind: "zone",
    phase: "http_request_dynamic_redirect",
    rules: [
      redirectTo("one.test", "/a", "https://two.test/b"),
      redirectTo("one.test", "/form", "https://two.test/form", { status_code: 307 }),
      redirectTo("one.test", "/out", "https://elsewhere.test/"),
      redirectTo("one.test", "/loop", "https://two.test/back"),
      redirectTo("one.test", "/mail", "mailto:a@one.test"),
    ],
  },
  "zones/two.test/zone.json": { id: "2", name: "two.test" },
  "zones/two.test/pagerules.json": [
    {
      id: "page",
      status: "active",
      priority: 1,
      targets: [{ target: "url", constraint: { operator: "matches", value: "two.test/b*" } }],
      actions: [{ id: "forwarding_url", value: { url: "https://two.test/c", status_code: 302 } }],
    },
  ],
  "zones/two.test/rulesets/redirects.json": {
    kind: "zone",
    phase: "http_request_dynamic_redirect",
    rules: [redirectTo("two.test", "/back", "https://one.test/loop")],
  },
  "zones/many.test/zone.json": { id: "3", name: "many.test" },
  "zones/many.test/rulesets/redirects.json": {
    kind: "zone",
    phase: "http_request_dynamic_redirect",
    rules: [
      {
        id: "longer",
        expression: "true",
        action: "redirect",
        action_parameters: { from_value: { target_url: { expression: 'concat("https://many.test", http.request.uri.path, "a")' } } },
      },
    ],
  },
};

const PREPARED = prepareConfiguration(
  readConfiguration("chains", new Map(Object.entries(FILES).map(([file, json]) => [file, JSON.stringify(json)]))),
);

describe("redirects are followed through all zones", () => {
  const ROWS = [
    ["a request without redirect is a chain of one", "GET", "https://two.test/c", ["GET https://two.test/c"], { kind: "answered" }],
    [
      "Always Use HTTPS, then a Single Redirect, then a page rule of another zone",
      "GET",
      "http://one.test/x",
      ["GET http://one.test/x", "GET https://one.test/x"],
      { kind: "answered" },
    ],
    [
      "a Single Redirect of one zone and a page rule of the other",
      "GET",
      "https://one.test/a",
      ["GET https://one.test/a", "GET https://two.test/b", "GET https://two.test/c"],
      { kind: "answered" },
    ],
    [
      "a POST becomes a GET",
      "POST",
      "https://one.test/a",
      ["POST https://one.test/a", "GET https://two.test/b", "GET https://two.test/c"],
      { kind: "answered" },
    ],
    ["but for 307", "POST", "https://one.test/form", ["POST https://one.test/form", "POST https://two.test/form"], { kind: "answered" }],
    [
      "a host of no zone ends it",
      "GET",
      "https://one.test/out",
      ["GET https://one.test/out"],
      { kind: "left", location: "https://elsewhere.test/" },
    ],
    [
      "what is no web address ends it",
      "GET",
      "https://one.test/mail",
      ["GET https://one.test/mail"],
      { kind: "left", location: "mailto:a@one.test" },
    ],
    [
      "a request made before ends it",
      "GET",
      "https://one.test/loop",
      ["GET https://one.test/loop", "GET https://two.test/back"],
      { kind: "loop", to: 0 },
    ],
  ] as const;
  for (const [name, method, url, hops, end] of ROWS) {
    test(name, () => {
      const chain = runTraceChain(PREPARED, { trace: { method, url } });
      expect([chain.hops.map(({ trace }) => `${trace.method} ${trace.url}`), chain.end]).toEqual([hops, end]);
    });
  }

  test("after twenty redirects a client gives up", () => {
    const chain = runTraceChain(PREPARED, { trace: { method: "GET", url: "https://many.test/" } });
    expect([chain.hops.length, chain.end.kind]).toEqual([21, "too-many-redirects"]);
  });

  test("in print, the way comes before the hops", () => {
    const printed = printChain(runTraceChain(PREPARED, { trace: { method: "GET", url: "https://one.test/loop" } }), { all: false });
    expect(printed.split("\n").slice(0, 4)).toEqual([
      "The redirects loop: after 2 redirects the client asks for https://one.test/loop again.",
      "",
      "1. GET https://one.test/loop · 301 -> https://two.test/back",
      "2. GET https://two.test/back · 301 -> https://one.test/loop",
    ]);
  });
});
