import { expect, test } from "vitest";
import { createConfigurationDifferenceStore } from "../../../../renderer/stores/compare/configuration-difference";
import { makeWorkspace, SMALL_WORKSPACE } from "../../../main/support/make-workspace";
import { openRealHost } from "../../support/real-host";

const RULES = "configurations/production/zones/example.com/rulesets/custom.json";

/** Beside production, a configuration whose one rule logs. */
function makePair() {
  const ruleset = SMALL_WORKSPACE[RULES];
  const proposed = Object.entries(SMALL_WORKSPACE).flatMap(([file, content]) =>
    file.startsWith("configurations/production/") ? [[file.replace("/production/", "/proposed/"), content] as const] : [],
  );
  return makeWorkspace({
    ...Object.fromEntries(proposed),
    [RULES.replace("/production/", "/proposed/")]: { ...ruleset, rules: ruleset.rules.map((rule) => ({ ...rule, action: "log" })) },
  });
}

const OF = { before: "production", after: "proposed" };

test("the first edit is chosen, with its rule whole on both sides, and nothing runs", async () => {
  using folder = makePair();
  await using real = openRealHost(folder);
  const { workspaceId } = await real.host.call("workspace/current", {});
  const store = createConfigurationDifferenceStore(real.host);
  await store.getState().show(workspaceId, OF);
  const { status, selected, texts } = store.getState();
  expect(status.kind === "ready" && status.difference.edits.map(({ title }) => title)).toEqual(["action changed from block to log"]);
  expect(selected).toBe(1);
  expect(texts.kind === "ready" && [texts.texts.before, texts.texts.after]).toEqual([
    expect.stringContaining('"action": "block"'),
    expect.stringContaining('"action": "log"'),
  ]);
  expect(real.asked).toEqual(["workspace/current", "comparison/configurations", "configuration/file", "configuration/file"]);
});

test("the same two again keep what was chosen, and others do not", async () => {
  using folder = makePair();
  await using real = openRealHost(folder);
  const { workspaceId } = await real.host.call("workspace/current", {});
  const store = createConfigurationDifferenceStore(real.host);
  await store.getState().show(workspaceId, OF);
  const again = store.getState().show(workspaceId, OF);
  expect(store.getState()).toMatchObject({ status: { kind: "loading", previous: OF }, selected: 1 });
  await again;
  const other = store.getState().show(workspaceId, { before: "production", after: "production" });
  expect(store.getState()).toMatchObject({ status: { kind: "loading", previous: null }, selected: null });
  await other;
  expect(store.getState()).toMatchObject({ status: { kind: "ready", difference: { edits: [] } }, texts: { kind: "none" } });
});

test("a configuration that is not there is said", async () => {
  using folder = makePair();
  await using real = openRealHost(folder);
  const { workspaceId } = await real.host.call("workspace/current", {});
  const store = createConfigurationDifferenceStore(real.host);
  await store.getState().show(workspaceId, { before: "production", after: "gone" });
  expect(store.getState().status).toMatchObject({ kind: "failed", message: expect.stringContaining("gone") });
});
