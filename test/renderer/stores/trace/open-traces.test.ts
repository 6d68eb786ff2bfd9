import { beforeEach, describe, expect, test } from "vitest";
import type { SavedTrace } from "../../../../engine/contract/index";
import { createPassingMemory } from "../../../../renderer/host/window-memory";
import { lastFinished } from "../../../../renderer/stores/result/result";
import { sendTrace } from "../../../../renderer/stores/result/send-trace";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
import { rememberedTabs } from "../../../../renderer/stores/trace/tab-list";
import { chosenRow, createTraceStore } from "../../../../renderer/stores/trace/trace";
import { isDirty } from "../../../../renderer/stores/trace/trace-document";
import type { TraceStore } from "../../../../renderer/stores/trace/trace-state";
import { keepTogether } from "../../../../renderer/stores/window/keep-together";
import { createFakeHost, draftName, type FakeHost } from "../../../support/fake-host";
import { createFakeTimer, type FakeTimer } from "../../../support/fake-timer";
import { CHECKOUT, SMALL } from "../../../support/fake-workspace";

const ORDER = "checkout/order.trace.json";
const SEARCH = "search.trace.json";
const THEIRS = { ...CHECKOUT, name: "Theirs" };

let fake: FakeHost;
let timer: FakeTimer;
let store: TraceStore;

function openWindow(window: string): TraceStore {
  return createTraceStore({ host: fake.host, later: timer.later, window });
}

beforeEach(async () => {
  fake = createFakeHost(SMALL);
  timer = createFakeTimer();
  store = openWindow("one");
  await store.getState().attach("w1");
});

function setMethod(method: string, of = store): void {
  of.getState().change([[["trace", "method"], method]]);
}

function tabs(): string {
  const { tabs: all, active } = store.getState();
  return all.map(({ key, hold }) => `${key}${hold === "preview" ? "?" : ""}${key === active ? "*" : ""}`).join(" ");
}

