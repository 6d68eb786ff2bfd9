import { beforeEach, describe, expect, test } from "vitest";
import {
  addFolder,
  deleteThings,
  discardUnfiled,
  duplicateTraces,
  moveThings,
  redoFiles,
  renameFolder,
  renameTrace,
  undoFiles,
} from "../../../../renderer/stores/library/arrange-library";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
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
  const { later } = createFakeTimer();
  stores = createStores(fake.host, later);
  keepTogether(fake.host, stores, later);
  await stores.workspace.getState().load();
  await settled();
});

const files = (): readonly string[] => [...fake.files.keys()].sort();
const names = (): readonly string[] => [...fake.files.values()].map(({ saved }) => saved.name ?? "").sort();

/** What is done, what is there after it, and again what was before. */
const CASES: readonly (readonly [name: string, act: () => Promise<void>, after: readonly string[]])[] = [
  ["moving a trace", () => moveThings(stores, { traceIds: [SEARCH], folders: [] }, "checkout"), [ORDER, "checkout/search.trace.json"]],
  ["moving a folder", () => moveThings(stores, { traceIds: [], folders: ["checkout"] }, "api"), ["api/checkout/order.trace.json", SEARCH]],
  ["renaming a folder", () => renameFolder(stores, "checkout", "pay"), ["pay/order.trace.json", SEARCH]],
  ["deleting traces", () => deleteThings(stores, { traceIds: [SEARCH, ORDER], folders: [] }), []],
  ["deleting a folder with what is in it", () => deleteThings(stores, { traceIds: [], folders: ["checkout"] }), [SEARCH]],
  ["duplicating", () => duplicateTraces(stores, [SEARCH]), ["A search (copy).trace.json", ORDER, SEARCH]],
];

test.each(CASES)("%s can be taken back and done again", async (_name, act, after) => {
  await act();
  expect(files()).toEqual(after);
  await undoFiles(stores);
  expect(files()).toEqual([ORDER, SEARCH]);
  await redoFiles(stores);
  expect(files()).toEqual(after);
  await undoFiles(stores);
  expect(files()).toEqual([ORDER, SEARCH]);
});

test("a new name is taken back, in the open trace as well", async () => {
  await renameTrace(stores, ORDER, "Another order");
  expect(names()).toEqual(["A search", "Another order"]);
  expect(stores.trace.getState().document?.saved.name).toBe("Another order");
  await undoFiles(stores);
  expect(names()).toEqual(["A search", "An order"]);
  expect(stores.trace.getState().document?.saved.name).toBe("An order");
});

describe("many traces", () => {
  const MANY = Array.from({ length: 45 }, (_, at) => `many/${at}.trace.json`);
  const count = (command: string): number => fake.calls.filter(({ name }) => name === command).length;

  beforeEach(async () => {
    for (const traceId of MANY) fake.files.set(traceId, { saved: { ...CHECKOUT, name: traceId }, revision: 1 });
    await stores.library.getState().refresh();
    fake.calls.length = 0;
  });

  test("are deleted, brought back and duplicated with one look at the library each", async () => {
    const said: string[] = [];
    stores.notices.subscribe(({ current }) => said.push(current?.message ?? ""));
    await deleteThings(stores, { traceIds: MANY, folders: [] });
    expect([count("library/delete"), count("library/list")]).toEqual([45, 1]);
    expect(said).toContain("Deleting: 40 of 45");
    expect(stores.notices.getState().current?.message).toBe("45 traces are in the trash.");
    await undoFiles(stores);
    expect([count("library/restore"), count("library/list")]).toEqual([45, 2]);
    await duplicateTraces(stores, MANY);
    expect([count("library/save"), count("library/list")]).toEqual([45, 3]);
  });

  test("stop being deleted when that is cancelled, and undo brings back those that were", async () => {
    const end = stores.notices.subscribe(({ current }) => {
      if (current?.message === "Deleting: 20 of 45") current.action?.run();
    });
    await deleteThings(stores, { traceIds: [], folders: ["many"] });
    end();
    expect(fake.files.size).toBe(45 + 2 - 20);
    expect(stores.notices.getState().current).toMatchObject({
      message: "Stopped: 20 of 45 traces are in the trash.",
      action: { label: "Undo" },
    });
    await undoFiles(stores);
    expect(fake.files.size).toBe(45 + 2);
  });
});

test("a folder is made and unmade", async () => {
  const folders = () => {
    const { status } = stores.library.getState();
    return status.kind === "ready" ? status.folders : [];
  };
  await addFolder(stores, "new");
  expect(folders()).toEqual(["checkout", "new"]);
  await undoFiles(stores);
  expect(folders()).toEqual(["checkout"]);
});

test("what was unsaved in a deleted trace comes back with it, and so do its steps to undo", async () => {
  stores.trace.getState().change([[["trace", "method"], "PUT"]]);
  await deleteThings(stores, { traceIds: [ORDER], folders: [] });
  await settled();
  expect(stores.trace.getState().document).toBeNull();
  expect(stores.notices.getState().current).toMatchObject({ message: "“An order” is in the trash.", action: { label: "Undo" } });
  stores.notices.getState().current?.action?.run();
  await settled();
  expect(stores.trace.getState().document).toMatchObject({ traceId: ORDER, saved: { trace: { method: "PUT" } } });
  stores.trace.getState().undo();
  expect(stores.trace.getState().document?.saved.trace.method).toBe("POST");
});

test("a discarded new trace comes back", async () => {
  stores.trace.getState().startNew({ name: "Begun", trace: { method: "GET", url: "https://" } }, "");
  discardUnfiled(stores, "new-1");
  await settled();
  expect(stores.trace.getState().document?.traceId).toBe(ORDER);
  await undoFiles(stores);
  expect(stores.trace.getState().document).toMatchObject({ key: "new-1", saved: { name: "Begun" } });
});

test("the button of an older message takes back what that message is about", async () => {
  await renameTrace(stores, SEARCH, "First");
  const first = stores.notices.getState().current?.action;
  await renameTrace(stores, ORDER, "Second");
  first?.run();
  await settled();
  expect(names()).toEqual(["A search", "Second"]);
});

test("what cannot be taken back is said, and does not stand in the way of the step before", async () => {
  await renameTrace(stores, SEARCH, "Found");
  await moveThings(stores, { traceIds: [ORDER], folders: [] }, "");
  fake.refuseNext("library/move", "cannot-write", "the disk is full");
  await undoFiles(stores);
  expect(stores.notices.getState().failures).toMatchObject([{ message: "Not taken back: the disk is full" }]);
  await undoFiles(stores);
  expect(names()).toEqual(["A search", "An order"]);
});

/** Lets answers that are under way arrive. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}
