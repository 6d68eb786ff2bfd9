import { describe, expect, test } from "vitest";
import { prepareConfiguration, runTrace, type SavedTrace } from "../../../engine/index";
import type { Json, JsonObject } from "../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

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
    ["a skipped response leaves the time open", { trace: { skip_response: true } }, [true, null, null]],
  ] as const;
  for (const [name, question, expected] of ROWS) test(name, () => expect(decide(question)).toEqual(expected));
});
