import { expect, test } from "vitest";
import type { ClientMessage, HostMessage, PullProgress } from "../../../../engine/contract/index";
import { createHostClient } from "../../../../renderer/host/client";
import { createImportStore, type ImportStore } from "../../../../renderer/stores/workspace/import";

const DESCRIPTION = { token: "kept", permissions: { account: ["Account Settings"], zone: ["Zone"] } } as const;
const REQUEST = { zones: ["example.com"], name: "live", taken: "refuse" } as const;
const RUNNING: PullProgress = { workspaceId: "w", pullId: "pull-1", state: "running", done: 3, total: 0, what: "zone example.com" };
const REPORT = {
  configuration: "live",
  zones: ["example.com"],
  files: 1,
  rules: 0,
  records: 0,
  errors: 0,
  warnings: 0,
  trashed: null,
  notes: [],
  gaps: [],
  traces: 0,
};

interface Tried {
  readonly store: ImportStore;
  readonly asked: readonly ClientMessage[];
}

/** A store whose host answers `pull/start` after `before` was told. */
function tryStore(before: readonly PullProgress[] = [], refusal: string | null = null): Tried {
  const asked: ClientMessage[] = [];
  const answer = (message: ClientMessage): HostMessage => {
    const { id, command } = message;
    if (command === "pull/describe" || command === "pull/keep-token") return { kind: "reply", id, value: DESCRIPTION };
    if (command !== "pull/start") return { kind: "reply", id, value: {} };
    for (const progress of before) store.getState().hear(progress);
    return refusal === null
      ? { kind: "reply", id, value: { pullId: "pull-1" } }
      : { kind: "refusal", id, refusal: { code: "not-found", message: refusal } };
  };
  const store = createImportStore(
    createHostClient({
      async call(message) {
        asked.push(message);
        return answer(message);
      },
      subscribe: () => () => undefined,
      watchConnection: () => () => undefined,
    }),
  );
  store.getState().attach("w");
  return { store, asked };
}

test("a pull shows how far it is, and in the end what is missing", async () => {
  const { store, asked } = tryStore();
  await store.getState().openPull();
  await store.getState().startPull(REQUEST);
  store.getState().hear(RUNNING);
  expect(store.getState().status).toMatchObject({ kind: "pulling", done: 3, what: "zone example.com" });
  store.getState().hear({ ...RUNNING, pullId: "pull-of-another-window", state: "failed", message: "no" });
  expect(store.getState().status).toMatchObject({ kind: "pulling" });
  store.getState().hear({ ...RUNNING, state: "finished", report: REPORT });
  expect(store.getState().status).toEqual({ kind: "imported", reports: [REPORT] });
  expect(asked.at(-1)).toMatchObject({
    command: "pull/start",
    payload: { workspaceId: "w", zones: ["example.com"], name: "live", replace: false },
  });
});

test("what the host tells before it has answered is not lost", async () => {
  const { store } = tryStore([RUNNING, { ...RUNNING, state: "finished", report: REPORT }]);
  await store.getState().openPull();
  await store.getState().startPull(REQUEST);
  expect(store.getState().status).toEqual({ kind: "imported", reports: [REPORT] });
});

test("a pull that fails or is cancelled leads back to what was asked for", async () => {
  const { store } = tryStore();
  await store.getState().openPull();
  await store.getState().startPull(REQUEST);
  store.getState().hear({ ...RUNNING, state: "failed", message: "The token sees no zone." });
  expect(store.getState().status).toMatchObject({ kind: "pull", problem: "The token sees no zone.", request: REQUEST });
  await store.getState().startPull(REQUEST);
  store.getState().hear({ ...RUNNING, state: "cancelled" });
  expect(store.getState().status).toMatchObject({ kind: "pull", problem: null, request: REQUEST });
});

test("a refusal to begin is shown where it can be put right", async () => {
  const { store } = tryStore([], "There is no token for the API.");
  await store.getState().openPull();
  await store.getState().startPull(REQUEST);
  expect(store.getState().status).toMatchObject({ kind: "pull", problem: "There is no token for the API.", request: REQUEST });
});

test("closing the dialog cancels the pull", async () => {
  const { store, asked } = tryStore();
  await store.getState().openPull();
  await store.getState().startPull(REQUEST);
  store.getState().clear();
  expect(asked.at(-1)).toMatchObject({ command: "pull/cancel", payload: { workspaceId: "w", pullId: "pull-1" } });
  store.getState().hear({ ...RUNNING, state: "cancelled" });
  expect(store.getState().status).toMatchObject({ kind: "nothing" });
});

test("the token goes to the host and stays nowhere here", async () => {
  const { store, asked } = tryStore();
  await store.getState().openPull();
  await store.getState().keepToken("a-token-0123456789");
  expect(asked.at(-1)).toMatchObject({ command: "pull/keep-token", payload: { token: "a-token-0123456789" } });
  expect(JSON.stringify(store.getState())).not.toContain("a-token-0123456789");
});

test("a pull that is given up before it has an id is given up once it has one", async () => {
  const { store, asked } = tryStore();
  await store.getState().openPull();
  const starting = store.getState().startPull(REQUEST);
  await store.getState().cancelPull();
  await starting;
  expect(asked.at(-1)).toMatchObject({ command: "pull/cancel", payload: { pullId: "pull-1" } });
});

test("a pull whose end may have been told while the connection was gone is given up, and another can begin", async () => {
  const { store, asked } = tryStore();
  await store.getState().openPull();
  await store.getState().startPull(REQUEST);
  await store.getState().lookAgain();
  expect(asked.at(-1)).toMatchObject({ command: "pull/cancel", payload: { pullId: "pull-1" } });
  expect(store.getState().status).toMatchObject({
    kind: "pull",
    problem: "The connection was gone for a while, so this pull was given up. If it had ended before, its configuration is there.",
    request: REQUEST,
  });
});
