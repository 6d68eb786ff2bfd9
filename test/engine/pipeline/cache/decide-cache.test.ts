import { describe, expect, test } from "vitest";
import { prepareConfiguration, runTrace, type SavedTrace } from "../../../../engine/index";
import type { Json, JsonObject } from "../../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../../support/configurations";

interface Question {
  readonly settings?: JsonObject;
  readonly rules?: JsonObject;
  readonly trace?: { readonly method?: string; readonly url?: string; readonly skip_response?: boolean };
  readonly origin?: SavedTrace["origin"];
}

function decide({ settings = {}, rules, trace = {}, origin = { status: 200 } }: Question): readonly Json[] {
  const zone = rules === undefined ? [] : [entryPoint("http_request_cache_settings", [rule("cache", "true", "set_cache_settings", rules)])];
  const zoneSettings = Object.entries(settings).map(([id, value]) => ({ id, value }));
  const prepared = prepareConfiguration(configurationOf({ zone, files: { "zones/example.com/settings.json": zoneSettings } }));
  const { cache } = runTrace(prepared, { trace: { method: "GET", url: "https://example.com/logo.png", ...trace }, origin }).workbench;
  return cache === null ? ["none"] : [cache.eligible, cache.edgeTtl, cache.browserTtl];
}

describe("what the cache does, https://developers.cloudflare.com/cache/concepts/default-cache-behavior/", () => {
  const override = { cache: true, edge_ttl: { mode: "override_origin", default: 60 } };
  const ROWS = [
    ["an image is cached for two hours where the origin says nothing", {}, [true, 7200, null]],
    ["a page is not cached", { trace: { url: "https://example.com/about" } }, [false, null, null]],
    ["a page that a rule makes eligible is", { trace: { url: "https://example.com/about" }, rules: { cache: true } }, [true, 7200, null]],
    ["an image that a rule keeps out is not", { rules: { cache: false } }, [false, null, null]],
    ["a POST is never cached", { trace: { method: "POST" }, rules: { cache: true } }, [false, null, null]],
    ["max-age of the origin counts, for browsers too", { origin: { headers: { "cache-control": "max-age=30" } } }, [true, 30, 30]],
    ["s-maxage counts at the edge alone", { origin: { headers: { "cache-control": "max-age=30, s-maxage=90" } } }, [true, 90, 30]],
    ["a private response is not stored", { origin: { headers: { "cache-control": "private, max-age=30" } } }, [true, 0, 30]],
    ["a response that sets cookies is not stored", { origin: { headers: { "set-cookie": "a=1" } } }, [true, 0, null]],
    [
      "a rule that overrides the origin wins over private",
      { rules: override, origin: { headers: { "cache-control": "private" } } },
      [true, 60, null],
    ],
    [
      "a TTL for the status wins over the rule's default",
      {
        rules: {
          ...override,
          edge_ttl: { ...override.edge_ttl, status_code_ttl: [{ status_code_range: { from: 400, to: 499 }, value: 5 }] },
        },
        origin: { status: 404 },
      },
      [true, 5, null],
    ],
    [
      "no-store for the status stores nothing",
      { rules: { cache: true, edge_ttl: { mode: "respect_origin", status_code_ttl: [{ status_code: 200, value: -1 }] } } },
      [true, 0, null],
    ],
    [
      "bypass by default stores only what the origin wants stored",
      { rules: { cache: true, edge_ttl: { mode: "bypass_by_default" } } },
      [true, 0, null],
    ],
    ["a missing page is kept for three minutes", { origin: { status: 404 } }, [true, 180, null]],
    ["an error of the server is not stored", { origin: { status: 503 } }, [true, 0, null]],
    ["browser TTL of a rule", { rules: { cache: true, browser_ttl: { mode: "override_origin", default: 10 } } }, [true, 7200, 10]],
    ["browser TTL that a rule bypasses", { rules: { cache: true, browser_ttl: { mode: "bypass" } } }, [true, 7200, 0]],
    ["development mode keeps everything out", { settings: { development_mode: "on" }, rules: { cache: true } }, [false, null, null]],
    [
      "cache-control for Cloudflare alone counts before the others",
      {
        origin: {
          headers: { "cache-control": "max-age=30", "cdn-cache-control": "max-age=60", "cloudflare-cdn-cache-control": "max-age=90" },
        },
      },
      [true, 90, 30],
    ],
    [
      "cache-control for CDNs counts before the general one",
      { origin: { headers: { "cache-control": "max-age=30", "cdn-cache-control": "no-store" } } },
      [true, 0, 30],
    ],
    ["expires counts by the virtual clock", { origin: { headers: { expires: "Thu, 01 Jan 2026 00:01:00 GMT" } } }, [true, 60, null]],
    ["an expires that is over stores nothing", { origin: { headers: { expires: "0" } } }, [true, 0, null]],
    ["nothing is cached on port 8443", { trace: { url: "https://example.com:8443/logo.png" } }, [false, null, null]],
    [
      "unless a rule names the port",
      { trace: { url: "https://example.com:8443/logo.png" }, rules: { cache: true, additional_cacheable_ports: [8443] } },
      [true, 7200, null],
    ],
    [
      "an exact status goes before a range",
      {
        rules: {
          cache: true,
          edge_ttl: {
            mode: "respect_origin",
            status_code_ttl: [
              { status_code_range: { from: 200, to: 299 }, value: 5 },
              { status_code: 200, value: 7 },
            ],
          },
        },
      },
      [true, 7, null],
    ],
    [
      "browser TTL that bypasses by default leaves what the origin says",
      { rules: { cache: true, browser_ttl: { mode: "bypass_by_default" } }, origin: { headers: { "cache-control": "max-age=30" } } },
      [true, 30, 30],
    ],
    ["a skipped response leaves the time open", { trace: { skip_response: true } }, [true, null, null]],
  ] as const;
  for (const [name, question, expected] of ROWS) test(name, () => expect(decide(question)).toEqual(expected));
});

