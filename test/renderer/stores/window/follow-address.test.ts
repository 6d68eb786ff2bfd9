import { beforeEach, expect, test } from "vitest";
import { showBeside } from "../../../../renderer/stores/compare/show-beside";
import { sendTrace } from "../../../../renderer/stores/result/send-trace";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
import { closeTabs } from "../../../../renderer/stores/trace/close-tabs";
import { type AddressLine, followAddress } from "../../../../renderer/stores/window/follow-address";
import { keepTogether } from "../../../../renderer/stores/window/keep-together";
import { createFakeHost, type FakeHost } from "../../../support/fake-host";
import { createFakeTimer } from "../../../support/fake-timer";
import { SMALL } from "../../../support/fake-workspace";

const ORDER = "checkout/order.trace.json";
const SEARCH = "search.trace.json";
const AT_ORDER = "#/trace/checkout%2Forder.trace.json";
const AT_SEARCH = "#/trace/search.trace.json";

let fake: FakeHost;
let stores: Stores;
/** As a browser keeps it: everything that “back” goes through, and where it is. */
let trail: string[];
let at: number;
let wentThere: () => void = () => undefined;

const line: AddressLine = {
  read: () => trail[at] ?? "",
  push(hash) {
    trail = [...trail.slice(0, at + 1), hash];
    at += 1;
  },
  replace(hash) {
    trail[at] = hash;
  },
  onChange(listener) {
    wentThere = listener;
    return () => undefined;
  },
};

async function start(hash: string): Promise<void> {
  trail = [hash];
  at = 0;
  fake = createFakeHost(SMALL);
  const { later } = createFakeTimer();
  stores = createStores(fake.host, later);
  keepTogether(fake.host, stores, later);
  followAddress(stores, line);
  await stores.workspace.getState().load();
  await settled();
}

async function go(by: number, typed?: string): Promise<void> {
  at += by;
  if (typed !== undefined) trail[at] = typed;
  wentThere();
  await settled();
}

beforeEach(() => start(""));

test("a window begins at its trace, and a link leads to another", async () => {
  expect(trail).toEqual([AT_ORDER]);
  await start(AT_SEARCH);
  expect(stores.trace.getState().document?.traceId).toBe(SEARCH);
  expect(trail).toEqual([AT_SEARCH]);
});

test("walking through steps replaces, choosing one adds, and back goes from choice to choice", async () => {
  await sendTrace(stores);
  const { select } = stores.result.getState();
  select("0.1", "walk");
  select("0.2", "walk");
  expect(trail).toEqual([`${AT_ORDER}/step/0.2`]);
  select("0.9");
  select("1.0", "walk");
  expect(trail).toEqual([`${AT_ORDER}/step/0.2`, `${AT_ORDER}/step/1.0`]);
  await go(-1);
  expect(stores.result.getState().selected).toBe("0.2");
  await go(1);
  expect(stores.result.getState().selected).toBe("1.0");
  expect(trail).toHaveLength(2);
});

test("back and forward go through tabs, also those without a file and those that were closed", async () => {
  await stores.trace.getState().open(SEARCH, "pinned");
  stores.trace.getState().startNew({ name: "Begun", trace: { method: "GET", url: "https://" } }, "");
  expect(trail).toEqual([AT_ORDER, AT_SEARCH, "#/trace/new-1"]);
  await closeTabs(stores, [SEARCH]);
  await go(-1);
  expect(stores.trace.getState().document?.traceId).toBe(SEARCH);
  await go(1);
  expect(stores.trace.getState().document?.key).toBe("new-1");
  await go(-2);
  expect(stores.trace.getState().document?.traceId).toBe(ORDER);
});

test("two traces beside each other have an address of their own", async () => {
  await showBeside(stores, ORDER, SEARCH);
  await settled();
  expect(trail).toEqual([AT_ORDER, "#/beside/checkout%2Forder.trace.json/search.trace.json"]);
  await go(-1);
  expect(stores.layout.getState().screen).toBe("trace");
  await go(1);
  expect(stores.layout.getState().screen).toBe("beside");
  expect(stores.beside.getState()).toMatchObject({ left: ORDER, right: SEARCH });
});

test("what is chosen while a link is followed is a place of its own", async () => {
  const release = fake.holdNext("library/read");
  const going = go(0, "#/trace/gone.trace.json");
  await stores.trace.getState().open(SEARCH, "pinned");
  release();
  await going;
  await settled();
  expect(stores.trace.getState().document?.traceId).toBe(SEARCH);
  expect(trail).toEqual(["#/trace/gone.trace.json", AT_SEARCH]);
});

/** Lets answers that are under way arrive. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}
