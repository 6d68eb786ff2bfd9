import { describe, expect, test } from "vitest";
import { prepareConfiguration, runTrace, type TraceResult } from "../../../engine/index";
import { checkExpectations } from "../../../engine/library/expectations/check-expectations";
import { readExpectations } from "../../../engine/library/expectations/expectation";
import { expectationsFromResult } from "../../../engine/library/expectations/expectations-from-result";
import type { Json, JsonObject } from "../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

const CONFIGURATION = configurationOf({
  zone: [
    entryPoint("http_request_transform", [
      rule("strip", 'starts_with(http.request.uri.path, "/en/")', "rewrite", { uri: { path: { value: "/checkout" } } }),
    ]),
    entryPoint("http_request_dynamic_redirect", [
      rule("moved", 'http.request.uri.path eq "/old"', "redirect", {
        from_value: { status_code: 301, target_url: { value: "https://example.com/new" } },
      }),
    ]),
    entryPoint("http_request_firewall_custom", [
      { ...rule("deny", 'http.request.uri.path eq "/admin"', "block"), description: "Deny the staff area", ref: "staff" },
      rule("robots", 'http.user_agent contains "robot"', "block"),
    ]),
    entryPoint("http_request_late_transform", [
      rule("mark", "true", "rewrite", { headers: { "X-From": { operation: "set", value: "edge" }, cookie: { operation: "remove" } } }),
    ]),
    entryPoint("http_request_origin", [
      rule("elsewhere", 'http.request.uri.path eq "/checkout"', "route", { origin: { host: "pay.example.com", port: 8443 } }),
    ]),
    entryPoint("http_request_cache_settings", [
      rule("keep", 'http.request.uri.path eq "/photo"', "set_cache_settings", {
        cache: true,
        edge_ttl: { mode: "override_origin", default: 7200 },
      }),
    ]),
  ],
});
const PREPARED = prepareConfiguration(CONFIGURATION);

function run(path: string): TraceResult {
  return runTrace(PREPARED, {
    trace: { method: "GET", url: `https://example.com${path}`, headers: { "User-Agent": "curl" }, cookies: { a: "1" } },
    origin: { status: 200, headers: { "X-Frame-Options": "DENY" } },
  });
}

function read(...entries: readonly JsonObject[]): Parameters<typeof checkExpectations>[0] {
  const reading = readExpectations(entries);
  if (reading.kind === "problems") throw new Error(reading.problems[0]?.message);
  return reading.value;
}

type Row = readonly [path: string, expectation: JsonObject, holds: boolean, expected: string, got: string];

const CHECKS: readonly Row[] = [
  ["/admin", { status: 403 }, true, "status 403", "status 403"],
  ["/", { status: 403 }, false, "status 403", "status 200"],
  ["/admin", { outcome: "block" }, true, "outcome block", "outcome block"],
  ["/", { outcome: "block" }, false, "outcome block", "outcome origin"],
  ["/admin", { action: "block" }, true, "action block", "action block"],
  ["/", { action: "block" }, false, "action block", "no action"],
  ["/admin", { matched: "deny" }, true, "“deny” matches", "“deny” matches"],
  ["/admin", { matched: "staff" }, true, "“staff” matches", "“staff” matches"],
  ["/admin", { matched: "Deny the staff area" }, true, "“Deny the staff area” matches", "“Deny the staff area” matches"],
  ["/admin", { matched: "robots" }, false, "“robots” matches", "it is not reached: the request ends at “Deny the staff area”"],
  ["/", { matched: "nobody" }, false, "“nobody” matches", "no step is called “nobody”"],
  ["/", { notMatched: "deny" }, true, "“deny” does not match", "it does not match"],
  ["/admin", { notMatched: "deny" }, false, "“deny” does not match", "it matches"],
  ["/old", { location: "https://example.com/new" }, true, "location https://example.com/new", "location https://example.com/new"],
  ["/", { location: "https://example.com/new" }, false, "location https://example.com/new", "no location"],
  ["/en/x", { url: "https://example.com/checkout" }, true, "url https://example.com/checkout", "url https://example.com/checkout"],
  [
    "/x",
    { header: { side: "request", name: "X-From", equals: "edge" } },
    true,
    "request header x-from: edge",
    "request header x-from: edge",
  ],
  [
    "/x",
    { header: { side: "request", name: "x-from", equals: "cloud" } },
    false,
    "request header x-from: cloud",
    "request header x-from: edge",
  ],
  ["/x", { header: { side: "request", name: "cookie", present: false } }, true, "no request header cookie", "no request header cookie"],
  [
    "/admin",
    { header: { side: "request", name: "cookie", present: false } },
    false,
    "no request header cookie",
    "request header cookie: a=1",
  ],
  [
    "/x",
    { header: { side: "response", name: "x-frame-options", present: true } },
    true,
    "response header x-frame-options to be there",
    "response header x-frame-options: DENY",
  ],
  ["/x", { header: { side: "response", name: "x-none", equals: "a" } }, false, "response header x-none: a", "no response header x-none"],
  [
    "/photo",
    { cache: { eligible: true, edgeTtl: 7200 } },
    true,
    "cache eligible true, cache edgeTtl 7200",
    "cache eligible true, cache edgeTtl 7200",
  ],
  ["/photo", { cache: { eligible: true, edgeTtl: 60 } }, false, "cache edgeTtl 60", "cache edgeTtl 7200"],
  ["/x", { cache: { eligible: true } }, false, "cache eligible true", "cache eligible false"],
  [
    "/en/x",
    { origin: { host: "pay.example.com", port: 8443 } },
    true,
    "origin host pay.example.com, origin port 8443",
    "origin host pay.example.com, origin port 8443",
  ],
  ["/admin", { origin: { port: 443 } }, false, "origin port 443", "the request does not reach an origin"],
  ["/admin", { notReached: "http_request_late_transform" }, true, "http_request_late_transform is not reached", "it is not reached"],
  ["/x", { notReached: "http_request_late_transform" }, false, "http_request_late_transform is not reached", "it is reached"],
  ["/x", { notReached: "http_ratelimit" }, false, "http_ratelimit is not reached", "nothing ends the request before it"],
];

