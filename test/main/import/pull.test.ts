import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { findGaps } from "../../../engine/config/completeness/index";
import { readConfiguration } from "../../../engine/config/index";
import type { ImportedConfiguration } from "../../../main/import/imported";
import { createApiClient } from "../../../main/import/pull/api-client";
import { pullConfiguration } from "../../../main/import/pull/pull";
import { makeWorkspace } from "../support/make-workspace";
import { runCli } from "../support/run-cli";
import { ZONE_ID } from "./answers";
import { type ApiStandIn, startApiStandIn, TOKEN } from "./api-stand-in";

/** On a busy machine, loading the program alone takes seconds. */
vi.setConfig({ testTimeout: 30_000 });

const Z = "zones/example.com";

async function pull(api: ApiStandIn, signal?: AbortSignal): Promise<ImportedConfiguration> {
  const options = signal === undefined ? {} : { signal };
  const client = await createApiClient({ token: TOKEN, baseUrl: api.baseUrl, ...options });
  return pullConfiguration({ client, zones: ["example.com"], ...options });
}

function told({ notes }: ImportedConfiguration): readonly string[] {
  return notes.filter(({ severity }) => severity !== "note").map(({ code, message }) => `${code}: ${message}`);
}

test("a zone and its account come whole, with all pages", async () => {
  await using api = await startApiStandIn();
  const pulled = await pull(api);
  expect(told(pulled)).toEqual([]);
  const { zones, account } = readConfiguration("c", pulled.files);
  expect(zones.map(({ name, plan }) => [name, plan])).toEqual([["example.com", "ENT"]]);
  expect(zones[0]?.dnsRecords).toHaveLength(2500);
  expect(zones[0]?.rulesets.map(({ id, rules }) => [id, rules.length]).sort()).toEqual([
    ["aaaa1111", 2],
    ["bbbb2222", 0],
    ["efb7b8c949ac4650a09736fc376e9aee", 1],
  ]);
  expect(account.lists.map(({ name, items }) => [name, items.length])).toEqual([["office", 1200]]);
  expect(account.scripts.map(({ name, text }) => [name, text])).toEqual([["api", "export default {}"]]);
  expect(pulled.files.get(`${Z}/snippets/hello.js`)).toBe("export default { hello: 1 }");
});

test("an account that has no rulesets is known to have none", async () => {
  await using api = await startApiStandIn();
  const { files } = await pull(api);
  expect(findGaps(readConfiguration("c", files)).map(({ code }) => code)).toEqual(["missing-expression"]);
});

test("a managed ruleset that no rule executes is not asked for", async () => {
  await using api = await startApiStandIn();
  await pull(api);
  expect(api.asked.filter((asked) => asked.includes("70339d97bdb34195bbf054b1ebe81f76"))).toEqual([]);
});

describe("faults", () => {
  test("being asked too often, and failing for a while, is waited out", async () => {
    await using api = await startApiStandIn({
      stumble: new Map([
        ["/dns_records", [429, 429]],
        ["/settings", [500]],
        ["/items", [503]],
      ]),
    });
    const pulled = await pull(api);
    expect(told(pulled)).toEqual([]);
    expect(readConfiguration("c", pulled.files).zones[0]?.dnsRecords).toHaveLength(2500);
  });

  test("one product that is forbidden is a gap with its permission; the rest is there", async () => {
    await using api = await startApiStandIn({ refuse: new Map([["/dns_records", 403]]) });
    const pulled = await pull(api);
    expect(told(pulled)).toEqual([
      "product-refused: DNS records of zone example.com could not be had (403: a fault of 403); the rest is there.",
    ]);
    expect(pulled.notes.find(({ code, severity }) => code === "product-refused" && severity === "error")?.fix).toBeDefined();
    expect([...pulled.files.keys()]).toContain(`${Z}/settings.json`);
  });

  test("one product that always fails is a gap", async () => {
    await using api = await startApiStandIn({ refuse: new Map([[`${ZONE_ID}/settings`, 500]]) });
    expect(told(await pull(api))).toEqual([
      "product-refused: settings of zone example.com could not be had (500: a fault of 500); the rest is there.",
    ]);
  });

  test("a failure in the middle of the pages tells how much is there", async () => {
    await using api = await startApiStandIn({ stumble: new Map([["/items", [200, 403]]]) });
    expect(told(await pull(api)).map((line) => line.split(":")[0])).toEqual(["product-refused", "cut-by-pagination"]);
  });

  test("a token that is not valid is refused, without it in the message", async () => {
    await using api = await startApiStandIn();
    const client = await createApiClient({ token: "wrong-token", baseUrl: api.baseUrl });
    await expect(pullConfiguration({ client, zones: ["example.com"] })).rejects.toThrow(
      "The API does not accept the token (401: Invalid API Token).",
    );
  });

  test("a zone that the token does not see", async () => {
    await using api = await startApiStandIn();
    const client = await createApiClient({ token: TOKEN, baseUrl: api.baseUrl });
    await expect(pullConfiguration({ client, zones: ["example.org"] })).rejects.toThrow("The token sees no zone “example.org”");
  });

  test("cancelling ends it", async () => {
    const cancel = new AbortController();
    await using api = await startApiStandIn({ onAsked: (asked) => (asked.endsWith("/settings") ? cancel.abort() : undefined) });
    await expect(pull(api, cancel.signal)).rejects.toThrow();
    expect(api.asked.filter((asked) => asked.includes(`/zones/${ZONE_ID}/dns_records`))).toEqual([]);
  });
});

describe("the command", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test("writes the configuration and says what is missing; the token is nowhere", async () => {
    await using api = await startApiStandIn({ refuse: new Map([["/settings", 403]]) });
    vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
    vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
    using workspace = makeWorkspace();
    const { exitCode, stdout, stderr } = await runCli(["pull", "--zone", "example.com", "--into", workspace.path]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Configuration “example.com”:");
    expect(stdout).toContain("settings of zone example.com could not be had (403: a fault of 403)");
    expect(stderr).toContain("zone example.com: DNS records, page 3");
    const written = readdirSync(workspace.path, { recursive: true, encoding: "utf8" }).filter((file) => /\.(?:json|m?js)$/.test(file));
    for (const text of [stdout, stderr, ...written.map((file) => readFileSync(path.join(workspace.path, file), "utf8"))])
      expect(text).not.toContain(TOKEN);
  });

  test("without a token, or with a name that is taken, asks nothing", async () => {
    await using api = await startApiStandIn();
    vi.stubEnv("CLOUDFLARE_API_TOKEN", "");
    vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
    using workspace = makeWorkspace();
    const without = await runCli(["pull", "--zone", "example.com", "--into", workspace.path]);
    expect([without.exitCode, without.stderr]).toEqual([2, expect.stringContaining("CLOUDFLARE_API_TOKEN")]);
    vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
    const taken = await runCli(["pull", "--zone", "example.com", "--into", workspace.path, "-c", "production"]);
    expect([taken.exitCode, taken.stderr]).toEqual([2, expect.stringContaining("“production” already")]);
    expect(api.asked).toEqual([]);
  });

  test("without a zone is wrong usage", async () => {
    using workspace = makeWorkspace();
    expect((await runCli(["pull", "--into", workspace.path])).exitCode).toBe(2);
  });

  test("lists the permissions that a token needs", async () => {
    const { stdout } = await runCli(["pull", "--help"]);
    expect(stdout).toContain("Account Filter Lists");
    expect(stdout).toContain("Dynamic URL Redirects");
  });
});
