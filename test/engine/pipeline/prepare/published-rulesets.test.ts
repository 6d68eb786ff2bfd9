import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Rule, Ruleset } from "../../../../engine/config/index";
import { flattenSteps, prepareConfiguration, readConfiguration, runTrace } from "../../../../engine/index";
import { checkExpression, STANDARD_SCHEME } from "../../../../engine/language/index";
import { findEnginePhase } from "../../../../engine/phases/index";
import type { SavedTrace } from "../../../../engine/request/trace-definition";
import type { JsonObject } from "../../../../engine/support/json";
import { type Draft, draftsFor } from "../../../support/solve-expression";

/** Published rulesets, where they stand beside the project. */
const CORPUS = path.resolve(import.meta.dirname, "../../../../../shared/corpus");
const FILES = existsSync(CORPUS) ? readdirSync(path.join(CORPUS, "rulesets")).filter((name) => name.endsWith(".json")) : [];

/** Rules that no trace matches, by file and place in it, each with the reason. */
const UNMATCHED: ReadonlyMap<string, string> = new Map([
  ...[
    "http-request-firewall-custom-cloudflare-docs-2024-08-custom-ruleset-a.json/rules/0",
    "http-request-firewall-custom-cloudflare-docs-2024-08-custom-ruleset-checking-for-exposed-c.json/rules/0",
    "http-request-firewall-custom-terraform-cloudflare-rulesets-module-2.json/rules/0",
    "http-request-firewall-custom-terraform-provider-cloudflare-rewriterules.json/rules/0",
    "http-request-firewall-custom-terraform-provider-cloudflare-rulesexposedcredentialcheck.json/rules/0",
  ].map((place) => [place, "whether credentials are exposed, only Cloudflare's look-up says"] as const),
  ["http-ratelimit-cf-terraform-demo-restrict-api-requests-count.json/rules/1", "its regular expression asks for a backslash in the host"],
  ["http-request-firewall-custom-miau3-cf-tf-default.json/rules/46", "it asks for an empty method and an empty path"],
  ["http-request-late-transform-cf-terraforming-default.json/rules/0", "it asks for a path without a slash"],
  ["http-request-late-transform-cf-terraforming-default.json/rules/1", "it asks for a path without a slash"],
  [
    "http-request-origin-cloudflare-zone-template-origin-rule.json/rules/0",
    "it asks for metadata of a custom hostname, which is not published",
  ],
]);

/** The ruleset with this rule alone, at its level; custom and managed ones behind an entry point that executes them. */
function filesFor(ruleset: Ruleset, rule: Rule, zone: string): ReadonlyMap<string, string> {
  const id = ruleset.id || "published";
  const alone = { id, name: ruleset.name, kind: ruleset.kind, phase: ruleset.phase, rules: [{ ...rule.json, id: rule.id }] };
  const isEntryPoint = ruleset.kind === "root" || ruleset.kind === "zone";
  const folder = ruleset.kind === "zone" ? `zones/${zone}` : "account";
  const execute: JsonObject = { id: "execute", expression: "true", action: "execute", action_parameters: { id } };
  return new Map([
    [`zones/${zone}/zone.json`, JSON.stringify({ id: "z", name: zone, plan: { legacy_id: "enterprise" } })],
    [`${folder}/rulesets/published.json`, JSON.stringify(alone)],
    ...(isEntryPoint
      ? []
      : [["account/rulesets/entry.json", JSON.stringify({ kind: "root", phase: ruleset.phase, rules: [execute] })] as const]),
  ]);
}

function traceOf(draft: Draft, rule: Rule, isError: boolean): SavedTrace {
  const query = draft.query === undefined ? "" : `?${draft.query}`;
  return {
    trace: {
      method: draft.method ?? "GET",
      url: `${draft.scheme ?? "https"}://${draft.host ?? "example.com"}${draft.port === undefined ? "" : `:${draft.port}`}${draft.path ?? "/"}${query}`,
      headers: draft.headers,
      ...(draft.protocol === undefined ? {} : { protocol: draft.protocol }),
      ...(draft.body === undefined ? {} : { body: { plain_text: draft.body } }),
    },
    fields: draft.fields,
    lists: draft.lists,
    origin: { status: draft.status ?? (isError ? 500 : 200), headers: { "content-type": "text/html", ...draft.responseHeaders } },
    force: rule.expression === null ? [{ rule: rule.id, matched: true }] : [],
  };
}

function matches(ruleset: Ruleset, rule: Rule, draft: Draft): boolean {
  const zone = draft.zone ?? (draft.host ?? "example.com").replace(/:\d+$/, "").toLowerCase();
  const prepared = prepareConfiguration(readConfiguration("published", filesFor(ruleset, rule, zone)));
  const result = runTrace(prepared, traceOf(draft, rule, ruleset.phase === "http_custom_errors"));
  return flattenSteps(result).some(({ step }) => step.workbench.rule === rule.id && step.matched === true);
}

