import { describe, expect, test } from "vitest";
import { isArray, isObject } from "../../engine/config/reading";
import { type PreparedConfiguration, prepareConfiguration, readConfiguration, runTrace, type TraceResult } from "../../engine/index";
import { PHASES } from "../../engine/phases/index";
import { readSavedTrace } from "../../engine/request/read-trace";
import type { SavedTrace } from "../../engine/request/trace-definition";
import type { Json } from "../../engine/support/json";
import { unfulfilled } from "../support/expectations";
import { jsonDifferences } from "../support/json-differences";
import { parseText, sampleFiles, sampleTraces, wholeSample } from "../support/sample-workspace";

type Row = readonly [trace: string, outcome: string, status: number | undefined, by: string | null];

/** What each trace does on `production`, worked out by hand from the documentation: outcome, status, and the rule that decides. */
const OUTCOMES: readonly Row[] = [
  ["api/call-without-a-token", "block", 401, "API: calls need a token"],
  ["api/call-without-a-version", "origin", 200, null],
  ["api/catalogue-from-the-shop", "origin", 200, null],
  ["api/cluster-is-down", "origin", 503, null],
  ["api/health-check", "origin", 200, null],
  ["api/mobile-app", "origin", 200, null],
  ["api/partner-with-a-key", "origin", 200, null],
  ["api/partner-with-a-short-key", "block", 401, "API: calls need a token"],
  ["api/preflight", "origin", 204, null],
  ["api/retired-version", "redirect", 308, "Version 1 of the API is retired"],
  ["bots-and-scanners/address-on-the-block-list", "block", 403, "Block networks on the company block list"],
  ["bots-and-scanners/attack-score", "block", 403, "SQL where a search term belongs"],
  ["bots-and-scanners/forced-managed-rule", "block", 403, "SQL injection in a parameter"],
  ["bots-and-scanners/forgotten-block", "block", 403, "Old block from before the list"],
  ["bots-and-scanners/ipv6-on-the-block-list", "block", 403, "Block networks on the company block list"],
  ["bots-and-scanners/next-to-the-block-list", "origin", 200, null],
  ["bots-and-scanners/price-scraper", "block", 403, "Block hosting networks that only ever scraped us"],
  ["bots-and-scanners/repository-probe", "block", 403, "Block probes for repositories and backups"],
  ["bots-and-scanners/repository-probe-at-the-docs", "origin", 404, null],
  ["bots-and-scanners/scanner-is-only-logged", "origin", 200, null],
  ["bots-and-scanners/sql-in-a-search", "block", 403, "SQL where a search term belongs"],
  ["checkout/bot-that-passes-the-challenge", "origin", 200, null],
  ["checkout/capitals-slip-past", "origin", 200, null],
  ["checkout/customer-pays", "origin", 200, null],
  ["checkout/likely-bot-at-the-checkout", "challenge", 403, "Checkout: likely bots prove to be people"],
  ["checkout/nobody-gave-a-bot-score", "origin", 200, null],
  ["checkout/order-without-delivery", "block", 403, "Checkout: orders from countries without delivery"],
  ["checkout/order-without-delivery-in-german", "block", 403, "Checkout: orders from countries without delivery"],
  ["checkout/reading-from-abroad", "origin", 200, null],
  ["checkout/verified-bot", "origin", 200, null],
  ["corporate/application-over-tor", "challenge", 403, "Careers form: hidden senders prove to be browsers"],
  ["corporate/application-through-an-anonymizer", "challenge", 403, "Careers form: hidden senders prove to be browsers"],
  ["corporate/latest-documentation", "origin", 200, null],
  ["corporate/old-documentation", "origin", 200, null],
  ["corporate/software-we-never-had", "block", 403, "We never had that software"],
  ["limits/host-that-is-not-proxied", "origin", 200, null],
  ["limits/somebody-elses-host", "untraceable", undefined, null],
  ["redirects/bare-domain", "redirect", 301, "The bare domain goes to www"],
  ["redirects/campaign-poster", "redirect", 302, "Campaign links"],
  ["redirects/docs-page-with-html", "redirect", 301, "Documentation: addresses without .html"],
  ["redirects/german-visitor", "redirect", 302, "Visitors from AT, CH and DE start in the German shop"],
  ["redirects/german-visitor-who-chose-english", "origin", 200, null],
  ["redirects/moved-newsroom", "redirect", 301, "Pages that moved for good"],
  ["redirects/old-product-page", "redirect", 301, "Old product pages moved to the shop"],
  ["redirects/sale-page", "redirect", 302, "www.example.com/sale/*"],
  ["redirects/shop-without-https", "redirect", 301, "Always Use HTTPS"],
  ["shop/limited-edition", "origin", 200, null],
  ["shop/missing-product", "origin", 404, null],
  ["shop/one-wrong-password-too-many", "block", 429, "Sign-in: five wrong passwords a minute"],
  ["shop/photo-without-the-form", "block", 403, "Account photo: only from the form"],
  ["shop/product-page", "origin", 200, null],
  ["shop/recommendations", "origin", 200, null],
  ["shop/wrong-password", "origin", 401, null],
  ["staff/from-a-holiday", "block", 403, "Block countries where nobody works"],
  ["staff/from-home", "challenge", 403, "Everyone else proves to be a person"],
  ["staff/neighbours-in-the-house", "challenge", 403, "Everyone else proves to be a person"],
  ["staff/newsletter-editor", "origin", 200, null],
  ["staff/newsletter-editor-from-home", "block", 403, "Newsletter editor: offices only"],
  ["staff/office-opens-the-administration", "origin", 200, null],
  ["staff/uptime-probe", "origin", 200, null],
  ["staff/vpn-from-abroad", "origin", 200, null],
  ["static-assets/fingerprinted-stylesheet", "origin", 200, null],
  ["static-assets/manual-from-storage", "origin", 200, null],
  ["static-assets/photo-in-the-shop", "origin", 200, null],
  ["static-assets/photo-on-another-page", "block", 403, "Photos: not on other people's pages"],
  ["static-assets/photo-without-a-referer", "origin", 200, null],
  ["storefronts/garden-centre", "origin", 200, null],
  ["storefronts/method-not-allowed", "block", 405, "Storefronts know only GET, HEAD and POST"],
  ["storefronts/style-sheet", "origin", 200, null],
];

