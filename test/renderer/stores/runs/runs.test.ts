import { beforeEach, describe, expect, test } from "vitest";
import type { CaseRun, HostMessage, RunView } from "../../../../engine/contract/index";
import { createHostClient } from "../../../../renderer/host/client";
import type { Transport } from "../../../../renderer/host/transport";
import { createRunsStore, type RunsStore } from "../../../../renderer/stores/runs/runs";

const PASSED: CaseRun = { id: "a.trace.json", name: "A", tags: [], verdict: "passed", outcome: null, checks: [], problems: [] };
const FAILED: CaseRun = { ...PASSED, id: "b.trace.json", name: "B", verdict: "failed" };

const VIEW: RunView = {
  runId: "r1",
  configuration: "production",
  title: "Whole library",
  whole: true,
  started: "2026-01-01T00:00:00.000Z",
  milliseconds: 12,
  state: "finished",
  counts: { passed: 1, failed: 1, unchecked: 0, broken: 0 },
  fingerprint: "f",
  engine: "0.1.0",
  cases: [PASSED, FAILED],
  phases: {},
  coverage: { rules: { total: 0, matched: 0 }, conditions: { total: 0, both: 0 }, percent: 100, entries: [] },
};

/** A host that runs nothing by itself: what it tells is told by the test. */
function quietHost(answers: Map<string, () => unknown>): Transport {
  return {
    async call({ id, command }): Promise<HostMessage> {
      await Promise.resolve();
      const answer = answers.get(command);
      return answer === undefined
        ? { kind: "refusal", id, refusal: { code: "not-found", message: `no ${command}` } }
        : { kind: "reply", id, value: answer() };
    },
    subscribe: () => () => undefined,
    watchConnection: () => () => undefined,
  };
}

let answers: Map<string, () => unknown>;
let runs: RunsStore;

beforeEach(async () => {
  answers = new Map<string, () => unknown>([
    ["run/list", () => []],
    ["baseline/list", () => []],
    ["run/start", () => ({ runId: "r1", total: 2 })],
    ["run/cancel", () => ({})],
  ]);
  runs = createRunsStore(createHostClient(quietHost(answers)));
  await runs.getState().attach("w1");
});

const told = { workspaceId: "w1", runId: "r1", total: 2, message: null } as const;

describe("a run of the library", () => {
  test("is shown live, with verdicts as they come", async () => {
    await runs.getState().start("production", { kind: "all" }, "Whole library");
    runs.getState().hear({ ...told, done: 1, cases: [PASSED], state: "running" });
    expect(runs.getState().live).toMatchObject({ runId: "r1", done: 1, total: 2, cases: [PASSED] });
    expect(runs.getState().shown).toEqual({ kind: "live" });
    expect([...(runs.getState().verdicts.get("production") ?? [])]).toEqual([["a.trace.json", "passed"]]);
  });

  test("is read whole when it ended", async () => {
    await runs.getState().start("production", { kind: "all" }, "Whole library");
    answers.set("run/list", () => [VIEW]);
    answers.set("run/read", () => VIEW);
    runs.getState().hear({ ...told, done: 2, cases: [PASSED, FAILED], state: "finished" });
    await expect.poll(() => runs.getState().shown.kind).toBe("ready");
    expect(runs.getState().live).toBeNull();
    expect(runs.getState().latest).toEqual(VIEW);
    expect(runs.getState().history).toEqual({ kind: "ready", runs: [VIEW], baselines: [] });
  });

  test("says why it failed", async () => {
    await runs.getState().start("production", { kind: "all" }, "Whole library");
    runs.getState().hear({ ...told, done: 0, cases: [], state: "failed", message: "There is no configuration “production” here." });
    await expect
      .poll(() => runs.getState().shown)
      .toMatchObject({ kind: "failed", message: "There is no configuration “production” here." });
  });

  test("that cannot begin says why", async () => {
    answers.delete("run/start");
    await runs.getState().start("production", { kind: "all" }, "Whole library");
    expect(runs.getState().shown).toEqual({ kind: "failed", runId: null, message: "no run/start" });
    expect(runs.getState().live).toBeNull();
  });

  test("hears nothing of another one", async () => {
    await runs.getState().start("production", { kind: "all" }, "Whole library");
    runs.getState().hear({ ...told, runId: "other", done: 1, cases: [FAILED], state: "running" });
    runs.getState().hear({ ...told, workspaceId: "w2", done: 1, cases: [FAILED], state: "running" });
    expect(runs.getState().live?.done).toBe(0);
  });

  test("is told of before the answer came, and nothing is lost", async () => {
    const started = runs.getState().start("production", { kind: "all" }, "Whole library");
    runs.getState().hear({ ...told, done: 1, cases: [PASSED], state: "running" });
    await started;
    expect(runs.getState().live?.cases).toEqual([PASSED]);
  });
});

test("the newest run of the history gives the marks at the start", async () => {
  answers.set("run/list", () => [VIEW]);
  answers.set("run/read", () => VIEW);
  await runs.getState().attach("w1");
  expect([...(runs.getState().verdicts.get("production") ?? [])]).toEqual([
    ["a.trace.json", "passed"],
    ["b.trace.json", "failed"],
  ]);
  // Of another configuration nothing is known by it.
  expect([...runs.getState().verdicts.keys()]).toEqual(["production"]);
});

describe("what comes late", () => {
  test("a run that was given up before it had an id is given up once it has one", async () => {
    const cancelled: string[] = [];
    answers.set("run/cancel", () => cancelled.push("r1"));
    const starting = runs.getState().start("production", { kind: "all" }, "Whole library");
    await runs.getState().cancel();
    expect(cancelled).toEqual([]);
    await starting;
    await Promise.resolve();
    await Promise.resolve();
    expect(cancelled).toEqual(["r1"]);
  });

  test("the start of a run in a workspace that was left keeps nothing from running in the next", async () => {
    const starting = runs.getState().start("production", { kind: "all" }, "Whole library");
    const attaching = runs.getState().attach("w2");
    await Promise.all([starting, attaching]);
    expect(runs.getState().live).toBeNull();
    expect(runs.getState().shown).toEqual({ kind: "none" });
  });

  test("a run that ended while the connection was gone is shown, and others can run", async () => {
    await runs.getState().start("production", { kind: "all" }, "Whole library");
    await runs.getState().lookAgain();
    expect(runs.getState().live).toMatchObject({ runId: "r1" });
    answers.set("run/read", () => VIEW);
    await runs.getState().lookAgain();
    expect(runs.getState()).toMatchObject({ live: null, shown: { kind: "ready", view: { runId: "r1" } } });
  });
});

test("a run of which nothing is known after the connection was gone can be put away", async () => {
  await runs.getState().start("production", { kind: "all" }, "Whole library");
  await runs.getState().cancel();
  expect(runs.getState().live).not.toBeNull();
  await runs.getState().lookAgain();
  await runs.getState().cancel();
  expect(runs.getState()).toMatchObject({ live: null, shown: { kind: "none" } });
});
