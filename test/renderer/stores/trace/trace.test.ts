import { beforeEach, describe, expect, test } from "vitest";
import { createTraceStore } from "../../../../renderer/stores/trace/trace";
import { isDirty } from "../../../../renderer/stores/trace/trace-document";
import type { TraceStore } from "../../../../renderer/stores/trace/trace-state";
import { createFakeHost, draftName, type FakeHost } from "../../../support/fake-host";
import { createFakeTimer, type FakeTimer } from "../../../support/fake-timer";
import { CHECKOUT, SMALL } from "../../../support/fake-workspace";

const ORDER = "checkout/order.trace.json";
const SEARCH = "search.trace.json";
const REFUSE = { conflict: "refuse" } as const;

let fake: FakeHost;
let timer: FakeTimer;
let store: TraceStore;

beforeEach(async () => {
  fake = createFakeHost(SMALL);
  timer = createFakeTimer();
  store = createTraceStore({ host: fake.host, later: timer.later, window: "window" });
  await store.getState().attach("w1");
});

/** What a window left unsaved. */
function leave(window: string, traceId: string, text: string, revision: string | null = null): void {
  fake.drafts.set(draftName(traceId, window), { traceId, window, text, valid: null, revision });
}

function draftText(traceId = ORDER, window = "window"): string | null {
  return fake.drafts.get(draftName(traceId, window))?.text ?? null;
}

function setMethod(method: string): void {
  store.getState().change([[["trace", "method"], method]]);
}

describe("opening", () => {
  test("shows what the file says", async () => {
    await store.getState().open(ORDER);
    expect(store.getState().document).toMatchObject({ traceId: ORDER, folder: "checkout", saved: CHECKOUT, problem: null });
  });

  test("a file that cannot be read says so in its place", async () => {
    fake.refuseNext("library/read", "not-found", "it is gone");
    await store.getState().open(ORDER);
    expect(store.getState().opening).toEqual({ kind: "failed", traceId: ORDER, message: "it is gone", place: null });
  });

  test("nothing that is not on screen can be saved after that", async () => {
    await store.getState().open(SEARCH);
    setMethod("PUT");
    fake.refuseNext("library/read", "not-found", "it is gone");
    await store.getState().open(ORDER);
    expect(await store.getState().save(REFUSE)).toMatchObject({ kind: "failed" });
    await store.getState().open(SEARCH);
    expect(store.getState().document?.saved.trace.method).toBe("PUT");
  });

  test("the last one asked for wins", async () => {
    await Promise.all([store.getState().open(ORDER), store.getState().open(SEARCH)]);
    expect(store.getState().document?.traceId).toBe(SEARCH);
  });

  test("unsaved changes wait while another trace is open", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    await store.getState().open(SEARCH);
    expect([...store.getState().parked.keys()]).toEqual([ORDER]);
    await store.getState().open(ORDER);
    expect(store.getState().document?.saved.trace.method).toBe("PUT");
    expect(store.getState().parked.size).toBe(0);
  });
});

describe("drafts", () => {
  test("a change is kept half a second later, in its newest form only", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    timer.pass(400);
    setMethod("PATCH");
    timer.pass(400);
    expect(fake.drafts.size).toBe(0);
    timer.pass(200);
    await settled();
    expect(draftText()).toContain('"method": "PATCH"');
    expect(fake.calls.filter(({ name }) => name === "draft/write")).toHaveLength(1);
  });

  test("a draft of an earlier session is opened over its file, and is unsaved", async () => {
    leave("window", ORDER, JSON.stringify({ ...CHECKOUT, trace: { ...CHECKOUT.trace, method: "DELETE" } }));
    await store.getState().open(ORDER);
    const { document } = store.getState();
    expect(document?.saved.trace.method).toBe("DELETE");
    expect(document !== null && isDirty(document)).toBe(true);
  });

  test("a new trace of an earlier session comes back", async () => {
    leave("window", "new-4", '{"name": "Begun", "trace": {"method": "GET", "url": "https://"}}');
    await store.getState().attach("w1");
    expect([...store.getState().parked.keys()]).toEqual(["new-4"]);
    store.getState().startNew({ trace: { method: "GET", url: "https://" } }, "");
    expect(store.getState().document?.key).toBe("new-5");
  });

  test("changing everything back forgets the draft", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    store.getState().settle();
    setMethod("POST");
    store.getState().settle();
    await settled();
    expect(draftText()).toBeNull();
  });

  test("a text with a mistake is kept letter for letter, and the last one without beside it", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    store.getState().setText("{");
    store.getState().settle();
    await settled();
    expect(fake.drafts.get(draftName(ORDER))).toMatchObject({
      text: "{",
      valid: expect.stringContaining('"method": "PUT"'),
      revision: "1",
    });
    const next = createTraceStore({ host: fake.host, later: timer.later, window: "window" });
    await next.getState().attach("w1");
    await next.getState().open(ORDER);
    expect(next.getState().document).toMatchObject({ text: "{", problem: { line: 1 }, saved: { trace: { method: "PUT" } } });
  });
});

