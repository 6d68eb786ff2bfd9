import path from "node:path";
import { describe, expect, test } from "vitest";
import { readEvent } from "../../../engine/contract/answers";
import type { HostMessage } from "../../../engine/contract/envelope";
import { createHost, type Host, type HostOptions } from "../../../main/host/create-host";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { type Folder, makeFolder, makeWorkspace, SMALL_WORKSPACE } from "../support/make-workspace";

interface Tried {
  readonly host: Host;
  readonly ask: (command: string, payload: unknown) => Promise<HostMessage>;
  readonly reported: unknown[];
}

function tryHost(data: Folder, options: Partial<HostOptions>): Tried {
  const reported: unknown[] = [];
  const host = createHost({
    description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: "linux" },
    store: createWorkspaceStore({ dataFolder: path.join(data.path, "data"), resources: path.join(data.path, "resources") }),
    start: null,
    abilities: {},
    report: (error) => reported.push(error),
    clock: () => 0,
    now: () => new Date("2026-01-15T12:00:00Z"),
    ...options,
  });
  const connection = host.connect(() => undefined);
  let last = 0;
  return { host, reported, ask: (command, payload) => connection.dispatch({ kind: "call", id: ++last, command, payload }) };
}

const SAMPLE = Object.fromEntries(
  Object.entries(SMALL_WORKSPACE).map(([file, content]) => [`resources/sample-workspace/${file}`, content]),
);

describe("the workspace to start on", () => {
  test("is a copy of the sample at the first start", async () => {
    using data = makeFolder(SAMPLE);
    const { ask, host } = tryHost(data, {});
    expect(await ask("workspace/current", {})).toMatchObject({
      value: { name: "Small", path: path.join(data.path, "data/sample-workspace") },
    });
    await host.close();
  });

  test("is the one opened last, and where that is gone the one before", async () => {
    using data = makeFolder(SAMPLE);
    using before = makeWorkspace({ "workspace.json": { version: 1, name: "Before" } });
    const first = tryHost(data, { start: before.path });
    await first.ask("workspace/current", {});
    {
      using last = makeWorkspace({ "workspace.json": { version: 1, name: "Last" } });
      await first.ask("workspace/open", { path: last.path });
      await first.host.close();
      const second = tryHost(data, {});
      expect(await second.ask("workspace/current", {})).toMatchObject({ value: { name: "Last" } });
      await second.host.close();
    }
    const third = tryHost(data, {});
    expect(await third.ask("workspace/current", {})).toMatchObject({ value: { name: "Before" } });
    await third.host.close();
  });

  test("that is none is refused, every time it is asked for", async () => {
    using data = makeFolder();
    const { ask, host } = tryHost(data, { start: data.path });
    for (let time = 0; time < 2; time++)
      expect(await ask("workspace/current", {})).toMatchObject({ kind: "refusal", refusal: { code: "not-found" } });
    await host.close();
  });
});

test("a fault of ours is one sentence for the screen, without a stack or a path, and is reported", async () => {
  using data = makeFolder();
  const fault = new Error("secret detail in /home/somebody/file.ts");
  const store = createWorkspaceStore({ dataFolder: data.path, resources: data.path });
  const { ask, reported, host } = tryHost(data, { store: { ...store, open: () => Promise.reject(fault) } });
  expect(await ask("workspace/open", { path: "/x" })).toEqual({
    kind: "refusal",
    id: 1,
    refusal: { code: "fault", message: "“workspace/open” failed by a fault of the workbench; your files are as they were." },
  });
  expect(reported).toEqual([fault]);
  await host.close();
});

test("a configuration is made ready once, until one of its files changes", async () => {
  using data = makeFolder();
  using folder = makeWorkspace();
  let loads = 0;
  const store = createWorkspaceStore({ dataFolder: data.path, resources: data.path });
  const loadConfiguration: typeof store.loadConfiguration = (location, signal) => {
    loads++;
    return store.loadConfiguration(location, signal);
  };
  const { ask, host } = tryHost(data, { start: folder.path, store: { ...store, loadConfiguration } });
  await ask("workspace/current", {});
  await ask("configuration/read", { workspaceId: "workspace-1", configuration: "production" });
  await Promise.all([1, 2, 3].map(() => ask("configuration/read", { workspaceId: "workspace-1", configuration: "production" })));
  expect(loads).toBe(1);
  folder.write("configurations/production/zones/example.com/settings.json", []);
  await ask("configuration/read", { workspaceId: "workspace-1", configuration: "production" });
  expect(loads).toBe(2);
  await host.close();
});

test("opening a workspace can be given up: the windows stay where they stood, and nothing is remembered of it", async () => {
  using data = makeFolder();
  using folder = makeWorkspace();
  const zones = ["a", "b", "c"].map((name) => [
    `configurations/big/zones/${name}.example/zone.json`,
    { id: name, name: `${name}.example` },
  ]);
  using other = makeFolder({ "workspace.json": { version: 1, name: "Other" }, ...Object.fromEntries(zones) });
  const { host } = tryHost(data, { start: folder.path });
  const stages: string[] = [];
  const connection = host.connect((message) => {
    if (message.kind !== "event" || message.name !== "call/progress") return;
    const told = readEvent("call/progress", message.payload);
    stages.push(`${told?.stage} ${told?.what}`);
    if (told?.stage === "preparing" && told.what === "big")
      void connection.dispatch({ kind: "call", id: 3, command: "call/cancel", payload: { call: told.call } });
  });
  const ask = (id: number, command: string, payload: unknown): Promise<HostMessage> =>
    connection.dispatch({ kind: "call", id, command, payload });
  await ask(1, "workspace/current", {});
  stages.length = 0;
  expect(await ask(2, "workspace/open", { path: other.path })).toMatchObject({ kind: "refusal", refusal: { code: "cancelled" } });
  expect(stages).toEqual(["reading-files big", "preparing big"]);
  expect(await ask(4, "workspace/current", {})).toMatchObject({ value: { name: "Small" } });
  expect(await ask(5, "workspace/recent", {})).toMatchObject({ value: [{ name: "Small" }] });
  await host.close();
});
