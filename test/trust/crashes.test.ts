import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import type { CommandName, RequestOf } from "../../engine/contract/commands";
import { draftFor, draftText } from "../main/support/draft-for";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { createDice, limit, rounds, tellFigure, tellProgress } from "./support/form";

const PROGRAM = path.join(import.meta.dirname, "programs/host-forever.ts");
const TRACE = "admin/blocked.trace.json";
const RULES = "zones/example.com/rulesets/custom.json";

interface RunningHost {
  ask<Name extends CommandName>(command: Name, payload: RequestOf<Name>): Promise<unknown>;
  kill(): Promise<void>;
}

function startHost(folder: Folder, data: Folder): RunningHost {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, folder.path, data.path], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.on("error", () => undefined);
  let id = 0;
  return {
    async ask(command, payload) {
      child.stdin.write(`${JSON.stringify({ kind: "call", id: ++id, command, payload })}\n`);
      const { value } = await lines.next();
      const answer: { kind?: unknown; value?: unknown } = JSON.parse(String(value));
      if (answer.kind !== "reply") throw new Error(`${command} was answered ${String(value)}`);
      return answer.value;
    },
    async kill() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** What somebody has not saved: a draft, edits of a configuration, and how the window is laid out. */
async function leaveUnsaved(host: RunningHost, round: number): Promise<void> {
  const workspaceId = "workspace-1";
  await host.ask("workspace/current", {});
  await host.ask("draft/write", {
    workspaceId,
    window: "window-1",
    traceId: TRACE,
    draft: draftText({ ...BLOCK_ADMIN, name: `Unsaved ${round}` }),
  });
  await host.ask("what-if/keep", {
    workspaceId,
    window: "window-1",
    configuration: "production",
    edits: [{ kind: "set", file: RULES, pointer: "/rules/0/enabled", value: false }],
    began: {},
  });
  await host.ask("settings/write", { key: "layout", value: { left: 200 + round } });
}

async function readBack(host: RunningHost): Promise<unknown> {
  const workspaceId = "workspace-1";
  await host.ask("workspace/current", {});
  return {
    drafts: await host.ask("draft/list", { workspaceId, window: "window-2" }),
    edits: await host.ask("what-if/kept", { workspaceId, window: "window-2", configuration: "production" }),
    settings: await host.ask("settings/read", {}),
  };
}

describe("a host that is killed", () => {
  const count = rounds({ quick: 2, long: 50 });

  test(
    `leaves drafts, unsaved edits and the layout to the next one (${count} rounds)`,
    limit({ quick: 60_000, long: 3_600_000 }),
    async () => {
      const dice = createDice(5);
      for (let round = 0; round < count; round++) {
        using folder = makeWorkspace();
        using data = makeFolder();
        const first = startHost(folder, data);
        await leaveUnsaved(first, round);
        // In the middle of the next keeping, or before or after it.
        void first
          .ask("draft/write", {
            workspaceId: "workspace-1",
            window: "window-1",
            traceId: "other.trace.json",
            draft: draftText(BLOCK_ADMIN),
          })
          .catch(() => null);
        await new Promise((resolve) => setTimeout(resolve, dice() * 10));
        await first.kill();
        const second = startHost(folder, data);
        const back = await readBack(second);
        await second.kill();
        tellProgress("killed hosts", round + 1, count);
        expect(back).toMatchObject({
          drafts: expect.arrayContaining([{ ...draftFor(TRACE, { ...BLOCK_ADMIN, name: `Unsaved ${round}` }), of: "left" }]),
          edits: { edits: [{ kind: "set", file: RULES, pointer: "/rules/0/enabled", value: false }] },
          settings: { layout: { left: 200 + round } },
        });
      }
      tellFigure(`${count} killed hosts: draft, unsaved edits and layout came back each time`);
    },
  );

  test("the check finds what was kept in memory only", async () => {
    using folder = makeWorkspace();
    using data = makeFolder();
    const host = startHost(folder, data);
    const back = await readBack(host);
    await host.kill();
    expect(back).toEqual({ drafts: [], edits: expect.objectContaining({ edits: [] }), settings: {} });
  });
});
