import Cloudflare from "cloudflare";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serve } from "../../../main/loopback/serve";
import type { LoopbackServer } from "../../../main/loopback/server";
import { type Folder, makeFolder, makeWorkspace } from "../../main/support/make-workspace";

const ACCOUNT = "712a773c4ac73936a8abc0f3aa663be5";
const ZONE = "6ea769421a13c0514b0818d722ba23a4";
const LIST = "3bd454e16ad1742289d14c02634f2a6b";
const RULESET = "41ac2f645ed44e9e5133fdc4da082559";
const PRODUCTION = "configurations/production";

const envelope = (result: unknown): unknown => ({ success: true, errors: [], messages: [], result });

const RULES = [
  {
    id: "rule1",
    ref: "rule1",
    description: "Block admin",
    action: "block",
    expression: 'http.request.uri.path eq "/admin"',
    enabled: true,
  },
  { id: "rule2", ref: "rule2", description: "Office only", action: "block", expression: "ip.src in $office", enabled: true },
];

/** Some files as bare results, some as whole answers: a configuration may hold both. */
const FILES = {
  "workspace.json": { version: 1, name: "Api", activeConfiguration: "production" },
  [`${PRODUCTION}/account/account.json`]: envelope({ id: ACCOUNT, name: "Example Ltd" }),
  [`${PRODUCTION}/account/rulesets/root.json`]: {
    id: "root1",
    name: "root",
    kind: "root",
    phase: "http_request_firewall_custom",
    rules: [],
  },
  [`${PRODUCTION}/account/lists/office.json`]: { id: LIST, name: "office", kind: "ip", num_items: 60 },
  [`${PRODUCTION}/account/lists/office.items.json`]: Array.from({ length: 60 }, (_, index) => ({
    id: `item${index}`,
    ip: `192.0.2.${index}`,
  })),
  [`${PRODUCTION}/zones/example.com/zone.json`]: envelope({
    id: ZONE,
    name: "example.com",
    status: "active",
    plan: { legacy_id: "enterprise" },
  }),
  [`${PRODUCTION}/zones/example.com/dns_records.json`]: [
    { id: "d1", name: "example.com", type: "A", content: "192.0.2.1", proxied: true, ttl: 1 },
    { id: "d2", name: "www.example.com", type: "A", content: "192.0.2.1", proxied: true, ttl: 1 },
    { id: "d3", name: "www.example.com", type: "AAAA", content: "2001:db8::1", proxied: true, ttl: 1 },
  ],
  [`${PRODUCTION}/zones/example.com/pagerules.json`]: [{ id: "p1", targets: [], actions: [], priority: 1, status: "disabled" }],
  [`${PRODUCTION}/zones/example.com/settings.json`]: envelope([{ id: "ssl", value: "strict" }]),
  [`${PRODUCTION}/zones/example.com/managed_headers.json`]: { managed_request_headers: [], managed_response_headers: [] },
  [`${PRODUCTION}/zones/example.com/rulesets/custom.json`]: {
    id: RULESET,
    name: "default",
    kind: "zone",
    phase: "http_request_firewall_custom",
    version: "3",
    rules: RULES,
  },
  "configurations/empty/account/account.json": { id: ACCOUNT, name: "Example Ltd" },
  "configurations/empty/zones/example.com/zone.json": { id: ZONE, name: "example.com" },
} as const;

let folder: Folder;
let rest: Folder;
let server: LoopbackServer;
let client: Cloudflare;

beforeAll(async () => {
  folder = makeWorkspace(FILES);
  rest = makeFolder();
  server = await serve({
    version: "0",
    workspace: folder.path,
    port: 0,
    dataFolder: rest.path,
    resources: rest.path,
    page: rest.path,
    report: (error) => {
      throw error;
    },
  });
  client = new Cloudflare({ baseURL: `http://127.0.0.1:${server.port}/client/v4`, apiToken: server.token, maxRetries: 0 });
});

afterAll(async () => {
  await server.close();
  folder[Symbol.dispose]();
  rest[Symbol.dispose]();
});

