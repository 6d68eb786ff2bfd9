import { beforeEach, expect, test } from "vitest";
import type { Asked } from "../../../../engine/contract/index";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
import { mayLose } from "../../../../renderer/stores/trace/may-lose";
import { followAsked } from "../../../../renderer/stores/window/follow-asked";
import { keepTogether } from "../../../../renderer/stores/window/keep-together";
import { createFakeHost, type FakeHost } from "../../../support/fake-host";
import { createFakeTimer } from "../../../support/fake-timer";
import { SEARCH, SMALL } from "../../../support/fake-workspace";

let fake: FakeHost;
let stores: Stores;
let ran: string[];

beforeEach(async () => {
  fake = createFakeHost(SMALL);
  const timer = createFakeTimer();
  stores = createStores(fake.host, timer.later);
  ran = [];
  keepTogether(fake.host, stores, timer.later);
  followAsked(fake.host, stores, (command) => ran.push(command));
  await stores.workspace.getState().load();
  await settled();
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

async function ask(...asked: readonly Asked[]): Promise<void> {
  fake.ask(...asked);
  await settled();
}

test("a command of the menu is run", async () => {
  await ask({ kind: "command", command: "about" }, { kind: "command", command: "send" });
  expect(ran).toEqual(["about", "send"]);
});

test("a trace of the workspace is shown", async () => {
  await ask({ kind: "workspace", traceId: "search.trace.json" });
  expect(stores.trace.getState().document?.traceId).toBe("search.trace.json");
});

test("a trace of another workspace is shown once that is there", async () => {
  fake.change({ workspaceId: "w2", path: "/other" });
  await ask({ kind: "workspace", traceId: "search.trace.json" });
  expect(stores.trace.getState().document?.traceId).toBe("search.trace.json");
});

test("a trace from outside has no file", async () => {
  await ask({ kind: "unfiled", saved: SEARCH });
  expect(stores.trace.getState().document).toMatchObject({ traceId: null, saved: SEARCH });
});

test("what could not be opened is said", async () => {
  await ask({ kind: "failed", message: "“a.trace.json” is not there." });
  expect(stores.notices.getState().failures).toMatchObject([{ message: "“a.trace.json” is not there." }]);
});

test("nothing is lost by leaving, but unsaved work while the host is away", async () => {
  expect(mayLose(stores)).toBe(false);
  stores.trace.getState().startNew(SEARCH, "");
  expect(mayLose(stores)).toBe(false);
  fake.setConnection({ kind: "lost", attempt: 1 });
  expect(mayLose(stores)).toBe(true);
});