describe("tabs", () => {
  test("looking at traces uses one tab, editing keeps it", async () => {
    await store.getState().open(ORDER);
    await store.getState().open(SEARCH);
    expect(tabs()).toBe(`${SEARCH}?*`);
    setMethod("PUT");
    await store.getState().open(ORDER);
    expect(tabs()).toBe(`${SEARCH} ${ORDER}?*`);
  });

  test("every tab has its own steps to undo", async () => {
    await store.getState().open(ORDER, "pinned");
    setMethod("PUT");
    await store.getState().open(SEARCH, "pinned");
    setMethod("DELETE");
    await store.getState().step(1);
    expect(store.getState().document).toMatchObject({ traceId: ORDER, saved: { trace: { method: "PUT" } } });
    store.getState().undo();
    expect(store.getState().document?.saved.trace.method).toBe("POST");
    await store.getState().step(-1);
    store.getState().undo();
    expect(store.getState().document?.saved.trace.method).toBe("GET");
  });

  test("closing loses nothing: the draft stays, and opening again brings changes and undo back", async () => {
    await store.getState().open(ORDER, "pinned");
    await store.getState().open(SEARCH, "pinned");
    setMethod("PUT");
    const unsaved = await store.getState().close([SEARCH]);
    expect(unsaved.map(({ traceId }) => traceId)).toEqual([SEARCH]);
    expect(tabs()).toBe(`${ORDER}*`);
    expect(store.getState().document?.traceId).toBe(ORDER);
    await settled();
    expect(fake.drafts.get(draftName(SEARCH, "one"))?.text).toContain("PUT");
    await store.getState().reopen();
    expect(tabs()).toBe(`${ORDER} ${SEARCH}*`);
    expect(store.getState().document?.saved.trace.method).toBe("PUT");
    store.getState().undo();
    expect(store.getState().document?.saved.trace.method).toBe("GET");
  });

  test("closing what is clean says nothing, and the last leaves an empty window", async () => {
    await store.getState().open(ORDER, "pinned");
    expect(await store.getState().close([ORDER])).toEqual([]);
    expect(store.getState()).toMatchObject({ document: null, opening: { kind: "none" }, tabs: [], active: null });
    expect(store.getState().parked.size).toBe(0);
  });

  test("they come back at the next start, with the trace that was on screen and those without a file", async () => {
    await store.getState().open(ORDER, "pinned");
    store.getState().startNew({ name: "Begun", trace: { method: "GET", url: "https://" } }, "");
    setMethod("PUT");
    await store.getState().open(SEARCH);
    const before = rememberedTabs(store.getState());
    store.getState().settle();
    await settled();
    store = openWindow("one");
    await store.getState().attach("w1");
    await store.getState().restore(before);
    expect(tabs()).toBe(`${ORDER} new-1 ${SEARCH}?*`);
    expect(store.getState()).toMatchObject({ start: "begun", document: { traceId: SEARCH } });
  });

  test("what cannot be kept for a crash is said, until it can", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    fake.refuseNext("draft/write", "cannot-write", "the disk is full");
    store.getState().settle();
    await settled();
    expect(store.getState()).toMatchObject({ keeping: "the disk is full", document: { saved: { trace: { method: "PUT" } } } });
    setMethod("PATCH");
    store.getState().settle();
    await settled();
    expect(store.getState().keeping).toBeNull();
  });

  test("a tab without changes holds no document once another is on screen", async () => {
    await store.getState().open(ORDER, "pinned");
    await store.getState().open(SEARCH, "pinned");
    expect(store.getState().parked.size).toBe(0);
    expect(tabs()).toBe(`${ORDER} ${SEARCH}*`);
  });

  test("a trace that takes the old name of an open one gets a tab of its own", async () => {
    await store.getState().open(ORDER, "pinned");
    setMethod("PUT");
    store.getState().refile([{ from: ORDER, to: "moved.trace.json" }]);
    await store.getState().open(ORDER, "pinned");
    expect(store.getState().tabs.map(({ key, traceId }) => `${key}: ${traceId}`)).toEqual([
      `${ORDER}: moved.trace.json`,
      `${ORDER} 2: ${ORDER}`,
    ]);
    expect(store.getState().document?.saved.trace.method).toBe("POST");
  });
});

describe("two windows on one workspace", () => {
  let other: TraceStore;
  beforeEach(async () => {
    other = openWindow("two");
    await other.getState().attach("w1");
    fake.openWindows.add("one").add("two");
  });

  test("what one saves leaves the draft of the other alone, which is asked", async () => {
    await store.getState().open(ORDER);
    await other.getState().open(ORDER);
    setMethod("PUT");
    setMethod("PATCH", other);
    store.getState().settle();
    other.getState().settle();
    await settled();
    await other.getState().save({ conflict: "refuse" });
    await store.getState().follow();
    expect(fake.drafts.get(draftName(ORDER, "one"))?.text).toContain("PUT");
    expect(store.getState().document).toMatchObject({ saved: { trace: { method: "PUT" } }, file: { kind: "changed", revision: "2" } });
  });

  test("a window takes up what one that is gone left behind", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    store.getState().settle();
    await settled();
    fake.openWindows.delete("one");
    other = openWindow("three");
    await other.getState().attach("w1");
    expect([...other.getState().kept]).toEqual([ORDER]);
    await other.getState().open(ORDER);
    await settled();
    expect(other.getState().document?.saved.trace.method).toBe("PUT");
    expect([...fake.drafts.keys()]).toEqual([draftName(ORDER, "three")]);
  });

  test("where it has changes of its own, both are there to choose from", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    store.getState().settle();
    await other.getState().open(ORDER);
    setMethod("PATCH", other);
    other.getState().settle();
    await settled();
    fake.openWindows.delete("one");
    const again = openWindow("two");
    await again.getState().attach("w1");
    await again.getState().open(ORDER);
    expect(again.getState().document).toMatchObject({ saved: { trace: { method: "PATCH" } }, left: { window: "one" } });
    again.getState().settleWith("left", "theirs");
    expect(again.getState().document).toMatchObject({ saved: { trace: { method: "PUT" } }, left: null });
    again.getState().undo();
    expect(again.getState().document?.saved.trace.method).toBe("PATCH");
  });

  test("a new trace that was left behind comes under a name that is free", async () => {
    store.getState().startNew({ name: "Of one", trace: { method: "GET", url: "https://" } }, "");
    setMethod("PUT");
    store.getState().settle();
    await settled();
    fake.openWindows.delete("one");
    other = openWindow("two");
    await other.getState().attach("w1");
    await settled();
    expect([...other.getState().parked.values()].map(({ key, saved }) => `${key}: ${saved.name}`)).toEqual(["new-2: Of one"]);
    expect([...fake.drafts.keys()]).toEqual([draftName("new-2", "two")]);
  });
});

