import { expect, test } from "vitest";
import type { SavedTrace } from "../../../engine/request/trace-definition";
import { type Folder, makeFolder, makeWorkspace } from "../support/make-workspace";
import { type TriedHost, tryHost } from "../support/try-host";

const TEMPLATE = {
  name: "Scores",
  trace: { method: "GET", url: "https://{{host}}{{page}}", context: { bot_score: "{{score}}" } },
  variables: { page: "/admin" },
  cases: [{ score: 20 }, { score: 80 }],
};

function makeTemplates(more: Readonly<Record<string, unknown>> = {}): Folder {
  return makeWorkspace({ "environments/default.json": { host: "example.com" }, "traces/scores.trace.json": TEMPLATE, ...more });
}

async function savedIn(host: TriedHost): Promise<SavedTrace> {
  const { workspaceId } = host;
  return (await host.ask("library/read", { workspaceId, traceId: "scores.trace.json" })).saved;
}

test("a trace with placeholders runs with its first row, its variables and the environment", async () => {
  using folder = makeTemplates();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const run = await host.ask("trace/run", { workspaceId, configuration: "production", saved: await savedIn(host) });
  expect(run.result).toMatchObject({ status_code: 403, workbench: { outcome: "block", request: { url: "https://example.com/admin" } } });
});

test("a variable without a value is told where it is run, and not before", async () => {
  using folder = makeTemplates({ "environments/default.json": {} });
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const saved = await savedIn(host);
  expect(await host.refusal("trace/run", { workspaceId, configuration: "production", saved })).toMatchObject({
    code: "invalid-request",
    message: expect.stringMatching(/\/trace\/url: there is no variable “host”/),
  });
});

test("the environment that is chosen gives the values", async () => {
  using folder = makeTemplates({
    "environments/default.json": { host: "nowhere.test" },
    "environments/staging.json": { host: "example.com" },
  });
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const saved = await savedIn(host);
  const outcome = async (): Promise<string> =>
    (await host.ask("trace/run", { workspaceId, configuration: "production", saved })).result.workbench.outcome;
  expect(await host.ask("workspace/current", {})).toMatchObject({ environments: ["default", "staging"], environment: null });
  expect(await outcome()).toBe("untraceable");
  expect(await host.ask("workspace/environment", { workspaceId, environment: "staging" })).toMatchObject({ environment: "staging" });
  expect(await outcome()).toBe("block");
  await host.ask("workspace/environment", { workspaceId, environment: null });
  expect(await outcome()).toBe("untraceable");
});

test("an environment that is not there is refused, and the choice stays", async () => {
  using folder = makeTemplates();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  expect(await host.refusal("workspace/environment", { workspaceId, environment: "staging" })).toMatchObject({
    code: "not-found",
    message: "There is no environment “staging” here; there is “default”.",
  });
  expect(await host.ask("workspace/current", {})).toMatchObject({ environment: null });
});

test("placeholders survive being saved", async () => {
  using folder = makeTemplates();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const { saved, revision } = await host.ask("library/read", { workspaceId, traceId: "scores.trace.json" });
  const request = { workspaceId, traceId: "scores.trace.json", folder: "", revision, overwrite: false };
  await host.ask("library/save", { ...request, saved: { ...saved, name: "Renamed" } });
  expect(await savedIn(host)).toEqual({ ...TEMPLATE, name: "Renamed" });
});

test("the environment that is chosen is remembered for the workspace", async () => {
  using folder = makeTemplates({ "environments/staging.json": { host: "example.com" } });
  using data = makeFolder();
  {
    await using host = await tryHost(folder, { data });
    const { workspaceId } = host;
    await host.ask("workspace/environment", { workspaceId, environment: "staging" });
  }
  await using again = await tryHost(folder, { data });
  expect(await again.ask("workspace/current", {})).toMatchObject({ environment: "staging" });
});

test("an environment that is gone leaves the workspace with its default", async () => {
  using folder = makeTemplates({ "environments/staging.json": { host: "example.com" } });
  using data = makeFolder({ "environments.json": { [folder.path]: "removed" } });
  await using host = await tryHost(folder, { data });
  expect(await host.ask("workspace/current", {})).toMatchObject({ environment: null, environments: ["default", "staging"] });
});