describe("under which key, https://developers.cloudflare.com/cache/how-to/cache-keys/", () => {
  function keyOf(cacheKey: JsonObject, trace: Partial<SavedTrace["trace"]> = {}): string | null {
    const rules = [rule("cache", "true", "set_cache_settings", { cache: true, cache_key: cacheKey })];
    const prepared = prepareConfiguration(configurationOf({ zone: [entryPoint("http_request_cache_settings", rules)] }));
    const url = "https://example.com/a?b=2&a=1&utm=x";
    return runTrace(prepared, { trace: { method: "GET", url, ...trace }, fields: { "ip.src.country": "DE" } }).workbench.cache?.key ?? null;
  }
  const phone = { headers: { "user-agent": "Mozilla/5.0 (iPhone) Mobile" } };
  const ROWS: readonly (readonly [name: string, cacheKey: JsonObject, trace: Partial<SavedTrace["trace"]>, key: string])[] = [
    ["the whole URL by default", {}, {}, "https://example.com/a?b=2&a=1&utm=x"],
    ["the query in order", { ignore_query_strings_order: true }, {}, "https://example.com/a?a=1&b=2&utm=x"],
    ["some arguments left out", { custom_key: { query_string: { exclude: { list: ["utm"] } } } }, {}, "https://example.com/a?b=2&a=1"],
    ["some arguments only", { custom_key: { query_string: { include: { list: ["a"] } } } }, {}, "https://example.com/a?a=1"],
    ["no arguments", { custom_key: { query_string: { exclude: { all: true } } } }, {}, "https://example.com/a"],
    ["no arguments, in the older spelling", { custom_key: { query_string: { exclude: ["*"] } } }, {}, "https://example.com/a"],
    [
      "the origin header, where there is one",
      {},
      { headers: { origin: "https://other.test" } },
      "https://example.com/a?b=2&a=1&utm=x | origin: https://other.test",
    ],
    [
      "headers and cookies",
      { custom_key: { header: { include: ["X-A"], check_presence: ["x-b"] }, cookie: { include: ["c"], check_presence: ["d"] } } },
      { headers: { "x-a": "1" }, cookies: { c: "2" } },
      "https://example.com/a?b=2&a=1&utm=x | x-a: 1 | x-b: absent | cookie c=2 | cookie d absent",
    ],
    ["the kind of device", { cache_by_device_type: true }, phone, "https://example.com/a?b=2&a=1&utm=x | device mobile"],
    ["the country", { custom_key: { user: { geo: true } } }, {}, "https://example.com/a?b=2&a=1&utm=x | country DE"],
  ];
  for (const [name, cacheKey, trace, key] of ROWS) test(name, () => expect(keyOf(cacheKey, trace)).toBe(key));
});
