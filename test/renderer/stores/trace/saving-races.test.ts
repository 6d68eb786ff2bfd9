import { beforeEach, describe, expect, test } from "vitest";
import { renameTrace } from "../../../../renderer/stores/library/arrange-library";
import { lastFinished } from "../../../../renderer/stores/result/result";
import { sendAsked } from "../../../../renderer/stores/result/send-asked";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
import { saveTrace, startNewTrace } from "../../../../renderer/stores/trace/save-trace";
import { isDirty } from "../../../../renderer/stores/trace/trace-document";
import { keepTogether } from "../../../../renderer/stores/window/keep-together";
import { createFakeHost, type FakeHost } from "../../../support/fake-host";
import { createFakeTimer } from "../../../support/fake-timer";
import { CHECKOUT, SMALL } from "../../../support/fake-workspace";

const ORDER = "checkout/order.trace.json";
const SEARCH = "search.trace.json";

let fake: FakeHost;
let stores: Stores;

beforeEach(async () => {
  fake = createFakeHost(SMALL);
  const timer = createFakeTimer();
  stores = createStores(fake.host, timer.later);
  keepTogether(fake.host, stores, timer.later);
  await stores.workspace.getState().load();
  await settled();
  await stores.trace.getState().open(ORDER, "pinned");
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}

function setMethod(method: string): void {
  stores.trace.getState().change([[["trace", "method"], method]]);
}

function saves(): number {
  return fake.calls.filter(({ name }) => name === "library/save").length;
}

/** Another program writes the file of the order. */
function writeElsewhere(): void {
  fake.files.set(ORDER, { saved: { ...CHECKOUT, notes: "from elsewhere" }, revision: 7 });
}

describe("while another trace is being read", () => {
  test("Send trace sends that one", async () => {
    const release = fake.holdNext("library/read");
    const opening = stores.trace.getState().open(SEARCH);
    const sending = sendAsked(stores);
    await settled();
    release();
    await Promise.all([opening, sending]);
    expect(lastFinished(stores.result.getState().run)?.of.key).toBe(SEARCH);
  });

  test("saving saves that one, and not what was on screen before", async () => {
    setMethod("PUT");
    const release = fake.holdNext("library/read");
    const opening = stores.trace.getState().open(SEARCH);
    const saving = saveTrace(stores);
    await settled();
    release();
    await Promise.all([opening, saving]);
    expect(fake.files.get(ORDER)).toMatchObject({ revision: 1 });
  });
});

describe("while a trace is being saved", () => {
  test("and another comes on screen, it is saved all the same", async () => {
    setMethod("PUT");
    const release = fake.holdNext("library/save");
    const saving = saveTrace(stores);
    await stores.trace.getState().open(SEARCH, "pinned");
    release();
    await saving;
    await stores.trace.getState().open(ORDER, "pinned");
    const { document } = stores.trace.getState();
    expect(document).toMatchObject({ traceId: ORDER, revision: "2" });
    expect(document !== null && isDirty(document)).toBe(false);
  });

  test("saving it again waits, and saves what there is by then", async () => {
    setMethod("PUT");
    const release = fake.holdNext("library/save");
    const first = stores.trace.getState().save({ conflict: "refuse" });
    await settled();
    setMethod("DELETE");
    const second = stores.trace.getState().save({ conflict: "refuse" });
    release();
    expect([await first, await second]).toMatchObject([{ kind: "saved" }, { kind: "saved" }]);
    expect(fake.files.get(ORDER)).toMatchObject({ revision: 3, saved: { trace: { method: "DELETE" } } });
  });

  test("a name that is given twice makes one file", async () => {
    startNewTrace(stores, "");
    const target = { name: "Twice", folder: "" };
    const how = { conflict: "refuse", target } as const;
    const outcomes = await Promise.all([stores.trace.getState().save(how), stores.trace.getState().save(how)]);
    expect(outcomes).toEqual([
      { kind: "saved", traceId: "Twice.trace.json" },
      { kind: "saved", traceId: "Twice.trace.json" },
    ]);
    expect(saves()).toBe(1);
  });
});

describe("a file that somebody else wrote", () => {
  test("is asked about only where its trace is on screen", async () => {
    setMethod("PUT");
    writeElsewhere();
    const release = fake.holdNext("library/save");
    const saving = saveTrace(stores);
    await stores.trace.getState().open(SEARCH, "pinned");
    release();
    await saving;
    expect(stores.layout.getState().over).toBeNull();
    expect(stores.notices.getState().failures).toHaveLength(1);
    await stores.trace.getState().open(ORDER, "pinned");
    expect(stores.trace.getState().document?.file).toMatchObject({ kind: "changed", revision: "7" });
  });

  test("is not asked about any more once another trace is on screen", async () => {
    setMethod("PUT");
    writeElsewhere();
    await saveTrace(stores);
    expect(stores.layout.getState().over).toMatchObject({ kind: "conflict", key: ORDER });
    await stores.trace.getState().open(SEARCH, "pinned");
    expect(stores.layout.getState().over).toBeNull();
  });

  test("is not written over because the trace got another name here", async () => {
    setMethod("PUT");
    writeElsewhere();
    await renameTrace(stores, ORDER, "Another order");
    expect(stores.trace.getState().document).toMatchObject({ saved: { name: "Another order" }, file: { kind: "changed" } });
    expect(await stores.trace.getState().save({ conflict: "refuse" })).toMatchObject({ kind: "changed-on-disk" });
    expect(fake.files.get(ORDER)?.saved.notes).toBe("from elsewhere");
  });

  test("a trace that only got another name here is saved without a question", async () => {
    setMethod("PUT");
    await renameTrace(stores, ORDER, "Another order");
    expect(await stores.trace.getState().save({ conflict: "refuse" })).toMatchObject({ kind: "saved" });
    expect(fake.files.get(ORDER)?.saved).toMatchObject({ name: "Another order", trace: { method: "PUT" } });
  });
});

test("the drafts of a workspace that was left again do not come into the next", async () => {
  const release = fake.holdNext("draft/list");
  const first = stores.trace.getState().attach("w2");
  expect(stores.trace.getState()).toMatchObject({ document: null, tabs: [] });
  fake.drafts.set("new-4 in window", { traceId: "new-4", window: "window", text: "{}", valid: null, revision: null });
  const second = stores.trace.getState().attach("w3");
  await second;
  const { parked } = stores.trace.getState();
  release();
  await first;
  expect(stores.trace.getState().parked).toBe(parked);
});
