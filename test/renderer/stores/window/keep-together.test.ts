import { beforeEach, describe, expect, test } from "vitest";
import { comparedConfiguration } from "../../../../renderer/stores/compare/compare-now";
import { deleteThings } from "../../../../renderer/stores/library/arrange-library";
import { lastFinished } from "../../../../renderer/stores/result/result";
import { sendTrace } from "../../../../renderer/stores/result/send-trace";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
import { saveTrace } from "../../../../renderer/stores/trace/save-trace";
import { keepTogether } from "../../../../renderer/stores/window/keep-together";
import { openWorkspace } from "../../../../renderer/stores/workspace/workspace";
import { createFakeHost, type FakeHost } from "../../../support/fake-host";
import { createFakeTimer, type FakeTimer } from "../../../support/fake-timer";
import { SMALL } from "../../../support/fake-workspace";

const ORDER = "checkout/order.trace.json";

let fake: FakeHost;
let timer: FakeTimer;
let stores: Stores;

beforeEach(() => {
  fake = createFakeHost(SMALL);
  timer = createFakeTimer();
  stores = createStores(fake.host, timer.later);
  keepTogether(fake.host, stores, timer.later);
});

async function start(): Promise<void> {
  await stores.workspace.getState().load();
  await settled();
}

describe("a workspace", () => {
  test("brings its library, its configuration and a trace to begin with", async () => {
    await start();
    expect(stores.library.getState().status).toMatchObject({ kind: "ready" });
    expect(stores.configuration.getState().status).toMatchObject({ kind: "ready", view: { name: "production" } });
    expect(stores.trace.getState().document?.traceId).toBe(ORDER);
  });

  test("opens the trace that was open last", async () => {
    fake.settings.set("layout", { lastTraces: { "/small": "search.trace.json" } });
    await start();
    expect(stores.trace.getState().document?.traceId).toBe("search.trace.json");
  });

  test("remembers which trace is open", async () => {
    await start();
    timer.pass(1_000);
    await settled();
    expect(fake.settings.get("layout")).toMatchObject({ lastTraces: { "/small": ORDER } });
  });
});

describe("what a configuration is compared with", () => {
  const compared = (): string | null => {
    const open = openWorkspace(stores.workspace.getState());
    return open === null ? null : comparedConfiguration(open, stores.layout.getState().comparedWith[open.path]);
  };

  test("stays when another comes in beside it, and when one was looked at meanwhile", async () => {
    await stores.layout.getState().load();
    await start();
    expect(compared()).toBe("proposed");
    const { status } = stores.workspace.getState();
    if (status.kind !== "open") throw new Error("no workspace");
    const more = [{ name: "another", zones: 1, rules: 0, errors: 0, warnings: 0 }, ...status.workspace.configurations];
    stores.workspace.setState({ status: { ...status, workspace: { ...status.workspace, configurations: more } } });
    expect(compared()).toBe("proposed");
    stores.workspace.setState({
      status: { ...status, workspace: { ...status.workspace, configurations: more, activeConfiguration: "proposed" } },
    });
    expect(compared()).toBe("another");
    stores.workspace.setState({
      status: { ...status, workspace: { ...status.workspace, configurations: more, activeConfiguration: "production" } },
    });
    expect(compared()).toBe("proposed");
  });
});

describe("a trace that was sent", () => {
  test("runs again when it is edited", async () => {
    await start();
    await sendTrace(stores);
    stores.trace.getState().change([[["trace", "url"], "https://shop.example.com/new"]]);
    timer.pass(150);
    await settled();
    expect(lastFinished(stores.result.getState().run)?.result.workbench.request.url).toBe("https://shop.example.com/new");
  });

  test("runs again when another configuration is chosen", async () => {
    await start();
    await sendTrace(stores);
    await stores.workspace.getState().activate("proposed");
    timer.pass(150);
    await settled();
    expect(lastFinished(stores.result.getState().run)?.of.configuration).toBe("proposed");
    expect(stores.configuration.getState().status).toMatchObject({ view: { name: "proposed" } });
  });

  test("runs again when the configuration changes on disk", async () => {
    await start();
    await sendTrace(stores);
    const before = runs();
    fake.tell({ kind: "event", name: "workspace/changed", payload: { workspaceId: "w1", what: ["configurations"] } });
    timer.pass(150);
    await settled();
    expect(runs()).toBe(before + 1);
  });

  test("that is not on screen runs again when it is, where the configuration changed meanwhile", async () => {
    await start();
    await sendTrace(stores);
    await stores.trace.getState().open("search.trace.json");
    const before = runs();
    fake.tell({ kind: "event", name: "workspace/changed", payload: { workspaceId: "w1", what: ["configurations"] } });
    timer.pass(150);
    await settled();
    expect(runs()).toBe(before);
    await stores.trace.getState().open(ORDER);
    await settled();
    expect(runs()).toBe(before + 1);
    expect(lastFinished(stores.result.getState().run)?.of.key).toBe(stores.trace.getState().document?.key);
  });

  test("a mistake in the JSON runs nothing", async () => {
    await start();
    await sendTrace(stores);
    const before = runs();
    stores.trace.getState().setText("{");
    timer.pass(150);
    await settled();
    expect(runs()).toBe(before);
  });
});

test("a trace that was never sent is not run by editing it", async () => {
  await start();
  stores.trace.getState().change([[["trace", "url"], "https://shop.example.com/new"]]);
  timer.pass(150);
  await settled();
  expect(runs()).toBe(0);
});

test("a file that another program adds appears in the library", async () => {
  await start();
  fake.files.set("later.trace.json", { saved: { name: "Later", trace: { method: "GET", url: "https://a/" } }, revision: 1 });
  fake.tell({ kind: "event", name: "workspace/changed", payload: { workspaceId: "w1", what: ["library"] } });
  await settled();
  const { status } = stores.library.getState();
  expect(status.kind === "ready" && status.entries.map(({ name }) => name)).toEqual(["An order", "A search", "Later"]);
});

describe("saving and deleting", () => {
  test("saving says so", async () => {
    await start();
    stores.trace.getState().change([[["name"], "Another order"]]);
    await saveTrace(stores);
    expect(stores.notices.getState().current?.message).toBe("Saved.");
    expect(fake.files.get(ORDER)?.saved.name).toBe("Another order");
  });

  test("a conflict asks", async () => {
    await start();
    stores.trace.getState().change([[["name"], "Another order"]]);
    fake.refuseNext("library/save", "changed-on-disk", "it changed");
    await saveTrace(stores);
    expect(stores.layout.getState().over).toEqual({ kind: "conflict", key: ORDER, message: "it changed" });
  });

  test("a deleted trace can be taken back", async () => {
    await start();
    await deleteThings(stores, { traceIds: [ORDER], folders: [] });
    expect(fake.files.has(ORDER)).toBe(false);
    expect(stores.trace.getState().document).toBeNull();
    stores.notices.getState().current?.action?.run();
    await settled();
    expect(fake.files.has(ORDER)).toBe(true);
    expect(stores.trace.getState().document?.traceId).toBe(ORDER);
  });
});

function runs(): number {
  return fake.calls.filter(({ name }) => name === "trace/run").length;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}