describe("a file that changed while it was edited", () => {
  beforeEach(async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    fake.files.set(ORDER, { saved: THEIRS, revision: 2 });
    await store.getState().follow();
  });

  test("keeping mine saves over theirs without another question", async () => {
    store.getState().settleWith("file", "mine");
    expect(store.getState().document).toMatchObject({ file: { kind: "same" }, saved: { trace: { method: "PUT" } } });
    expect(await store.getState().save({ conflict: "refuse" })).toMatchObject({ kind: "saved" });
  });

  test("taking theirs can be undone", () => {
    store.getState().settleWith("file", "theirs");
    const { document } = store.getState();
    expect(document).toMatchObject({ saved: { name: "Theirs" }, revision: "2" });
    expect(document !== null && isDirty(document)).toBe(false);
    store.getState().undo();
    expect(store.getState().document?.saved.trace.method).toBe("PUT");
  });

  test("is asked about again after a crash, since the draft knows what it began with", async () => {
    store.getState().settle();
    await settled();
    const next = openWindow("one");
    await next.getState().attach("w1");
    await next.getState().open(ORDER);
    expect(next.getState().document).toMatchObject({ saved: { trace: { method: "PUT" } }, file: { kind: "changed", revision: "2" } });
    expect(await next.getState().save({ conflict: "refuse" })).toMatchObject({ kind: "changed-on-disk" });
  });

  test("that comes to the same is no question", async () => {
    store.getState().settleWith("file", "mine");
    const { document } = store.getState();
    if (document === null) throw new Error("Nothing is open.");
    fake.files.set(ORDER, { saved: document.saved, revision: 3 });
    await store.getState().follow();
    expect(store.getState().document).toMatchObject({ file: { kind: "same" }, revision: "3" });
  });

  test("or that is gone says so, keeps the draft over a restart, and is saved anew", async () => {
    fake.files.delete(ORDER);
    await store.getState().follow();
    expect(store.getState().document?.file).toEqual({ kind: "gone" });
    store.getState().settle();
    await settled();
    const next = openWindow("one");
    await next.getState().attach("w1");
    await next.getState().open(ORDER);
    expect(next.getState().document).toMatchObject({ file: { kind: "gone" }, saved: { trace: { method: "PUT" } } });
    expect(await next.getState().save({ conflict: "refuse" })).toEqual({ kind: "saved", traceId: ORDER });
    expect(fake.files.get(ORDER)?.saved.trace.method).toBe("PUT");
  });
});

