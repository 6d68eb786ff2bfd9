import { describe, expect, test } from "vitest";
import type { Finding } from "../../engine/config/configuration";
import { checkConfiguration, prepareConfiguration, readConfiguration } from "../../engine/index";
import { comparePrepared } from "../../engine/library/comparison/compare-prepared";
import { type Coverage, coverageOf } from "../../engine/library/coverage/coverage";
import { expandTrace, type TraceCase } from "../../engine/library/parameters/expand-trace";
import { runLibrary } from "../../engine/library/run/run-library";
import { createTally } from "../../engine/library/run/tally";
import { set, type Texts, withExpression, withFile, withMoved, withRule, withRules, withText } from "../support/mistakes";
import { parseText, sampleFiles, sampleTraces } from "../support/sample-workspace";

/** Ways in which a mistake can come to light before it is deployed. */
type Notice = "check" | "expectations" | "diff" | "coverage";

interface Mistake {
  readonly name: string;
  readonly make: (texts: Texts) => Texts;
  /** Those who must notice, at the least. */
  readonly noticed: readonly Notice[];
}

const ZONE = "zones/example.com/rulesets";
const CUSTOM = `${ZONE}/custom-rules.json`;
const REDIRECTS = `${ZONE}/single-redirects.json`;
const REWRITES = `${ZONE}/url-rewrites.json`;
const ORIGIN = `${ZONE}/origin-rules.json`;
const CACHE = `${ZONE}/cache-rules.json`;
const REQUEST = `${ZONE}/request-headers.json`;
const RESPONSE = `${ZONE}/response-headers.json`;
const STAFF = "account/rulesets/staff-area.json";
const COMPANY = "account/rulesets/company-wide-protection.json";
const OFFICES = "account/lists/office_networks.json";
const ORG = "zones/example.org/rulesets";

const DELIVERY = "Checkout: orders from countries without delivery";
const PHOTOS = "Photos: not on other people's pages";
const GERMAN = "Visitors from AT, CH and DE start in the German shop";
const TOKEN = "API: calls need a token";
const PARTNERS = "API: partners with a key need no token";
const BOTS = "Checkout: likely bots prove to be people";

const seen: readonly Notice[] = ["expectations", "diff"];