describe("an expectation", () => {
  test.each(CHECKS)("%s %j: %s", (path, expectation, holds, expected, got) => {
    expect(checkExpectations(read(expectation), run(path))).toMatchObject([{ holds, expected, got }]);
  });

  test("of a rule that does not match says why and points at its step", () => {
    const result = run("/x");
    const [check] = checkExpectations(read({ matched: "deny" }), result);
    expect(check?.got).toContain("it does not match: ");
    expect(check?.got).toContain("/x");
    expect(stepAt(result, check?.step ?? null)).toBe("deny");
  });

  test("points at the step that set what it looks at", () => {
    const result = run("/en/x");
    const steps = [{ url: "x" }, { origin: { port: 1 } }, { header: { side: "request", name: "x-from", equals: "" } }].map((expectation) =>
      stepAt(result, checkExpectations(read(expectation), result)[0]?.step ?? null),
    );
    expect(steps).toEqual(["strip", "elsewhere", "mark"]);
  });

  test("stands where it stands in the file", () => {
    expect(checkExpectations(read({ status: 1_00 }, { outcome: "block", status: 200 }), run("/")).map(({ pointer }) => pointer)).toEqual([
      "/expect/0/status",
      "/expect/1/outcome",
      "/expect/1/status",
    ]);
  });
});

describe("a mistake in an expectation", () => {
  const MISTAKES: readonly (readonly [entry: JsonObject, pointer: string, message: RegExp])[] = [
    [{ status: "403" }, "/expect/0/status", /^expected a status code such as 403, found “403”$/],
    [{ outcome: "blocked" }, "/expect/0/outcome", /^expected one of origin, block, .*, found “blocked”$/],
    [{ matched: 1 }, "/expect/0/matched", /^expected the id, ref or description of a rule, found the number 1$/],
    [{ matches: "x" }, "/expect/0/matches", /^“matches” is no expectation; there is status, outcome, action, matched, /],
    [{ header: { side: "both", name: "a", equals: "" } }, "/expect/0/header", /“side” to be "request" or "response"/],
    [{ header: { side: "request", name: "a" } }, "/expect/0/header", /either “equals”, a text, or “present”/],
    [{ header: { side: "request", name: "a", contains: "" } }, "/expect/0/header", /without “contains”/],
    [{ cache: { ttl: 1 } }, "/expect/0/cache", /any of eligible, edgeTtl, browserTtl, key, without “ttl”/],
    [{ cache: { eligible: "yes" } }, "/expect/0/cache", /“eligible” to be true or false/],
    [{ origin: {} }, "/expect/0/origin", /an object with any of host, port, hostHeader, sni/],
    [{ notReached: "http_request_teleport" }, "/expect/0/notReached", /the name of a phase/],
    [{}, "/expect/0", /^expects nothing/],
  ];

  test.each(MISTAKES)("%j", (entry, pointer, message) => {
    const reading = readExpectations([entry]);
    expect(reading).toMatchObject({ kind: "problems", problems: [{ pointer, message: expect.stringMatching(message) }] });
  });
});

describe("expectations from a result", () => {
  const TAKEN: readonly (readonly [path: string, expected: readonly Json[]])[] = [
    ["/admin", [{ status: 403 }, { outcome: "block" }, { action: "block" }, { matched: "Deny the staff area" }]],
    [
      "/old",
      [{ status: 301 }, { outcome: "redirect" }, { action: "redirect" }, { matched: "moved" }, { location: "https://example.com/new" }],
    ],
    [
      "/en/x",
      [
        { status: 200 },
        { outcome: "origin" },
        { url: "https://example.com/checkout" },
        { origin: { host: "pay.example.com", port: 8443 } },
        { header: { side: "request", name: "x-from", equals: "edge" } },
        { header: { side: "request", name: "cookie", present: false } },
      ],
    ],
  ];

  test.each(TAKEN)("%s", (path, expected) => {
    expect(expectationsFromResult(run(path))).toEqual(expected);
  });

  test.each(["/", "/admin", "/old", "/en/x", "/photo"])("hold for the result they come from: %s", (path) => {
    const result = run(path);
    const checks = checkExpectations(read(...expectationsFromResult(result)), result);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.length).toBeGreaterThan(1);
  });
});

function stepAt(result: TraceResult, id: string | null): string | undefined {
  const find = (steps: TraceResult["trace"]): string | undefined => {
    for (const step of steps) {
      if (step.workbench.id === id) return step.step_name;
      const found = find(step.trace ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return find(result.trace);
}
