import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { tryHost } from "../main/support/try-host";
import { limit } from "./support/form";

const PROGRAM = path.join(import.meta.dirname, "programs/run-until-killed.ts");
const TRACES = 2000;

/** So large that the program tells how far it is before it is done. */
function makeLibrary(): Folder {
  const traces = Array.from({ length: TRACES }, (_, index) => [
    `traces/many/${index}.trace.json`,
    { name: `Page ${index}`, trace: { method: "GET", url: `https://example.com/${index}` }, expect: [{ status: 200 }] },
  ]);
  return makeWorkspace(Object.fromEntries(traces));
}

/** Starts a run in another program, and kills that when it has told of some traces; gives how many it told of. */
async function runAndKill(folder: Folder): Promise<number> {
  using data = makeFolder();
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM, folder.path, data.path], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  child.kill("SIGKILL");
  await ended;
  const told: { done?: unknown; state?: unknown } = JSON.parse(String(value));
  expect(told.state).toBe("running");
  return Number(told.done);
}

test(
  "a run whose program is killed in the middle is in the history, as a partial one with what had come out",
  limit({ quick: 60_000, long: 60_000 }),
  async () => {
    using folder = makeLibrary();
    const told = await runAndKill(folder);
    // What a power cut leaves of a line that was being written.
    const runs = path.join(folder.path, ".workbench/runs");
    const [begun = ""] = readdirSync(runs);
    appendFileSync(path.join(runs, begun), '{"traces":32,"cases":[{"id":"many/');

    await using host = await tryHost(folder);
    const { workspaceId } = host;
    const list = await host.ask("run/list", { workspaceId });
    expect(list).toMatchObject([
      { configuration: "production", title: "Whole library", state: "partial", extent: { done: told, total: TRACES + 1 } },
    ]);
    const runId = list[0]?.runId ?? "";
    const view = await host.ask("run/read", { workspaceId, runId });
    expect(view.cases).toHaveLength(told);
    // The first trace of the small workspace expects nothing.
    expect(view.counts).toEqual({ passed: told - 1, unchecked: 1, failed: 0, broken: 0 });
    expect(view.coverage.rules).toMatchObject({ total: 1 });
    expect(await host.refusal("baseline/keep", { workspaceId, runId, name: "half", overwrite: false })).toMatchObject({
      code: "invalid-request",
    });
    // It is told of once, and stays what it is.
    expect(await host.ask("run/list", { workspaceId })).toEqual(list);
    expect(readdirSync(runs).toSorted()).toEqual([`${runId}.json`, `${runId}.summary.json`]);
    await host.ask("run/delete", { workspaceId, runId });
    expect(readdirSync(runs)).toEqual([]);
  },
);

test("the check finds a run of which nothing was written down", limit({ quick: 60_000, long: 60_000 }), async () => {
  using folder = makeLibrary();
  expect(await runAndKill(folder)).toBeGreaterThan(0);
  const runs = path.join(folder.path, ".workbench/runs");
  for (const name of readdirSync(runs)) rmSync(path.join(runs, name));
  await using host = await tryHost(folder);
  expect(await host.ask("run/list", { workspaceId: host.workspaceId })).toEqual([]);
});

test("a run that is under way in another program is not taken for one that was cut short", async () => {
  using folder = makeWorkspace();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const beginning = {
    runId: "20260115-120000-0a0b0c0d",
    configuration: "production",
    title: "Whole library",
    whole: true,
    started: "2026-01-15T12:00:00.000Z",
    fingerprint: "",
    engine: "0",
  };
  const owned = (owner: number) => `${JSON.stringify({ process: owner, program: "another", total: 9, beginning })}\n`;
  // The program that runs the tests was started by one that lives.
  folder.write(`.workbench/runs/${beginning.runId}.begun.ndjson`, owned(process.ppid));
  expect(await host.ask("run/list", { workspaceId })).toEqual([]);
  // This process has another program's number now.
  folder.write(`.workbench/runs/${beginning.runId}.begun.ndjson`, owned(process.pid));
  expect(await host.ask("run/list", { workspaceId })).toMatchObject([{ state: "partial", extent: { done: 0, total: 9 } }]);
});