/** What `proposed` decides otherwise. */
const CHANGED_BY_PROPOSED: readonly Row[] = [
  ["api/mobile-app", "block", 403, "Block scripted clients"],
  ["api/partner-with-a-key", "block", 401, "API: calls need a token"],
  ["checkout/order-without-delivery-in-german", "origin", 200, null],
  ["redirects/german-visitor", "redirect", 301, "Visitors from AT, CH and DE start in the German shop"],
  ["staff/neighbours-in-the-house", "origin", 200, null],
  ["static-assets/photo-on-another-page", "origin", 200, null],
];

/** Traces whose answer is a page of the shop; `proposed` changes the policy on it. */
const PAGES_OF_THE_SHOP = [
  "bots-and-scanners/next-to-the-block-list",
  "bots-and-scanners/scanner-is-only-logged",
  "checkout/bot-that-passes-the-challenge",
  "checkout/nobody-gave-a-bot-score",
  "checkout/reading-from-abroad",
  "checkout/verified-bot",
  "redirects/german-visitor-who-chose-english",
  "shop/limited-edition",
  "shop/missing-product",
  "shop/product-page",
  "shop/wrong-password",
];

/** The edits that make `proposed` of `production`, as “Getting started” lists them. */
const EDITS = [
  'account/lists/office_networks.json items[Office, fourth floor].ip: "192.0.2.0/26" → "192.0.2.0/24"',
  "zones/example.com/rulesets/custom-rules.json rules: added Block scripted clients",
  "zones/example.com/rulesets/custom-rules.json rules: order API: partners with a key need no token, API: calls need a token → API: calls need a token, API: partners with a key need no token",
  "zones/example.com/rulesets/custom-rules.json rules[Checkout: orders from countries without delivery].expression: …… → …raw.…",
  "zones/example.com/rulesets/custom-rules.json rules[Photos: not on other people's pages].enabled: true → false",
  "zones/example.com/rulesets/origin-rules.json rules[Scripts of the old shop].action_parameters.origin.port: 8080 → 8081",
  "zones/example.com/rulesets/response-headers.json rules[Shop: content security policy].action_parameters.headers.content-security-policy.value: \"default-src 'self'; img-src 'self' https://static.example.com\" → \"default-src 'self'; img-src 'self'\"",
  "zones/example.com/rulesets/single-redirects.json rules[Visitors from AT, CH and DE start in the German shop].action_parameters.from_value.status_code: 302 → 301",
];

const PRODUCTION = prepare("production");
const PROPOSED = prepare("proposed");
const TRACES = new Map([...sampleTraces()].map(([name, text]) => [name, readTraceText(text)]));

describe("the configurations of the sample workspace", () => {
  for (const name of ["production", "proposed"] as const) {
    test(`${name} loads and prepares without a finding`, () => {
      expect(readConfiguration(name, sampleFiles(name)).findings).toEqual([]);
      expect(prepare(name).findings).toEqual([]);
    });
  }

  test("production has more than forty rules, and some for every phase whose rulesets can be exported", () => {
    const { account, zones } = readConfiguration("production", sampleFiles("production"));
    const rulesets = [account, ...zones].flatMap((owner) => owner.rulesets);
    const phases = new Set(rulesets.filter(({ rules }) => rules.length > 0).map(({ phase }) => phase));
    const exportable = PHASES.filter(({ kind, actions }) => kind === "engine" && actions.length > 0).map(({ name }) => name);
    const setUpElsewhere = "http_request_sbfm";
    expect(exportable.filter((phase) => !phases.has(phase))).toEqual([setUpElsewhere]);
    expect(rulesets.flatMap(({ rules }) => rules).filter(({ expression }) => expression !== null).length).toBeGreaterThanOrEqual(40);
  });

  test("proposed differs from production in exactly the edits that the documentation lists", () => {
    const [before, after] = [sampleFiles("production"), sampleFiles("proposed")];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const edits = [...before].flatMap(([file, text]) => {
      const other = after.get(file) ?? "";
      if (!file.endsWith(".json")) return text === other ? [] : [file];
      return jsonDifferences(answerOf(parseText(text)), answerOf(parseText(other))).map((line) => `${file} ${line}`);
    });
    expect(edits).toEqual(EDITS);
  });
});