const MISTAKES: readonly Mistake[] = [
  // Order
  { name: "a skip after the block it protects from", make: (texts) => withMoved(texts, CUSTOM, PARTNERS, 9), noticed: seen },
  {
    name: "a skip at the top of everything",
    make: (texts) => withMoved(texts, STAFF, "Block countries where nobody works", 0),
    noticed: seen,
  },
  {
    name: "a challenge before the skip for offices",
    make: (texts) => withMoved(texts, STAFF, "Everyone else proves to be a person", 0),
    noticed: seen,
  },
  { name: "the general redirect before the special one", make: switchOnGiftGuide, noticed: seen },
  {
    name: "the cache rule for a host after the one for its files",
    make: (texts) => withMoved(texts, CACHE, "Static host: thirty days at the edge", 3),
    noticed: ["diff"],
  },
  // Networks and lists
  {
    name: "a network that is two bits too wide",
    make: (texts) => withText(texts, OFFICES, "192.0.2.0/26", "192.0.2.0/24"),
    noticed: ["diff"],
  },
  { name: "a network that is far too narrow", make: (texts) => withText(texts, OFFICES, "192.0.2.0/26", "192.0.2.0/32"), noticed: seen },
  { name: "an IPv6 network left out", make: (texts) => withFile(texts, OFFICES, dropSecondItem), noticed: seen },
  {
    name: "a network that is off by one",
    make: (texts) => withText(texts, "account/lists/blocked_networks.json", "198.51.100.0/25", "198.51.100.128/25"),
    noticed: seen,
  },
  {
    name: "a list that does not exist",
    make: (texts) => withExpression(texts, STAFF, "Offices and VPN go straight in", "$office_networks", "$office_network"),
    noticed: ["check"],
  },
  { name: "a list that is emptied", make: (texts) => withFile(texts, "account/lists/scraper_networks.json", dropItems), noticed: seen },
  {
    name: "a redirect list with the wrong target",
    make: (texts) =>
      withText(texts, "account/lists/retired_pages.items.json", "https://www.example.org/newsroom", "https://www.example.org/press"),
    noticed: seen,
  },
  // Fields
  {
    name: "the raw path where the rewritten one is meant",
    make: (texts) => withExpression(texts, CUSTOM, DELIVERY, "http.request.uri.path", "raw.http.request.uri.path"),
    noticed: seen,
  },
  {
    name: "the rewritten path where the raw one is meant",
    make: (texts) =>
      withExpression(texts, REQUEST, "Shop: the locale that the path had", "raw.http.request.uri.path", "http.request.uri.path"),
    noticed: seen,
  },
  {
    name: "a field that does not exist",
    make: (texts) => withExpression(texts, CUSTOM, BOTS, "cf.bot_management.score", "cf.bot_managment.score"),
    noticed: ["check"],
  },
  {
    name: "a field of the response in a rule for requests",
    make: (texts) => withExpression(texts, CUSTOM, BOTS, "cf.bot_management.score lt 30", "http.response.code eq 200"),
    noticed: ["check"],
  },
  {
    name: "the whole URI where the path is meant",
    make: (texts) => withExpression(texts, REDIRECTS, GERMAN, "http.request.uri.path", "http.request.full_uri"),
    noticed: seen,
  },
  {
    name: "a header name in capitals",
    make: (texts) => withExpression(texts, CUSTOM, TOKEN, '"authorization"', '"Authorization"'),
    noticed: seen,
  },
  {
    name: "a host without its first part",
    make: (texts) => withExpression(texts, CUSTOM, TOKEN, "api.example.com", "example.com"),
    noticed: seen,
  },
  // Operators and values
  { name: "a comparison the wrong way round", make: (texts) => withExpression(texts, CUSTOM, BOTS, "lt 30", "gt 30"), noticed: seen },
  {
    name: "a limit that is four times too high",
    make: (texts) => withExpression(texts, CUSTOM, PARTNERS, "ge 16", "ge 64"),
    noticed: seen,
  },
  {
    name: "a forgotten not",
    make: (texts) => withExpression(texts, CUSTOM, DELIVERY, "not ip.src.country", "ip.src.country"),
    noticed: seen,
  },
  {
    name: "or instead of and",
    make: (texts) => withExpression(texts, CUSTOM, TOKEN, " and not has_key", " or not has_key"),
    noticed: seen,
  },
  {
    name: "a country that got lost",
    make: (texts) => withExpression(texts, STAFF, "Block countries where nobody works", '"DE" ', ""),
    noticed: ["diff"],
  },
  { name: "a country in lower case", make: (texts) => withExpression(texts, REDIRECTS, GERMAN, '"DE"', '"de"'), noticed: ["check"] },
  {
    name: "an extension that is missing",
    make: (texts) => withExpression(texts, CUSTOM, PHOTOS, '"jpg" "jpeg"', '"jpeg"'),
    noticed: seen,
  },
  {
    name: "a regular expression that does not close",
    make: (texts) => withExpression(texts, REWRITES, "Shop: take the locale off the path", "(de|fr|nl|en)", "(de|fr|nl|en"),
    noticed: ["check"],
  },
  {
    name: "a quote too few",
    make: (texts) => withExpression(texts, CUSTOM, BOTS, '"shop.example.com"', '"shop.example.com'),
    noticed: ["check"],
  },
  {
    name: "a path without its end",
    make: (texts) => withExpression(texts, CUSTOM, "Account photo: only from the form", "/account/photo", "/account"),
    noticed: seen,
  },
  // Rules
  {
    name: "a rule that is switched off",
    make: (texts) => withRule(texts, CUSTOM, PHOTOS, (rule) => set(rule, ["enabled"], false)),
    noticed: seen,
  },
  {
    name: "a rule that was left switched on for testing",
    make: (texts) => withRule(texts, `${ORG}/custom-rules.json`, "Maintenance: only the office", (rule) => set(rule, ["enabled"], true)),
    noticed: seen,
  },
  { name: "a rule that is gone", make: (texts) => withRules(texts, CUSTOM, (rules) => void rules.splice(3, 1)), noticed: seen },
  {
    name: "a block that only logs",
    make: (texts) => withRule(texts, COMPANY, "Block probes for repositories and backups", (rule) => set(rule, ["action"], "log")),
    noticed: seen,
  },
  {
    name: "an action that there is not",
    make: (texts) => withRule(texts, CUSTOM, PHOTOS, (rule) => set(rule, ["action"], "deny")),
    noticed: ["check"],
  },
  {
    name: "an action of another phase",
    make: (texts) => withRule(texts, CUSTOM, PHOTOS, (rule) => set(rule, ["action"], "rewrite")),
    noticed: ["check"],
  },
  {
    name: "a ruleset that is deployed nowhere",
    make: (texts) => withRules(texts, "account/rulesets/custom-rules.json", (rules) => void rules.splice(1, 1)),
    noticed: ["expectations", "diff", "coverage"],
  },
  {
    name: "a ruleset that does not exist is deployed",
    make: (texts) =>
      withRule(texts, "account/rulesets/custom-rules.json", "Deploy: staff area", (rule) =>
        set(rule, ["action_parameters", "id"], "f".repeat(32)),
      ),
    noticed: ["check"],
  },
  {
    name: "a deployment that depends on a plan",
    make: (texts) => withText(texts, "account/rulesets/custom-rules.json", 'cf.zone.plan eq \\"ENT\\"', 'cf.zone.plan eq \\"PRO\\"'),
    noticed: ["expectations", "diff", "coverage"],
  },
  // Redirects, rewrites, origins
  {
    name: "a permanent redirect instead of a temporary one",
    make: (texts) => withRule(texts, REDIRECTS, GERMAN, (rule) => set(rule, ["action_parameters", "from_value", "status_code"], 301)),
    noticed: seen,
  },
  {
    name: "a redirect that loses the query",
    make: (texts) =>
      withRule(texts, REDIRECTS, "The bare domain goes to www", (rule) =>
        set(rule, ["action_parameters", "from_value", "preserve_query_string"], false),
      ),
    noticed: ["diff"],
  },
  {
    name: "a redirect onto itself",
    make: (texts) =>
      withExpression(
        texts,
        REDIRECTS,
        "The bare domain goes to www",
        'http.host eq "example.com"',
        'http.host in {"example.com" "www.example.com"}',
      ),
    noticed: ["diff"],
  },
  {
    name: "a redirect to a status that is none",
    make: (texts) => withRule(texts, REDIRECTS, GERMAN, (rule) => set(rule, ["action_parameters", "from_value", "status_code"], 200)),
    noticed: ["check"],
  },
  {
    name: "a rewrite that keeps the locale",
    make: (texts) => withRule(texts, REWRITES, "Shop: take the locale off the path", (rule) => set(rule, ["enabled"], false)),
    noticed: seen,
  },
  {
    name: "another port at the origin",
    make: (texts) =>
      withRule(texts, ORIGIN, "API calls go to the API cluster", (rule) => set(rule, ["action_parameters", "origin", "port"], 443)),
    noticed: ["diff"],
  },
  {
    name: "a DNS record that leads elsewhere",
    make: (texts) => withText(texts, "zones/example.com/dns_records.json", "203.0.113.130", "203.0.113.131"),
    noticed: ["diff"],
  },
  // Cache and headers
  {
    name: "an hour instead of a month in the cache",
    make: (texts) =>
      withRule(texts, CACHE, "Static host: thirty days at the edge", (rule) =>
        set(rule, ["action_parameters", "edge_ttl", "default"], 3600),
      ),
    noticed: ["diff"],
  },
  {
    name: "a checkout from the cache",
    make: (texts) =>
      withRule(texts, CACHE, "Checkout and account: never from the cache", (rule) => set(rule, ["action_parameters", "cache"], true)),
    noticed: ["diff"],
  },
  {
    name: "a security header that is gone",
    make: (texts) => withRule(texts, RESPONSE, "Security headers for everything encrypted", (rule) => set(rule, ["enabled"], false)),
    noticed: ["diff"],
  },
  {
    name: "a debug header that reaches the origin",
    make: (texts) =>
      withRule(texts, REQUEST, "Debug switches are for the office", (rule) => set(rule, ["expression"], "ip.src in $office_networks")),
    noticed: seen,
  },
  {
    name: "a header that names another host",
    make: (texts) => withText(texts, RESPONSE, "https://shop.example.com", "https://shop.example.net"),
    noticed: ["diff"],
  },
];

