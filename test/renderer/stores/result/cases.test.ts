import { beforeEach, describe, expect, test } from "vitest";
import type { SavedTrace } from "../../../../engine/contract/index";
import { type CasesStore, createCasesStore } from "../../../../renderer/stores/result/cases";
import { createFakeHost, type FakeHost } from "../../../support/fake-host";
import { SMALL } from "../../../support/fake-workspace";

const SAVED: SavedTrace = {
  name: "A",
  variables: { host: "shop.example" },
  cases: [{ path: "/a" }, { path: "/b" }],
  trace: { method: "GET", url: "https://{{host}}{{path}}" },
};

let fake: FakeHost;
let store: CasesStore;

beforeEach(() => {
  fake = createFakeHost(SMALL);
  store = createCasesStore(fake.host);
});

const questionOf = (saved: SavedTrace) => ({ workspaceId: "w1", key: "a", saved });
const asked = (): number => fake.calls.filter(({ name }) => name === "cases/read").length;

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe("a trace that changed", () => {
  const CASES: readonly (readonly [string, SavedTrace, "asked" | "known"])[] = [
    ["in its notes", { ...SAVED, notes: "of no account" }, "known"],
    ["in its method", { ...SAVED, trace: { ...SAVED.trace, method: "PUT" } }, "known"],
    ["in a row", { ...SAVED, cases: [{ path: "/a" }, { path: "/c" }] }, "asked"],
    ["in a variable", { ...SAVED, variables: { host: "other.example" } }, "asked"],
    ["in a placeholder", { ...SAVED, trace: { ...SAVED.trace, url: "https://{{host}}/{{page}}" } }, "asked"],
  ];
  test.each(CASES)("%s", async (_name, changed, how) => {
    await store.getState().read(questionOf(SAVED));
    store.getState().follow(questionOf(changed));
    await settled();
    expect(asked()).toBe(how === "asked" ? 2 : 1);
    expect(store.getState().known).toMatchObject({ key: "a", view: { rows: changed.cases } });
    expect(store.getState().known?.saved).toBe(changed);
  });

  test("while the answer is awaited is what the answer is of", async () => {
    const release = fake.holdNext("cases/read");
    const reading = store.getState().read(questionOf(SAVED));
    await settled();
    const noted = { ...SAVED, notes: "typed meanwhile" };
    store.getState().follow(questionOf(noted));
    release();
    await reading;
    expect(asked()).toBe(1);
    expect(store.getState().known?.saved).toBe(noted);
  });

  test("is asked about again after a failure", async () => {
    fake.refuseNext("cases/read", "fault", "gone");
    await store.getState().read(questionOf(SAVED));
    store.getState().follow(questionOf(SAVED));
    await settled();
    expect(asked()).toBe(2);
    expect(store.getState()).toMatchObject({ unread: null, known: { key: "a" } });
  });
});