describe("the files of the sample workspace", () => {
  const files = wholeSample();
  const everything = [...files.values()].join("\n");

  test("JSON has two spaces and a line end", () => {
    const untidy = [...files].filter(([name, text]) => name.endsWith(".json") && text !== `${JSON.stringify(parseText(text), null, 2)}\n`);
    expect(untidy.map(([name]) => name)).toEqual([]);
  });

  test("addresses, networks and hosts are those reserved for examples", () => {
    const ipv4 = everything.match(/(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g) ?? [];
    expect(ipv4.filter((address) => !/^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(address))).toEqual([]);
    const ipv6 = everything.match(/(?<![\w:])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}(?=["/])/g) ?? [];
    expect(ipv6.filter((address) => !address.startsWith("2001:db8:"))).toEqual([]);
    const hosts = [...everything.matchAll(/https?:\/\/([a-z0-9.-]+)/g)].map((match) => match[1] ?? "");
    expect(hosts.filter((host) => !/(?:^|\.)example\.(?:com|net|org)$/.test(host))).toEqual([]);
    const networks = [...everything.matchAll(/"(?:asn|ip\.src\.asnum)": (\d+)/g)].map((match) => Number(match[1]));
    expect(networks.filter((network) => network < 64496 || network > 64511)).toEqual([]);
  });

  test("traces have kebab-case names, and each says what it is, what it teaches and what it expects", () => {
    expect(TRACES.size).toBeGreaterThanOrEqual(20);
    expect([...TRACES.keys()].filter((name) => !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(name))).toEqual([]);
    const mute = [...TRACES].filter(([, { name, description, notes, tags, expect: expectations }]) =>
      [name, description, notes, tags, expectations].some((part) => part === undefined || part.length === 0),
    );
    expect(mute.map(([name]) => name)).toEqual([]);
  });
});

describe("the traces of the sample workspace on production", () => {
  test("every trace has a row", () => {
    expect(OUTCOMES.map(([name]) => name).toSorted()).toEqual([...TRACES.keys()].toSorted());
  });

  for (const row of OUTCOMES) {
    const [name, outcome, status, by] = row;
    test(`${name}: ${outcome} ${status ?? ""} ${by ?? ""}`.trimEnd(), () => {
      expect(decisionOf(name, trace(name, PRODUCTION))).toEqual(row);
    });
  }

  for (const [name, saved] of TRACES) {
    test(`${name} fulfils its expectations`, () => {
      expect(unfulfilled(trace(name, PRODUCTION), saved.expect ?? [])).toEqual([]);
    });
  }
});

describe("the traces of the sample workspace on proposed", () => {
  for (const [name] of TRACES) {
    const changed = CHANGED_BY_PROPOSED.find(([changedName]) => changedName === name);
    test(changed === undefined ? `${name} is decided as before` : `${name}: ${changed.slice(1).join(" ")}`, () => {
      const before = decisionOf(name, trace(name, PRODUCTION));
      const after = decisionOf(name, trace(name, PROPOSED));
      expect(after).toEqual(changed ?? before);
      expect(before).not.toEqual(changed);
    });
  }

  test("the pages of the shop have another policy, and no other answer has", () => {
    const touched = [...TRACES.keys()].filter((name) => policyOf(trace(name, PRODUCTION)) !== policyOf(trace(name, PROPOSED)));
    expect(touched).toEqual(PAGES_OF_THE_SHOP);
  });

  test("no trace goes to the old shop's scripts, whose port is the edit that nothing exercises", () => {
    expect([...TRACES.values()].filter(({ trace: { url } }) => new URL(url).pathname.startsWith("/cgi-bin/"))).toEqual([]);
  });
});

function prepare(name: "production" | "proposed"): PreparedConfiguration {
  return prepareConfiguration(readConfiguration(name, sampleFiles(name)));
}

function trace(name: string, configuration: PreparedConfiguration): TraceResult {
  const saved = TRACES.get(name);
  if (saved === undefined) throw new Error(`There is no trace “${name}”`);
  return runTrace(configuration, saved);
}

function decisionOf(name: string, { status_code, workbench }: TraceResult): Row {
  return [name, workbench.outcome, status_code, workbench.by?.description ?? null];
}

function policyOf({ workbench }: TraceResult): string | undefined {
  return workbench.response?.headers.find(([name]) => name.toLowerCase() === "content-security-policy")?.[1];
}

function answerOf(json: Json): Json {
  const result = isObject(json) ? json["result"] : undefined;
  return isObject(result) || isArray(result) ? result : json;
}

function readTraceText(text: string): SavedTrace {
  const reading = readSavedTrace(parseText(text));
  if (reading.kind === "problems") throw new Error(reading.problems.map(({ pointer, message }) => `${pointer}: ${message}`).join("\n"));
  return reading.value;
}
