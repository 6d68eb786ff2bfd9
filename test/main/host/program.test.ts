import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { UpdateAnswer } from "../../../engine/contract/program-commands";
import { createHost, type HostAbilities } from "../../../main/host/create-host";
import { createLogFile } from "../../../main/program/log-file";
import { createWorkspaceStore } from "../../../main/workspace/workspace-store";
import { type Folder, makeFolder, makeWorkspace } from "../support/make-workspace";

const NEWER: UpdateAnswer = { kind: "newer", release: { version: "2.0.0", page: "https://releases.example/2.0.0" } };

interface Tried {
  readonly ask: (command: string, payload: unknown) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

function host(
  start: Folder,
  data: Folder,
  { abilities, now = () => "2026-01-15T12:00:00Z" }: { abilities: HostAbilities; now?: () => string },
): Tried {
  const made = createHost({
    description: { product: "Trace Workbench", version: "1.0.0", carrier: "loopback", platform: "linux" },
    store: createWorkspaceStore({ dataFolder: data.path, resources: path.join(data.path, "none") }),
    start: start.path,
    abilities,
    report: (error) => {
      throw error;
    },
    clock: () => 0,
    now: () => new Date(now()),
  });
  const connection = made.connect(() => undefined);
  return {
    async ask(command, payload) {
      const answer = await connection.dispatch({ kind: "call", id: 1, command, payload });
      return answer.kind === "reply" ? answer.value : answer;
    },
    close: () => made.close(),
  };
}

describe("diagnostics", () => {
  test("say versions, counts and the end of the log, and neither the user's folder nor secrets", async () => {
    using workspace = makeWorkspace();
    using data = makeFolder();
    const log = createLogFile({ folder: data.path, level: "debug", now: () => new Date("2026-01-15T12:00:00Z") });
    log.write("error", `could not read ${workspace.path}/a.json of admin@shop.example`);
    const tried = host(workspace, data, {
      abilities: { system: { versions: { Node: "20.19.0" }, home: workspace.path, log } },
    });
    const { text } = JSON.parse(JSON.stringify(await tried.ask("program/diagnostics", {})));
    await tried.close();
    expect(text.split("\n").slice(0, 8)).toEqual([
      "Trace Workbench 1.0.0, browser host on linux",
      "Node 20.19.0",
      "running for 0 s, written 2026-01-15T12:00:00.000Z",
      "workspace: 1 configuration",
      "",
      "log at level debug, its last 1 lines:",
      "2026-01-15T12:00:00.000Z error could not read ~/a.json of [redacted]",
      "",
    ]);
  });

  test("the log notes commands and refusals at their levels, and nothing of what was in them", async () => {
    using workspace = makeWorkspace();
    using data = makeFolder();
    const log = createLogFile({ folder: data.path, level: "debug", now: () => new Date("2026-01-15T12:00:00Z") });
    const tried = host(workspace, data, { abilities: { system: { versions: {}, home: "/nowhere", log } } });
    await tried.ask("settings/write", { key: "colour", value: "hunter2-private" });
    await tried.ask("library/list", { workspaceId: "workspace-99" });
    await tried.close();
    const text = readFileSync(path.join(data.path, "trace-workbench.log"), "utf8");
    expect(text).toContain("debug settings/write took 0 ms\n");
    expect(text).toContain("info  library/list was refused: not-found\n");
    expect(text).not.toContain("hunter2");
  });
});

describe("notices", () => {
  test("are what the build wrote", async () => {
    using workspace = makeWorkspace();
    using data = makeFolder();
    const tried = host(workspace, data, { abilities: { notices: () => Promise.resolve("react 19 (MIT)") } });
    expect(await tried.ask("program/notices", {})).toEqual({ text: "react 19 (MIT)" });
    await tried.close();
  });

  test("are refused with the reason where nothing was built", async () => {
    using workspace = makeWorkspace();
    using data = makeFolder();
    const tried = host(workspace, data, { abilities: {} });
    expect(await tried.ask("program/notices", {})).toMatchObject({ kind: "refusal", refusal: { code: "not-found" } });
    await tried.close();
  });
});

describe("looking for a newer version", () => {
  async function story(steps: (ask: Tried["ask"], at: (time: string) => void, asked: () => number) => Promise<void>): Promise<void> {
    using workspace = makeWorkspace();
    using data = makeFolder();
    let time = "2026-01-15T12:00:00Z";
    let asked = 0;
    const releases = {
      newerThan: (version: string): Promise<UpdateAnswer> => {
        expect(version).toBe("1.0.0");
        asked += 1;
        return Promise.resolve(NEWER);
      },
    };
    const tried = host(workspace, data, { abilities: { releases }, now: () => time });
    await steps(
      tried.ask,
      (next) => {
        time = next;
      },
      () => asked,
    );
    await tried.close();
  }

  test("asks nobody at the start until the user turns it on", () =>
    story(async (ask, _at, asked) => {
      expect(await ask("program/update", { asked: "start" })).toEqual({ kind: "off" });
      expect(asked()).toBe(0);
      await ask("settings/write", { key: "update-check", value: "on" });
      expect(await ask("program/update", { asked: "start" })).toEqual(NEWER);
      expect(asked()).toBe(1);
    }));

  test("asks once a day at the start", () =>
    story(async (ask, at, asked) => {
      await ask("settings/write", { key: "update-check", value: "on" });
      await ask("program/update", { asked: "start" });
      at("2026-01-16T11:59:59Z");
      expect(await ask("program/update", { asked: "start" })).toEqual({ kind: "off" });
      at("2026-01-16T12:00:00Z");
      expect(await ask("program/update", { asked: "start" })).toEqual(NEWER);
      expect(asked()).toBe(2);
    }));

  test("asks whenever the user asks", () =>
    story(async (ask, _at, asked) => {
      await ask("program/update", { asked: "user" });
      await ask("program/update", { asked: "user" });
      expect(asked()).toBe(2);
    }));

  test("says so where the build names no place to ask", async () => {
    using workspace = makeWorkspace();
    using data = makeFolder();
    const tried = host(workspace, data, { abilities: {} });
    expect(await tried.ask("program/update", { asked: "user" })).toEqual({ kind: "unknown", reason: "this build names no place to ask" });
    await tried.close();
  });
});
