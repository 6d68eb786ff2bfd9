import { describe, expect, test } from "vitest";
import { prepareConfiguration, runTrace, type SavedTrace } from "../../../../engine/index";
import type { JsonObject } from "../../../../engine/support/json";
import { configurationOf, entryPoint, rule } from "../../../support/configurations";

const CUSTOM = "http_request_firewall_custom";

function sentenceOf(phase: string, rules: readonly JsonObject[], saved: Partial<SavedTrace> = {}): string {
  const prepared = prepareConfiguration(configurationOf({ zone: [entryPoint(phase, rules)] }));
  return runTrace(prepared, { trace: { method: "GET", url: "https://example.com/a?b=1" }, ...saved }).workbench.sentence;
}

describe("the answer in one line", () => {
  test("tells the conditions that say most before host and method", () => {
    const expression = 'http.host eq "example.com" and http.request.method eq "GET" and http.request.uri.path eq "/a"';
    expect(sentenceOf(CUSTOM, [rule("Block", expression, "block")])).toBe(
      'Blocked by custom rule “Block” (zone example.com), because http.request.uri.path is "/a", http.host is "example.com" and 1 more condition holds.',
    );
  });

  test("does not give the same clause as a reason and as a condition", () => {
    const rules = [rule("Block", 'not cf.bot_management.verified_bot and http.request.uri.path eq "/a"', "block")];
    expect(sentenceOf(CUSTOM, rules)).toBe(
      'Blocked by custom rule “Block” (zone example.com), because http.request.uri.path is "/a", if cf.bot_management.verified_bot is false.',
    );
  });

  test("names two conditions and counts the others", () => {
    const rules = [
      rule("Country", 'ip.src.country eq "DE"', "block"),
      rule("Bot", "cf.bot_management.verified_bot", "block"),
      rule("Score", "cf.waf.score lt 20", "block"),
    ];
    expect(sentenceOf(CUSTOM, rules)).toMatch(/^Allowed, if [^,]+, [^,]+ and 1 more assumption holds: /);
  });

  test("names what nobody can know before values that the user could give", () => {
    const prepared = prepareConfiguration(
      configurationOf({
        zone: [
          entryPoint(CUSTOM, [
            rule("Bots", "cf.bot_management.score lt 5", "block"),
            rule("Verified", "cf.bot_management.verified_bot", "block"),
          ]),
          entryPoint("http_request_firewall_managed", [rule("Managed", "true", "execute", { id: "efb7b8c949ac4650a09736fc376e9aee" })]),
        ],
      }),
    );
    expect(runTrace(prepared, { trace: { method: "GET", url: "https://example.com/" } }).workbench.sentence).toMatch(
      /^Allowed, if no managed rule matches, [^,]+ and 1 more assumption holds: /,
    );
  });

  test("says so where a redirect's target hangs on what nobody gave", () => {
    const target = {
      from_value: { target_url: { expression: 'concat("https://example.com/", lower(ip.src.country))' }, status_code: 302 },
    };
    const phase = "http_request_dynamic_redirect";
    const given = sentenceOf(phase, [rule("Country", "true", "redirect", target)], { fields: { "ip.src.country": "DE" } });
    expect(given).toBe(
      "Redirected (302) to https://example.com/de by redirect rule “Country” (zone example.com), because it applies to every request.",
    );
    const prepared = prepareConfiguration(configurationOf({ zone: [entryPoint(phase, [rule("Country", "true", "redirect", target)])] }));
    const { workbench } = runTrace(prepared, { trace: { method: "GET", url: "https://example.com/" } });
    expect([workbench.certain, workbench.assumed.filter(({ steps }) => steps.length > 0).map(({ field }) => field)]).toEqual([
      false,
      ["ip.src.country"],
    ]);
  });

  test("says so where the path hangs on a normalization that nobody described", () => {
    const prepared = prepareConfiguration(
      configurationOf({ zone: [entryPoint(CUSTOM, [rule("Admin", 'starts_with(http.request.uri.path, "/admin")', "block")])] }),
    );
    const answer = (url: string) => runTrace(prepared, { trace: { method: "GET", url } }).workbench;
    expect(answer("https://example.com//x/%2e%2e/admin").sentence).toMatch(/^Allowed, if the zone does not normalize URLs: /);
    expect(answer("https://example.com//x/%2e%2e/admin").limits.map(({ code }) => code)).toContain("no-url-normalization");
    expect(answer("https://example.com/x").sentence).toMatch(/^Allowed: /);
  });

  test("says so where real traffic does not come this way", () => {
    const prepared = prepareConfiguration(
      configurationOf({
        files: { "zones/example.com/dns_records.json": [{ name: "example.com", type: "A", content: "192.0.2.1", proxied: false }] },
      }),
    );
    expect(runTrace(prepared, { trace: { method: "GET", url: "https://example.com/" } }).workbench.sentence).toMatch(
      / Real traffic passes none of this: example\.com is not proxied\.$/,
    );
  });

  test("says what is wrong with a trace in words, not pointers", () => {
    expect(sentenceOf(CUSTOM, [], { trace: { method: "GET", url: "example.com" } })).toMatch(/^Untraceable: A URL starts with /);
    expect(sentenceOf(CUSTOM, [], { fields: { "ip.src": "nowhere" } })).toMatch(/^Untraceable: The field ip\.src: /);
  });
});
