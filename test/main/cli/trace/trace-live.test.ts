import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { serve } from "../../../../main/loopback/serve";
import type { LoopbackServer } from "../../../../main/loopback/server";
import { type Folder, makeFolder, makeWorkspace } from "../../support/make-workspace";
import { type CliRun, runCli } from "../../support/run-cli";
import { bad, good, standIn } from "../../support/trace-stand-in";

vi.setConfig({ testTimeout: 30_000 });

const TOKEN = "token-for-tests-only-0123456789";
const SECRET = "cookie-value-that-names-somebody";

/** What Cloudflare might answer: the rule did not match there, and the steps have a property that no documentation names. */
const OTHERWISE = {
  status_code: 200,
  trace: [
    {
      type: "phase",
      step_name: "http_request_firewall_custom",
      matched: false,
      trace: [
        {
          type: "ruleset",
          step_name: "r1",
          kind: "zone",
          name: "default",
          matched: false,
          trace: [
            {
              type: "rule",
              step_name: "rule1",
              public_name: "Custom rules",
              matched: false,
              action: "block",
              expression: 'http.request.uri.path eq "/admin"',
              description: "Block admin",
            },
          ],
        },
      ],
    },
  ],
};

const TRACE = {
  name: "Admin is blocked",
  trace: { method: "GET", url: "https://example.com/admin", cookies: { session: SECRET } },
  fields: { "ip.src": "192.0.2.9" },
};

let folder: Folder;

beforeEach(() => {
  folder = makeWorkspace({ "traces/secret.trace.json": TRACE });
  vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
});

afterEach(() => {
  vi.unstubAllEnvs();
  folder[Symbol.dispose]();
});

async function traceLive(baseUrl: string, ...more: readonly string[]): Promise<CliRun> {
  vi.stubEnv("CLOUDFLARE_BASE_URL", baseUrl);
  return runCli(["trace", path.join(folder.path, "traces/secret.trace.json"), "-c", "production", "--live", ...more]);
}

function evidence(): readonly string[] {
  return readdirSync(folder.path, { recursive: true, encoding: "utf8" }).filter((file) => /^evidence.*\.json$/.test(file));
}

describe("an answer that differs", () => {
  test("is told step by step, and both answers are kept without a secret", async () => {
    await using api = await standIn([good(OTHERWISE)]);
    const { exitCode, stdout, stderr } = await traceLive(api.baseUrl);
    expect(exitCode).toBe(0);
    expect(api.asked).toEqual([{ path: "POST /accounts/a1/request-tracer/trace", body: TRACE.trace }]);
    expect(stdout).toContain("rule “Block admin” (rule1) in http_request_firewall_custom:\n    matched: true here, false there\n");
    expect(stdout).toContain("status: 403 here, 200 there");
    expect(stdout).toContain("Cloudflare's steps also have public_name.");
    expect(stderr).toContain("Cloudflare's Trace cannot be told what an edge would know (fields)");
    const [file, ...others] = evidence();
    expect(others).toEqual([]);
    expect(file).toMatch(/^evidence[\\/]Admin-is-blocked[\\/]\d{4}-\d\d-\d\dT[\d-]+Z\.json$/);
    const text = readFileSync(path.join(folder.path, file ?? ""), "utf8");
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      configuration: "production",
      account: "a1",
      live: OTHERWISE,
      ours: { status_code: 403 },
    });
    for (const written of [text, stdout, stderr]) expect(written).not.toContain(TOKEN);
    expect(text).not.toContain(SECRET);
  });

  test("is exit code 1 with --fail-on-difference, and JSON where that is asked for", async () => {
    await using api = await standIn([good(OTHERWISE)]);
    const { exitCode, stdout } = await traceLive(api.baseUrl, "--fail-on-difference", "--format", "json");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ result: { status_code: 403 }, live: OTHERWISE, calibration: { differences: 4 } });
  });
});