function isMatchable(ruleset: Ruleset, rule: Rule): boolean {
  if (rule.expression === null) return matches(ruleset, rule, { headers: {}, fields: {}, lists: {}, responseHeaders: {} });
  const side = findEnginePhase(ruleset.phase)?.side === "response" ? "response" : "request";
  const { expression } = checkExpression(rule.expression, "filter", STANDARD_SCHEME, { side });
  return expression !== null && draftsFor(expression).some((draft) => matches(ruleset, rule, draft));
}

describe.runIf(FILES.length > 0)("every enabled rule of a published ruleset is matched by some trace", () => {
  for (const name of FILES) {
    const text = readFileSync(path.join(CORPUS, "rulesets", name), "utf8");
    const { account } = readConfiguration(name, new Map([[`account/rulesets/${name}`, text]]));
    const rules = account.rulesets
      .filter(({ phase }) => findEnginePhase(phase) !== undefined)
      .flatMap((ruleset) => ruleset.rules.filter(({ enabled }) => enabled).map((rule) => ({ ruleset, rule })));
    if (rules.length === 0) continue;
    test(name, () => {
      const unmatched = rules.filter(({ ruleset, rule }) => !isMatchable(ruleset, rule)).map(({ rule }) => `${name}${rule.source.pointer}`);
      const listed = [...UNMATCHED.keys()].filter((place) => place.startsWith(`${name}/`));
      expect(unmatched.toSorted()).toEqual(listed.toSorted());
    });
  }
});

/** What is published of other files of a zone or the account, each as the file it would stand in. */
const OTHERS = [
  ["page-rules.json", "zones/example.com/pagerules.json"],
  ["snippet-rules.json", "zones/example.com/snippet_rules.json"],
  ["cloud-connector-rules.json", "zones/example.com/cloud_connector_rules.json"],
  ["worker-routes.json", "zones/example.com/workers_routes.json"],
] as const;

describe.runIf(FILES.length > 0)("other published files", () => {
  const ZONE = ["zones/example.com/zone.json", JSON.stringify({ id: "z", name: "example.com" })] as const;

  for (const [name, file] of OTHERS) {
    test(`${name} loads`, () => {
      const text = readFileSync(path.join(CORPUS, name), "utf8");
      const { findings } = prepareConfiguration(readConfiguration(name, new Map([ZONE, [file, text]])));
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    });
  }

  test("lists load, and every address, name and number of them is found", () => {
    const lists: unknown = JSON.parse(readFileSync(path.join(CORPUS, "lists.json"), "utf8"));
    const files = Array.isArray(lists) ? lists.map((list, index) => [`account/lists/${index}.json`, JSON.stringify(list)] as const) : [];
    const prepared = prepareConfiguration(readConfiguration("lists", new Map([ZONE, ...files])));
    expect(prepared.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(prepared.configuration.account.lists.length).toBe(files.length);
    expect(files.length).toBeGreaterThan(0);
  });

  test("every active page rule applies to a URL of its pattern, but for hosts that end in a dot", () => {
    const text = readFileSync(path.join(CORPUS, "page-rules.json"), "utf8");
    const { zones } = readConfiguration("page rules", new Map([ZONE, ["zones/example.com/pagerules.json", text]]));
    const rules = zones.flatMap(({ pageRules }) => pageRules).filter(({ active }) => active);
    const left = rules.filter((pageRule) => {
      const pattern = pageRule.pattern.replace(/^\*(?=[a-z])/i, "").replace(/^(https?:\/\/)\*(?=[a-z])/i, "$1");
      const url = (/^https?:\/\//.test(pattern) ? pattern : `http://${pattern}`).replace(/^http\*/, "http").replaceAll("*", "x");
      const zone = new URL(url).hostname;
      const files = new Map([
        [`zones/${zone}/zone.json`, JSON.stringify({ id: "z", name: zone })],
        [`zones/${zone}/pagerules.json`, JSON.stringify([{ ...pageRule.json, id: "published" }])],
      ]);
      const result = runTrace(prepareConfiguration(readConfiguration("page rule", files)), { trace: { method: "GET", url } });
      return !flattenSteps(result).some(({ step }) => step.type === "page_rule" && step.matched === true);
    });
    const dotted = left.filter(({ pattern }) => /\.\//.test(pattern));
    expect(left.filter((pageRule) => !dotted.includes(pageRule)).map(({ pattern }) => pattern)).toEqual([]);
    expect(dotted.length).toBe(4);
    expect(rules.length).toBeGreaterThan(0);
  });
});
