import { describe, expect, test } from "vitest";
import { prepareConfiguration, runTrace, type SavedTrace } from "../../../engine/index";
import type { Json, JsonObject } from "../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

interface Question {
  readonly action: string;
  readonly parameters: JsonObject;
  readonly headers?: NonNullable<SavedTrace["origin"]>["headers"];
}

/** Mistakes, then the response's cache-control and cache-tag, then the edge's time. */
function outcomeOf({ action, parameters, headers = {} }: Question): readonly Json[] {
  const zone = [entryPoint("http_response_cache_settings", [rule("r", "true", action, parameters)])];
  const prepared = prepareConfiguration(configurationOf({ zone }));
  const { workbench } = runTrace(prepared, {
    trace: { method: "GET", url: "https://example.com/a.css" },
    origin: { status: 200, headers },
  });
  const header = (name: string): string | null => workbench.response?.headers.find(([own]) => own.toLowerCase() === name)?.[1] ?? null;
  return [prepared.findings.map(({ code }) => code), header("cache-control"), header("cache-tag"), workbench.cache?.edgeTtl ?? null];
}

/** https://developers.cloudflare.com/cache/how-to/cache-response-rules/settings/ */
describe("cache response rules", () => {
  const control = (parameters: JsonObject, cacheControl?: string): Question => ({
    action: "set_cache_control",
    parameters,
    ...(cacheControl === undefined ? {} : { headers: { "cache-control": cacheControl } }),
  });
  const ROWS: readonly (readonly [name: string, question: Question, outcome: readonly Json[]])[] = [
    ["a directive is set", control({ "max-age": { operation: "set", value: 60 } }), [[], "max-age=60", null, 60]],
    [
      "it replaces the origin's where that stands",
      control({ "max-age": { operation: "set", value: 60 } }, "max-age=5, public"),
      [[], "max-age=60, public", null, 60],
    ],
    ["a directive is removed", control({ "no-store": { operation: "remove" } }, "no-store, max-age=5"), [[], "max-age=5", null, 5]],
    ["the last directive takes the header along", control({ "no-store": { operation: "remove" } }, "no-store"), [[], null, null, 7200]],
    ["names may have underscores", control({ s_maxage: { operation: "set", value: 9 } }), [[], "s-maxage=9", null, 9]],
    [
      "a directive for Cloudflare alone does not reach the visitor",
      control({ "s-maxage": { operation: "set", value: 9, cloudflare_only: true } }, "max-age=5"),
      [[], "max-age=5", null, 9],
    ],
    [
      "qualifiers name headers",
      control({ "no-cache": { operation: "set", qualifiers: ["set-cookie", "x-a"] } }),
      [[], 'no-cache="set-cookie, x-a"', null, 0],
    ],
    ["a directive without seconds is a mistake", control({ "max-age": { operation: "set" } }), [["missing-property"], null, null, 7200]],
    ["an unknown directive is a mistake", control({ "max-ages": { operation: "remove" } }), [["unknown-directive"], null, null, 7200]],
    ["no directive at all is a mistake", control({}), [["missing-property"], null, null, 7200]],
    [
      "tags are added once",
      { action: "set_cache_tags", parameters: { operation: "add", values: ["a", "b"] }, headers: { "cache-tag": "a" } },
      [[], null, "a,b", 7200],
    ],
    [
      "tags are computed",
      { action: "set_cache_tags", parameters: { operation: "set", expression: 'concat("t-", http.host)' } },
      [[], null, "t-example.com", 7200],
    ],
    ["tags need an operation", { action: "set_cache_tags", parameters: { values: ["a"] } }, [["missing-property"], null, null, 7200]],
    [
      "a stripped cookie no longer keeps the response out",
      { action: "set_cache_settings", parameters: { strip_set_cookie: true }, headers: { "set-cookie": ["a=1", "b=2"] } },
      [[], null, null, 7200],
    ],
    [
      "settings of the request are a mistake here",
      { action: "set_cache_settings", parameters: { cache: true } },
      [["missing-property"], null, null, 7200],
    ],
  ];
  for (const [name, question, outcome] of ROWS) test(name, () => expect(outcomeOf(question)).toEqual(outcome));
});
