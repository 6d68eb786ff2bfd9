import { beforeEach, describe, expect, test } from "vitest";
import { createPassingMemory } from "../../../../renderer/host/window-memory";
import { createWorkspaceStore, openWorkspace, type WorkspaceStore } from "../../../../renderer/stores/workspace/workspace";
import { createFakeHost, type FakeHost } from "../../../support/fake-host";
import { SMALL } from "../../../support/fake-workspace";

let fake: FakeHost;
let store: WorkspaceStore;

beforeEach(async () => {
  fake = createFakeHost(SMALL);
  store = createWorkspaceStore(fake.host);
  await store.getState().load();
});

const shown = (): string | undefined => openWorkspace(store.getState())?.workspaceId;

describe("another window of the same host", () => {
  test("opens another workspace, and this one stays where it is", async () => {
    fake.change({ workspaceId: "w2", path: "/other" });
    await store.getState().refresh();
    expect(shown()).toBe("w1");
    expect(fake.calls.at(-1)).toEqual({ name: "workspace/read", payload: { workspaceId: "w1" } });
  });

  test("opens another workspace, and this one is there again when its page is loaded again", async () => {
    const memory = createPassingMemory("window");
    await createWorkspaceStore(fake.host, memory).getState().load();
    fake.change({ workspaceId: "w2", path: "/other" });
    const again = createWorkspaceStore(fake.host, memory);
    await again.getState().load();
    expect(openWorkspace(again.getState())?.path).toBe("/small");
  });

  test("does not matter once the host was started anew, and calls another folder by the same id", async () => {
    const memory = createPassingMemory("window");
    memory.write("workspace", "w1\n/before");
    const again = createWorkspaceStore(fake.host, memory);
    fake.change({ workspaceId: "w2", path: "/other" });
    await again.getState().load();
    expect(openWorkspace(again.getState())?.path).toBe("/other");
  });

  test("the program is asked for another workspace, and shows it", async () => {
    fake.change({ workspaceId: "w2", path: "/other" });
    await store.getState().takeCurrent();
    expect(shown()).toBe("w2");
  });
});

test("an answer about the workspace before does not bring it back", async () => {
  const release = fake.holdNext("workspace/read");
  const refreshing = store.getState().refresh();
  fake.change({ workspaceId: "w2", path: "/other" });
  await store.getState().takeCurrent();
  release();
  await refreshing;
  expect(shown()).toBe("w2");
});

test("says that another configuration is being taken, until it is", async () => {
  const release = fake.holdNext("workspace/activate");
  const activating = store.getState().activate("proposed");
  expect(store.getState().pending).toBe("changing");
  release();
  await activating;
  expect(store.getState().pending).toBe("no");
});

test("what was asked for last is shown, whichever answer comes last", async () => {
  const release = fake.holdNext("workspace/read");
  const early = store.getState().refresh();
  await store.getState().activate("proposed");
  release();
  await early;
  expect(openWorkspace(store.getState())?.activeConfiguration).toBe("proposed");
});

test("opening another workspace tells how far it is, and can be given up for the one that is open", async () => {
  await store.getState().load();
  const before = store.getState().status;
  fake.holdNext("workspace/open");
  const opening = store.getState().open("/other");
  const work = { stage: "preparing", what: "big", done: 1, total: 4 } as const;
  fake.progress("workspace/open", work);
  expect(store.getState()).toMatchObject({ pending: "opening", opening: work });
  store.getState().cancelOpening();
  expect(await opening).toBeNull();
  expect(fake.calls.some(({ name }) => name === "call/cancel")).toBe(true);
  expect(store.getState()).toMatchObject({ status: before, pending: "no", opening: null });
});
