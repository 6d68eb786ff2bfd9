import { readdirSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BLOCK_ADMIN, type Folder, makeWorkspace } from "../support/make-workspace";
import { bad, good, standIn } from "../support/trace-stand-in";
import { tryHost } from "../support/try-host";

const TOKEN = "token-for-tests-only-0123456789";
const NO_STEPS = { status_code: 200, trace: [] };

let folder: Folder;

beforeEach(() => {
  folder = makeWorkspace();
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder[Symbol.dispose]();
});

test("nothing is asked before it is asked to, and what would go where is said", async () => {
  await using api = await standIn([good(NO_STEPS)]);
  vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
  vi.stubEnv("CLOUDFLARE_API_TOKEN", "");
  await using host = await tryHost(folder);
  const question = {
    workspaceId: host.workspaceId,
    configuration: "production",
    saved: { ...BLOCK_ADMIN, fields: { "ip.src": "192.0.2.9" } },
  };
  expect(await host.ask("live/describe", question)).toEqual({
    token: "none",
    permission: "Allow Request Tracer: Read (of the account)",
    account: "a1",
    unsent: ["what an edge would know (fields), such as the client's address"],
    origin: "reached",
  });
  expect((await host.refusal("live/run", question)).message).toContain("There is no token for the API");
  expect(api.asked).toEqual([]);
});

test("both answers are held against each other, and kept", async () => {
  await using api = await standIn([good(NO_STEPS)]);
  vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
  vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
  await using host = await tryHost(folder);
  const answer = await host.ask("live/run", { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN });
  expect(answer).toMatchObject({ kind: "answered", calibration: { status: { ours: 403, live: 200, differs: true } } });
  expect(api.asked).toEqual([{ path: "POST /accounts/a1/request-tracer/trace", body: BLOCK_ADMIN.trace }]);
  expect(readdirSync(folder.path)).toContain("evidence");
});

test("a refusal is told in the API's words, without the token", async () => {
  await using api = await standIn([bad(403, `no permission for ${TOKEN}`)]);
  vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
  vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
  await using host = await tryHost(folder);
  const refusal = await host.refusal("live/run", { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN });
  expect(refusal.message).toContain("The token needs “Allow Request Tracer: Read (of the account)”");
  expect(JSON.stringify(refusal)).not.toContain(TOKEN);
});

test("what is asked can be given up", async () => {
  await using api = await standIn([good(NO_STEPS)]);
  vi.stubEnv("CLOUDFLARE_BASE_URL", api.baseUrl);
  vi.stubEnv("CLOUDFLARE_API_TOKEN", TOKEN);
  await using host = await tryHost(folder);
  const answer = host.ask("live/run", { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN });
  await host.ask("live/cancel", {});
  expect(await answer).toEqual({ kind: "cancelled" });
  expect(readdirSync(folder.path)).not.toContain("evidence");
});