/** A redirect that was made for December, moved before the one for visitors from Germany. */
function switchOnGiftGuide(texts: Texts): Texts {
  const name = "December: everybody lands on the gift guide";
  return withMoved(
    withRule(texts, REDIRECTS, name, (rule) => set(rule, ["enabled"], true)),
    REDIRECTS,
    name,
    0,
  );
}

function itemsOf(list: unknown): unknown[] {
  const items: unknown = Array.isArray(list) ? list : typeof list === "object" && list !== null && "items" in list ? list.items : null;
  if (!Array.isArray(items)) throw new Error("The list has no items");
  return items;
}

function dropSecondItem(list: unknown): void {
  itemsOf(list).splice(1, 1);
}

function dropItems(list: unknown): void {
  itemsOf(list).splice(0);
}

const TEXTS = sampleFiles("production");
const PRODUCTION = prepareConfiguration(readConfiguration("production", TEXTS));
const CASES: readonly TraceCase[] = [...sampleTraces()].flatMap(([name, text]) => expandTrace(name, parseText(text), {}).cases);
const COVERED = matchedRules(coverageOf(PRODUCTION.configuration, runLibrary(PRODUCTION, CASES).tally));

function matchedRules({ entries }: Coverage): readonly string[] {
  return entries.filter(({ matched }) => matched > 0).map(({ rule, ruleset }) => `${ruleset} ${rule}`);
}

