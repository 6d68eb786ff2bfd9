import path from "node:path";
import { expect, test } from "vitest";
import { createHost } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { makeFolder, makeWorkspace } from "../support/make-workspace";

const RESOURCES = path.resolve(import.meta.dirname, "../../../resources");

const WORKER = {
  "configurations/production/zones/example.com/workers_routes.json": [{ id: "w1", pattern: "example.com/*", script: "greeter" }],
  "configurations/production/account/workers/greeter.mjs": 'export default { fetch: () => new Response("hello", { status: 202 }) };\n',
} as const;

test("scripts run once the user allows them for the workspace, and only then", async () => {
  using folder = makeWorkspace(WORKER);
  using data = makeFolder();
  const host = createHost({
    description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: "linux" },
    store: createWorkspaceStore({ dataFolder: data.path, resources: RESOURCES }),
    start: folder.path,
    abilities: {},
    report: (error) => {
      throw error;
    },
    clock: () => performance.now(),
    now: () => new Date("2026-01-01T00:00:00Z"),
  });
  const connection = host.connect(() => undefined);
  const ask = (command: string, payload: object): Promise<unknown> => connection.dispatch({ kind: "call", id: 1, command, payload });
  const trace = {
    workspaceId: "workspace-1",
    configuration: "production",
    saved: { trace: { method: "GET", url: "https://example.com/" } },
  };

  await ask("workspace/current", {});
  expect(await ask("trace/run", trace)).toMatchObject({
    value: {
      result: {
        status_code: 200,
        trace: expect.arrayContaining([
          expect.objectContaining({
            type: "worker",
            workbench: expect.objectContaining({
              fidelity: "not simulated",
              reason: "Scripts are not allowed for this workspace; the Worker is taken to pass the request on.",
            }),
          }),
        ]),
      },
    },
  });
  await ask("scripts/allow", { workspaceId: "workspace-1", scripts: "allowed" });
  expect(await ask("trace/run", trace)).toMatchObject({
    value: {
      result: { status_code: 202, workbench: { outcome: "worker" } },
      scripts: [{ script: "greeter", step: expect.stringMatching(/^\d+$/) }],
    },
  });

  const saved = { trace: { method: "GET", url: "https://{{host}}/" }, cases: [{ host: "example.com" }], expect: [{ status: 202 }] };
  expect(await ask("expectations/take", { ...trace, saved })).toMatchObject({
    value: expect.arrayContaining([{ status: 202 }, { outcome: "worker" }]),
  });
  expect(await ask("cases/run", { ...trace, saved, from: 0, count: 1 })).toMatchObject({
    value: { cases: [{ verdict: "passed", outcome: { outcome: "worker" } }] },
  });
  connection.close();
  await host.close();
});
