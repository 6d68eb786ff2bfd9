import { beforeEach, expect, test } from "vitest";
import { createResultStore, lastFinished, type ResultStore, type RunOf } from "../../../renderer/stores/result";
import { createFakeHost, type FakeHost } from "../../support/fake-host";
import { CHECKOUT, SEARCH, SMALL } from "../../support/fake-workspace";

const ORDER: RunOf = {
  workspaceId: "w1",
  configuration: "production",
  key: "order",
  name: "An order",
  saved: CHECKOUT,
  edits: [],
  detail: "full",
};
const OTHER: RunOf = { ...ORDER, key: "search", name: "A search", saved: SEARCH };

let fake: FakeHost;
let store: ResultStore;

beforeEach(() => {
  fake = createFakeHost(SMALL);
  store = createResultStore(fake.host);
});

test("a run goes from running to done and knows what it was made of", async () => {
  const started = store.getState().start(ORDER);
  expect(store.getState().run).toEqual({ kind: "running", of: ORDER, previous: null });
  await started;
  const { run } = store.getState();
  expect(run.kind === "done" && run.finished.of.saved).toBe(CHECKOUT);
});

test("of two runs under way the later one counts", async () => {
  await Promise.all([store.getState().start(ORDER), store.getState().start(OTHER)]);
  expect(lastFinished(store.getState().run)?.of.key).toBe("search");
});

test("a failure keeps the last result of the same trace readable", async () => {
  await store.getState().start(ORDER);
  fake.refuseNext("trace/run", "fault", "the engine stumbled");
  await store.getState().start(ORDER);
  const { run } = store.getState();
  expect(run).toMatchObject({ kind: "failed", message: "the engine stumbled" });
  expect(lastFinished(run)?.of.key).toBe("order");
});

test("another trace does not show the result of the one before", async () => {
  await store.getState().start(ORDER);
  fake.refuseNext("trace/run", "fault", "no");
  await store.getState().start(OTHER);
  expect(lastFinished(store.getState().run)).toBeNull();
});

test("a cancelled run leaves what was there, and its late answer is not shown", async () => {
  const started = store.getState().start(ORDER);
  store.getState().cancel();
  await started;
  expect(store.getState().run).toEqual({ kind: "idle" });
});

test("going back to a trace brings its last result back", async () => {
  await store.getState().start(ORDER);
  store.getState().recall("search");
  expect(store.getState().run).toEqual({ kind: "idle" });
  store.getState().recall("order");
  expect(lastFinished(store.getState().run)?.of.key).toBe("order");
});