describe("the official SDK", () => {
  test("traces a request", async () => {
    const result = await client.requestTracers.traces.create({
      account_id: ACCOUNT,
      method: "GET",
      url: "https://example.com/admin",
      context: { geoloc: { iso_code: "DE" }, skip_challenge: true },
    });
    expect(result.status_code).toBe(403);
    const phase = result.trace?.find(({ step_name }) => step_name === "http_request_firewall_custom");
    expect(phase).toMatchObject({ type: "phase", matched: true });
    expect(phase?.trace).toContainEqual({
      type: "ruleset",
      step_name: RULESET,
      matched: true,
      name: "default",
      kind: "zone",
      trace: [
        {
          type: "rule",
          step_name: "rule1",
          matched: true,
          description: "Block admin",
          expression: 'http.request.uri.path eq "/admin"',
          action: "block",
        },
      ],
    });
  });

  test("traces against the configuration that a header names", async () => {
    const params = { account_id: ACCOUNT, method: "GET", url: "https://example.com/admin" };
    const options = { headers: { "X-Trace-Workbench-Configuration": "empty" } };
    expect((await client.requestTracers.traces.create(params, options)).status_code).toBe(200);
    await expect(
      client.requestTracers.traces.create(params, { headers: { "X-Trace-Workbench-Configuration": "absent" } }),
    ).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 7003, message: expect.stringContaining("There is no configuration “absent”") }],
    });
  });

  test("is told what is wrong with a trace", async () => {
    await expect(client.requestTracers.traces.create({ account_id: ACCOUNT, method: "GET", url: "nowhere" })).rejects.toMatchObject({
      status: 400,
      errors: [{ code: 10400 }],
    });
    await expect(
      client.requestTracers.traces.create({ account_id: ACCOUNT, method: "GET", url: "https://example.org/" }),
    ).rejects.toMatchObject({ status: 400, errors: [{ message: expect.stringContaining("example.org") }] });
    await expect(
      client.requestTracers.traces.create({ account_id: "another", method: "GET", url: "https://example.com/" }),
    ).rejects.toMatchObject({ status: 404, errors: [{ code: 7003 }] });
  });

  test("reads zones", async () => {
    const names: string[] = [];
    for await (const zone of client.zones.list({ name: "example.com" })) names.push(zone.name);
    expect(names).toEqual(["example.com"]);
    expect((await client.zones.list({ name: "example.net" })).result).toEqual([]);
    expect(await client.zones.get({ zone_id: ZONE })).toMatchObject({ id: ZONE, plan: { legacy_id: "enterprise" } });
    await expect(client.zones.get({ zone_id: "absent" })).rejects.toMatchObject({ status: 404, errors: [{ code: 7003 }] });
  });

  test("reads rulesets and entry points of zone and account", async () => {
    const listed: unknown[] = [];
    for await (const ruleset of client.rulesets.list({ zone_id: ZONE })) listed.push(ruleset);
    expect(listed).toEqual([{ id: RULESET, name: "default", kind: "zone", phase: "http_request_firewall_custom", version: "3" }]);
    expect(await client.rulesets.get(RULESET, { zone_id: ZONE })).toMatchObject({ id: RULESET, rules: RULES });
    expect(await client.rulesets.phases.get("http_request_firewall_custom", { zone_id: ZONE })).toMatchObject({
      id: RULESET,
      rules: RULES,
    });
    expect(await client.rulesets.phases.get("http_request_firewall_custom", { account_id: ACCOUNT })).toMatchObject({ id: "root1" });
    await expect(client.rulesets.phases.get("http_ratelimit", { zone_id: ZONE })).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 10003 }],
    });
  });

  test("reads lists, and their items from page to page", async () => {
    const lists: string[] = [];
    for await (const list of client.rules.lists.list({ account_id: ACCOUNT })) lists.push(list.name);
    expect(lists).toEqual(["office"]);
    expect(await client.rules.lists.get(LIST, { account_id: ACCOUNT })).toEqual({ id: LIST, name: "office", kind: "ip", num_items: 60 });
    const items: unknown[] = [];
    for await (const item of client.rules.lists.items.list(LIST, { account_id: ACCOUNT })) items.push(item);
    expect(items).toHaveLength(60);
    expect(items.at(-1)).toEqual({ id: "item59", ip: "192.0.2.59" });
  });

  test("reads DNS records, page rules and settings", async () => {
    const names: string[] = [];
    for await (const record of client.dns.records.list({ zone_id: ZONE, per_page: 2 })) names.push(`${record.type} ${record.name}`);
    expect(names).toEqual(["A example.com", "A www.example.com", "AAAA www.example.com"]);
    expect(await client.dns.records.get("d3", { zone_id: ZONE })).toMatchObject({ content: "2001:db8::1" });
    expect(await client.pageRules.list({ zone_id: ZONE })).toMatchObject([{ id: "p1" }]);
    expect(await client.pageRules.get("p1", { zone_id: ZONE })).toMatchObject({ priority: 1 });
    expect(await client.zones.settings.get("ssl", { zone_id: ZONE })).toEqual({ id: "ssl", value: "strict" });
    expect(await client.managedTransforms.list({ zone_id: ZONE })).toEqual({ managed_request_headers: [], managed_response_headers: [] });
  });

  test("cannot change anything", async () => {
    await expect(client.dns.records.delete("d1", { zone_id: ZONE })).rejects.toMatchObject({ status: 405, errors: [{ code: 10405 }] });
    await expect(client.rulesets.delete(RULESET, { zone_id: ZONE })).rejects.toMatchObject({ status: 405 });
  });
});

interface AskOptions {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe("the envelope", () => {
  const ask = (pathname: string, init: AskOptions = {}): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}/client/v4${pathname}`, {
      ...init,
      headers: { authorization: `Bearer ${server.token}`, ...init.headers },
    });

  test("of a page has its place in the whole", async () => {
    const answer = await ask(`/zones/${ZONE}/dns_records?type=a&per_page=1&page=2`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(await answer.json()).toMatchObject({
      success: true,
      errors: [],
      messages: [],
      result: [{ id: "d2" }],
      result_info: { page: 2, per_page: 1, count: 1, total_count: 2, total_pages: 2 },
    });
  });

  const FAILURES = [
    ["a path that nothing answers", "/zones/x/y/z/nothing", {}, 404, 7003],
    ["a path that is no path", "/nothing", {}, 404, 7000],
    ["a body that is no JSON", `/accounts/${ACCOUNT}/request-tracer/trace`, { method: "POST", body: "{" }, 400, 6007],
    ["a body without what must be there", `/accounts/${ACCOUNT}/request-tracer/trace`, { method: "POST", body: "{}" }, 400, 10400],
    ["a tracer that is asked with GET", `/accounts/${ACCOUNT}/request-tracer/trace`, {}, 405, 10405],
    ["a wrong token", "/zones", { headers: { authorization: "Bearer wrong" } }, 403, 10000],
    ["no token", "/zones", { headers: { authorization: "" } }, 403, 10000],
  ] as const;

  test.each(FAILURES)("of a failure: %s", async (_name, pathname, init, status, code) => {
    const answer = await ask(pathname, init);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      success: false,
      errors: expect.arrayContaining([expect.objectContaining({ code })]),
      messages: [],
      result: null,
    });
  });

  test("is for nobody that a page of another site sends", async () => {
    expect((await ask("/zones", { headers: { origin: "https://evil.example" } })).status).toBe(403);
  });
});