describe("saving", () => {
  test("writes what is on screen and forgets the draft", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    store.getState().settle();
    expect(await store.getState().save(REFUSE)).toEqual({ kind: "saved", traceId: ORDER });
    await settled();
    expect(fake.files.get(ORDER)?.saved.trace.method).toBe("PUT");
    expect(fake.drafts.size).toBe(0);
    const { document } = store.getState();
    expect(document !== null && isDirty(document)).toBe(false);
  });

  test("what is typed while saving stays unsaved", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    const saving = store.getState().save(REFUSE);
    setMethod("PATCH");
    await saving;
    const { document } = store.getState();
    expect(document?.saved.trace.method).toBe("PATCH");
    expect(document !== null && isDirty(document)).toBe(true);
    expect(fake.files.get(ORDER)?.saved.trace.method).toBe("PUT");
  });

  test("a file that changed on disk is not overwritten without asking", async () => {
    await store.getState().open(ORDER);
    fake.files.set(ORDER, { saved: { ...CHECKOUT, name: "Theirs" }, revision: 7 });
    setMethod("PUT");
    expect(await store.getState().save(REFUSE)).toMatchObject({ kind: "changed-on-disk" });
    expect(fake.files.get(ORDER)?.saved.name).toBe("Theirs");
    expect(await store.getState().save({ conflict: "overwrite" })).toMatchObject({ kind: "saved" });
    expect(fake.files.get(ORDER)?.saved.trace.method).toBe("PUT");
  });

  test("reading again from disk can be undone", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    fake.files.set(ORDER, { saved: { ...CHECKOUT, name: "Theirs" }, revision: 7 });
    await store.getState().revert();
    expect(store.getState().document?.saved.name).toBe("Theirs");
    store.getState().undo();
    expect(store.getState().document?.saved.trace.method).toBe("PUT");
  });

  test("a text with a mistake is not saved", async () => {
    await store.getState().open(ORDER);
    store.getState().setText("{");
    expect(await store.getState().save(REFUSE)).toMatchObject({ kind: "mistake", problem: { line: 1 } });
    expect(fake.calls.some(({ name }) => name === "library/save")).toBe(false);
  });

  test("a new trace asks for a name and is a file after that, still the same on screen", async () => {
    store.getState().startNew({ name: "New trace", trace: { method: "GET", url: "https://a.example/" } }, "api");
    expect(await store.getState().save(REFUSE)).toEqual({ kind: "needs-name" });
    const outcome = await store.getState().save({ conflict: "refuse", target: { name: "Ping", folder: "api" } });
    expect(outcome).toEqual({ kind: "saved", traceId: "api/Ping.trace.json" });
    expect(store.getState().document).toMatchObject({
      key: "new-1",
      traceId: "api/Ping.trace.json",
      folder: "api",
      saved: { name: "Ping" },
    });
  });

  test("a refusal is told and loses nothing", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    fake.refuseNext("library/save", "cannot-write", "the disk is full");
    expect(await store.getState().save(REFUSE)).toEqual({ kind: "failed", message: "the disk is full" });
    expect(store.getState().document?.saved.trace.method).toBe("PUT");
  });
});

describe("a file that another program changed", () => {
  const THEIRS = { ...CHECKOUT, name: "Theirs" };

  test("is followed while nothing is unsaved", async () => {
    await store.getState().open(ORDER);
    fake.files.set(ORDER, { saved: THEIRS, revision: 2 });
    await store.getState().follow();
    expect(store.getState().document).toMatchObject({ key: ORDER, revision: "2", saved: THEIRS });
  });

  test("does not touch unsaved changes", async () => {
    await store.getState().open(ORDER);
    setMethod("PUT");
    fake.files.set(ORDER, { saved: THEIRS, revision: 2 });
    await store.getState().follow();
    expect(store.getState().document).toMatchObject({ revision: "1", saved: { name: "An order", trace: { method: "PUT" } } });
  });
});

test("forgetting a trace takes it off the screen and its draft away", async () => {
  await store.getState().open(ORDER);
  setMethod("PUT");
  store.getState().settle();
  store.getState().forget(ORDER);
  await settled();
  expect(store.getState().document).toBeNull();
  expect(fake.drafts.size).toBe(0);
});

/** Lets answers that are under way arrive. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
