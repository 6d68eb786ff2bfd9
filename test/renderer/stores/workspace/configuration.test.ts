import { expect, test } from "vitest";
import { createCoverageStore } from "../../../../renderer/stores/runs/coverage";
import { createConfigurationStore } from "../../../../renderer/stores/workspace/configuration";
import { createFakeHost } from "../../../support/fake-host";
import { SMALL } from "../../../support/fake-workspace";

test("a reading of a configuration is given up in the host once another is asked for, or none", async () => {
  const fake = createFakeHost(SMALL);
  const store = createConfigurationStore(fake.host);
  const [name = ""] = Object.keys(SMALL.configurations);
  fake.holdNext("configuration/read");
  const first = store.getState().read("w1", name);
  await store.getState().read("w1", name);
  await first;
  expect(store.getState().status).toMatchObject({ kind: "ready", view: { name } });
  fake.holdNext("configuration/read");
  const last = store.getState().read("w1", name);
  store.getState().clear();
  await last;
  expect(store.getState().status).toEqual({ kind: "none" });
  expect(fake.calls.filter((call) => call.name === "call/cancel")).toHaveLength(2);
});

test("so is a reading of the coverage", async () => {
  const fake = createFakeHost(SMALL);
  const store = createCoverageStore(fake.host);
  fake.holdNext("coverage/read");
  const first = store.getState().read("w1", "production");
  store.getState().clear();
  await first;
  expect(store.getState().status).toEqual({ kind: "none" });
  expect(fake.calls.at(-1)?.name).toBe("call/cancel");
});