function tellingOf({ code, message, place }: Finding): string {
  return `${code} ${place.file}#${place.pointer} ${message}`;
}

/** What there is to say about the sample as it is: it still has page rules. */
const KNOWN_FINDINGS = new Set(checkConfiguration(readConfiguration("production", TEXTS)).map(tellingOf));

/** Who notices that `texts` is not as it should be. */
function noticesOf(texts: Texts): readonly Notice[] {
  const configuration = readConfiguration("mistaken", texts);
  const prepared = prepareConfiguration(configuration, PRODUCTION);
  const run = runLibrary(prepared, CASES);
  const tallies = { before: createTally(), after: createTally() };
  const compared = CASES.map((each) => comparePrepared({ before: PRODUCTION, after: prepared, options: {}, names: null, tallies }, each));
  const coverage = coverageOf(configuration, run.tally);
  const there = new Set(coverage.entries.map(({ rule, ruleset }) => `${ruleset} ${rule}`));
  const matched = new Set(matchedRules(coverage));
  const notices: readonly (readonly [Notice, boolean])[] = [
    ["check", checkConfiguration(configuration).some((finding) => !KNOWN_FINDINGS.has(tellingOf(finding)))],
    ["expectations", run.cases.some(({ verdict }) => verdict === "failed" || verdict === "broken")],
    ["diff", compared.some(({ impact }) => impact !== "unchanged")],
    ["coverage", COVERED.some((rule) => there.has(rule) && !matched.has(rule))],
  ];
  return notices.filter(([, noticed]) => noticed).map(([notice]) => notice);
}

describe("a configuration without a mistake", () => {
  test("is noticed by nobody", () => {
    expect(noticesOf(TEXTS)).toEqual([]);
  });
});

describe("a configuration with a mistake", () => {
  test("there are more than thirty of them", () => {
    expect(new Set(MISTAKES.map(({ name }) => name)).size).toBe(MISTAKES.length);
    expect(MISTAKES.length).toBeGreaterThanOrEqual(30);
  });

  for (const { name, make, noticed } of MISTAKES) {
    test(`${name}: ${noticed.join(", ")}`, () => {
      expect(noticesOf(make(TEXTS))).toEqual(expect.arrayContaining([...noticed]));
    });
  }
});
