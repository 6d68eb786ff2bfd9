import { beforeEach, expect, test } from "vitest";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
import { closeTabs } from "../../../../renderer/stores/trace/close-tabs";
import { createFakeHost } from "../../../support/fake-host";
import { createFakeTimer } from "../../../support/fake-timer";
import { SMALL } from "../../../support/fake-workspace";

const MANY = 40;

let stores: Stores;

beforeEach(async () => {
  const traces = Object.fromEntries(
    Array.from({ length: MANY }, (_, at) => [`t${at}.trace.json`, { trace: { method: "GET", url: `https://${at}.example/` } }]),
  );
  stores = createStores(createFakeHost({ ...SMALL, traces }).host, createFakeTimer().later);
  await stores.trace.getState().attach("w1");
  for (const traceId of Object.keys(traces)) await stores.trace.getState().open(traceId, "pinned");
  stores.trace.getState().change([[["trace", "method"], "PUT"]]);
});

const openKeys = (): readonly string[] => stores.trace.getState().tabs.map(({ key }) => key);

async function undo(): Promise<void> {
  stores.notices.getState().current?.action?.run();
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

test("undo of “close all” brings back every tab, in its place, with the one that was on screen", async () => {
  const before = openKeys();
  await closeTabs(stores, before);
  expect(openKeys()).toEqual([]);
  await undo();
  expect(openKeys()).toEqual(before);
  expect(stores.trace.getState().document).toMatchObject({ key: before.at(-1), saved: { trace: { method: "PUT" } } });
});

test("undo brings back those tabs, and not what was closed after them", async () => {
  const before = openKeys();
  const last = before.slice(-1);
  await closeTabs(stores, last);
  await closeTabs(stores, before.slice(0, 1));
  await undo();
  expect(openKeys()).toEqual(before.slice(1));
});