describe("an answer that is none", () => {
  const CASES = [
    [
      "a token without the permission",
      [bad(403, "Authentication error")],
      "403: Authentication error). The token needs “Allow Request Tracer: Read",
    ],
    ["a token that is not valid", [bad(401, "Invalid API Token")], "401: Invalid API Token"],
    ["being asked too often for too long", [bad(429, "Rate limited")], "it was asked too often; try again later"],
    ["a fault there, which is not asked for again", [bad(500, "Internal error")], "500: Internal error"],
    ["an envelope that says no", [{ ...bad(0, "hostname is not yours"), status: 200 }], "Cloudflare did not trace: hostname is not yours"],
    ["a result without steps", [good({ status_code: 200 })], "Cloudflare's answer has no steps"],
  ] as const;

  test.each(CASES)("%s is said, is exit code 2, and leaves no evidence", async (_name, answers, said) => {
    await using api = await standIn(answers);
    const { exitCode, stderr } = await traceLive(api.baseUrl);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(said)]);
    expect(stderr).not.toContain(TOKEN);
    expect(evidence()).toEqual([]);
    expect(api.asked.length).toBe(said.includes("too often") ? 6 : 1);
  });

  test("being asked too often for a while is waited out", async () => {
    await using api = await standIn([bad(429, "Rate limited"), bad(429, "Rate limited"), good(OTHERWISE)]);
    expect((await traceLive(api.baseUrl)).exitCode).toBe(0);
    expect(api.asked).toHaveLength(3);
  });
});

describe("nothing is asked", () => {
  test.each([
    ["without --live", ["-c", "production"], 0, ""],
    ["without a token", ["-c", "production", "--live"], 2, "CLOUDFLARE_API_TOKEN"],
    ["with --follow-redirects", ["-c", "production", "--live", "--follow-redirects"], 2, "--follow-redirects"],
    ["of --fail-on-difference alone", ["-c", "production", "--fail-on-difference"], 2, "--live"],
  ])("%s", async (_name, args, exitCode, said) => {
    await using api = await standIn([good(OTHERWISE)]);
    vi.stubEnv("CLOUDFLARE_API_TOKEN", "");
    vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
    const run = await runCli(["trace", path.join(folder.path, "traces/secret.trace.json"), ...args]);
    expect([run.exitCode, run.stderr]).toEqual([exitCode, expect.stringContaining(said)]);
    expect(api.asked).toEqual([]);
  });

  test("where the configuration does not say whose it is", async () => {
    await using api = await standIn([good(OTHERWISE)]);
    folder.write("configurations/production/account/account.json", {});
    const { exitCode, stderr } = await traceLive(api.baseUrl);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("account/account.json with the account's id is missing")]);
    expect(api.asked).toEqual([]);
  });
});

describe("the workbench's own server", () => {
  let rest: Folder;
  let served: Folder;
  let server: LoopbackServer;

  beforeAll(async () => {
    rest = makeFolder();
    served = makeWorkspace();
    server = await serve({
      version: "0",
      workspace: served.path,
      port: 0,
      dataFolder: rest.path,
      resources: rest.path,
      page: rest.path,
      report: (error) => {
        throw error;
      },
    });
  });

  afterAll(async () => {
    await server.close();
    rest[Symbol.dispose]();
    served[Symbol.dispose]();
  });

  test("answers like Cloudflare, and the same as the command", async () => {
    folder.write("traces/secret.trace.json", { name: "Plain", trace: TRACE.trace });
    vi.stubEnv("CLOUDFLARE_API_TOKEN", server.token);
    const { exitCode, stdout, stderr } = await traceLive(`http://127.0.0.1:${server.port}/client/v4`, "--fail-on-difference");
    expect(stderr).toContain("Evidence: evidence/Plain/");
    expect(stdout).toContain("Cloudflare's own Trace says the same:");
    expect(exitCode).toBe(0);
  });

  test("tells a rule that reads otherwise there", async () => {
    folder.write("traces/secret.trace.json", { name: "Plain", trace: TRACE.trace });
    const file = path.join(folder.path, "configurations/production/zones/example.com/rulesets/custom.json");
    folder.write("configurations/production/zones/example.com/rulesets/custom.json", readFileSync(file, "utf8").replace("/admin", "/ad"));
    vi.stubEnv("CLOUDFLARE_API_TOKEN", server.token);
    const { exitCode, stdout } = await traceLive(`http://127.0.0.1:${server.port}/client/v4`, "--fail-on-difference");
    expect(exitCode).toBe(1);
    expect(stdout).toContain('expression: http.request.uri.path eq "/ad" here, http.request.uri.path eq "/admin" there');
  });
});
