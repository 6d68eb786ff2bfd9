import { expect, test } from "vitest";
import { createLayoutStore } from "../../../../renderer/stores/window/layout";
import { readLayout } from "../../../../renderer/stores/window/read-layout";
import { createFakeHost } from "../../../support/fake-host";
import { createFakeTimer } from "../../../support/fake-timer";
import { SMALL } from "../../../support/fake-workspace";

const DEFAULT = {
  theme: "system",
  contrast: "system",
  density: "comfortable",
  guide: "new",
  sizes: {},
  folds: {},
  inspectorPlace: "auto",
  redirects: "stay",
  sidebar: "shown",
  lastTraces: {},
  tabs: {},
  comparedWith: {},
  sentUrls: {},
};

const CASES = [
  ["nothing is the default", null, DEFAULT],
  ["what is no layout is the default", "dark", DEFAULT],
  ["what is known is taken", { theme: "dark", redirects: "follow" }, { ...DEFAULT, theme: "dark", redirects: "follow" }],
  ["what is unknown is let go", { theme: "sepia", more: 1 }, DEFAULT],
  ["sizes that are none are let go", { sizes: { sidebar: 240, builder: -1, other: "x" } }, { ...DEFAULT, sizes: { sidebar: 240 } }],
  [
    "tabs that are none are let go",
    {
      tabs: {
        "/w": { open: [{ id: "a", hold: "preview" }, { id: "a" }, { id: "b" }, 7, { id: "" }], active: "c" },
        "/x": [],
        "/y": { open: 1 },
      },
    },
    {
      ...DEFAULT,
      tabs: {
        "/w": {
          open: [
            { id: "a", hold: "preview" },
            { id: "b", hold: "pinned" },
          ],
          active: null,
        },
      },
    },
  ],
  ["folds that are none are let go", { folds: { library: "closed", runs: 1 } }, { ...DEFAULT, folds: { library: "closed" } }],
] as const;

test.each(CASES)("%s", (_name, value, expected) => expect(readLayout(value)).toEqual(expected));

test("a layout is written once, after the last change", async () => {
  const fake = createFakeHost(SMALL);
  const timer = createFakeTimer();
  const store = createLayoutStore(fake.host, timer.later);
  await store.getState().load();
  store.getState().setSize("sidebar", 240);
  store.getState().setSize("sidebar", 250);
  timer.pass(500);
  expect(fake.calls.filter(({ name }) => name === "settings/write")).toHaveLength(1);
  await Promise.resolve();
  await Promise.resolve();
  expect(fake.settings.get("layout")).toMatchObject({ sizes: { sidebar: 250 } });
});

test("what still waits is written when the window goes", async () => {
  const fake = createFakeHost(SMALL);
  const store = createLayoutStore(fake.host, createFakeTimer().later);
  await store.getState().load();
  store.getState().setTheme("dark");
  store.getState().settle();
  store.getState().settle();
  expect(fake.calls.filter(({ name }) => name === "settings/write")).toHaveLength(1);
});

test("a host without settings still gives a layout", async () => {
  const fake = createFakeHost(SMALL);
  fake.refuseNext("settings/read", "fault", "no disk");
  const store = createLayoutStore(fake.host, createFakeTimer().later);
  await store.getState().load();
  expect(store.getState()).toMatchObject({ ...DEFAULT, ready: true });
});

test("a layout that could not be read is not written over", async () => {
  const fake = createFakeHost(SMALL);
  const timer = createFakeTimer();
  const store = createLayoutStore(fake.host, timer.later);
  fake.settings.set("layout", { theme: "dark" });
  fake.refuseNext("settings/read", "unreadable", "the disk is away");
  await store.getState().load();
  store.getState().setSize("builder", 400);
  timer.pass(1_000);
  expect(fake.settings.get("layout")).toEqual({ theme: "dark" });
});

test("addresses that were sent are written, but for those that may say secrets, until they are forgotten", async () => {
  const fake = createFakeHost(SMALL);
  const store = createLayoutStore(fake.host, createFakeTimer().later);
  await store.getState().load();
  const written = async () => {
    store.getState().settle();
    await Promise.resolve();
    await Promise.resolve();
    const layout = readLayout(fake.settings.get("layout") ?? null);
    return layout.sentUrls["/w"];
  };
  for (const url of ["https://a.example/", "https://b.example/?token=1", "https://user:word@c.example/", "https://d.example/?page=2"])
    store.getState().rememberUrl("/w", url);
  expect(store.getState().sentUrls["/w"]).toHaveLength(4);
  expect(await written()).toEqual(["https://d.example/?page=2", "https://a.example/"]);
  store.getState().forgetUrls("/w");
  expect(await written()).toEqual([]);
});