describe("results of the open traces", () => {
  let stores: Stores;
  beforeEach(async () => {
    const many = Array.from({ length: 25 }, (_, at) => [`t${at}.trace.json`, { trace: { method: "GET", url: `https://a.example/${at}` } }]);
    fake = createFakeHost({ ...SMALL, traces: { ...SMALL.traces, ...Object.fromEntries(many) } });
    stores = createStores(fake.host, timer.later);
    keepTogether(fake.host, stores, timer.later);
    await stores.workspace.getState().load();
    await settled();
  });

  const runs = (): number => fake.calls.filter(({ name }) => name === "trace/run").length;

  test("the selected step is there again with its tab", async () => {
    await sendTrace(stores);
    stores.result.getState().select("0.1");
    await stores.trace.getState().open(SEARCH, "pinned");
    expect(stores.result.getState().selected).toBeNull();
    await stores.trace.getState().open(ORDER);
    expect(stores.result.getState().selected).toBe("0.1");
    expect(runs()).toBe(1);
  });

  test("of many tabs only the last are kept; an older one is made anew when it is chosen", async () => {
    for (let at = 0; at < 25; at++) {
      await stores.trace.getState().open(`t${at}.trace.json`, "pinned");
      await sendTrace(stores);
    }
    expect(runs()).toBe(25);
    await stores.trace.getState().open("t24.trace.json");
    await stores.trace.getState().open("t10.trace.json");
    expect(runs()).toBe(25);
    await stores.trace.getState().open("t0.trace.json");
    await settled();
    expect(runs()).toBe(26);
    expect(lastFinished(stores.result.getState().run)?.of.key).toBe("t0.trace.json");
  });

  test("a window that loads again has its own tabs, not those of the window beside it", async () => {
    const memory = createPassingMemory("one");
    memory.write("tabs /small", JSON.stringify({ open: [{ id: SEARCH, hold: "pinned" }], active: SEARCH }));
    fake.settings.set("layout", { tabs: { "/small": { open: [{ id: ORDER, hold: "pinned" }], active: ORDER } } });
    const own = createStores(fake.host, timer.later, memory);
    keepTogether(fake.host, own, timer.later, memory);
    await own.workspace.getState().load();
    await settled();
    expect(own.trace.getState().tabs.map(({ key }) => key)).toEqual([SEARCH]);
    await own.trace.getState().open(ORDER, "pinned");
    expect(JSON.parse(memory.read("tabs /small") ?? "")).toMatchObject({ active: ORDER });
    timer.pass(1_000);
    await settled();
    expect(fake.settings.get("layout")).toMatchObject({ tabs: { "/small": { active: ORDER, open: [{ id: SEARCH }, { id: ORDER }] } } });
  });

  test("a window that loads again shows the row of the cases that was chosen, or the last where there are fewer by now", async () => {
    const memory = createPassingMemory("one");
    const load = async (cases: SavedTrace["cases"]): Promise<Stores> => {
      fake = createFakeHost({ ...SMALL, traces: { ...SMALL.traces, [ORDER]: { ...CHECKOUT, ...(cases === undefined ? {} : { cases }) } } });
      const own = createStores(fake.host, timer.later, memory);
      keepTogether(fake.host, own, timer.later, memory);
      await own.workspace.getState().load();
      await settled();
      await own.trace.getState().open(ORDER, "pinned");
      return own;
    };
    const before = await load([{ a: "1" }, { a: "2" }, { a: "3" }]);
    before.trace.getState().chooseRow(ORDER, 2);
    expect(chosenRow((await load([{ a: "1" }, { a: "2" }, { a: "3" }])).trace.getState())).toBe(2);
    expect(chosenRow((await load([{ a: "1" }])).trace.getState())).toBe(0);
    expect(chosenRow((await load(undefined)).trace.getState())).toBeNull();
    memory.write("rows /small", '[["checkout/order.trace.json", -1], ["checkout/order.trace.json"], 7]');
    expect(chosenRow((await load([{ a: "1" }, { a: "2" }])).trace.getState())).toBe(0);
  });
});

/** Lets answers that are under way arrive. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
}

test("rows are kept of the traces they were chosen in last", () => {
  for (let at = 0; at < 510; at++) store.getState().chooseRow(`t${at}`, at);
  const { rows } = store.getState();
  expect([rows.size, rows.has("t9"), rows.get("t10"), rows.get("t509")]).toEqual([500, false, 10, 509]);
});
