import { describe, expect, test } from "vitest";
import { createComparisonStore } from "../../../../renderer/stores/compare/comparison";
import { changedTraces } from "../../../../renderer/stores/what-if/changed-traces";
import { makeWorkspace, SMALL_WORKSPACE } from "../../../main/support/make-workspace";
import { tryHost } from "../../../main/support/try-host";
import { createFakeHost } from "../../../support/fake-host";
import { SMALL } from "../../../support/fake-workspace";
import { openRealHost } from "../../support/real-host";

const RULES = "configurations/production/zones/example.com/rulesets/custom.json";

/** A comparison that another program made: the proposal blocks another page. */
async function makeCompared() {
  const ruleset = SMALL_WORKSPACE[RULES];
  const files = Object.entries(SMALL_WORKSPACE).map(([file, content]) => [file.replace("/production/", "/proposed/"), content] as const);
  const folder = makeWorkspace({
    ...Object.fromEntries(files),
    ...SMALL_WORKSPACE,
    [RULES.replace("production", "proposed")]: {
      ...ruleset,
      rules: ruleset.rules.map((rule) => ({ ...rule, expression: 'http.request.uri.path eq "/secret"' })),
    },
    "traces/pages.trace.json": {
      trace: { method: "GET", url: "https://example.com{{page}}" },
      cases: [{ page: "/" }, { page: "/secret" }],
    },
  });
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const { comparisonId } = await host.ask("comparison/start", {
    workspaceId,
    before: { kind: "configuration", name: "production" },
    after: { kind: "configuration", name: "proposed" },
  });
  await host.until("comparison/progress", (progress) => progress.state === "finished");
  return { folder, comparisonId };
}

test("a comparison of the history is opened with the case that was looked at, and its traces are marked", async () => {
  const { folder, comparisonId } = await makeCompared();
  using _ = folder;
  await using real = openRealHost(folder);
  const { workspaceId } = await real.host.call("workspace/current", {});
  const store = createComparisonStore(real.host);
  store.getState().attach(workspaceId);
  await store.getState().refresh();
  expect(store.getState().history).toMatchObject([{ comparisonId, counts: { cases: 3, changed: 2 } }]);

  await store.getState().open(comparisonId, "pages.trace.json#1");
  expect(store.getState()).toMatchObject({
    status: { kind: "ready", of: { after: { name: "proposed" } } },
    selected: "pages.trace.json#1",
    pair: { kind: "ready", pair: { before: { status_code: 200 }, after: { status_code: 403 } } },
  });
  expect([...changedTraces(null, store.getState())]).toEqual([
    ["admin/blocked.trace.json", "Changed from production to proposed: Blocked → allowed."],
    ["pages.trace.json", "Changed from production to proposed: Allowed → blocked."],
  ]);
  // Edits that nobody saved go before what was compared.
  const verdict = { outcome: "origin", status: 200, location: null, by: null } as const;
  const verdicts = [
    { traceId: "pages.trace.json", name: "Pages", before: verdict, after: { ...verdict, outcome: "block", status: 403 } as const },
    { traceId: "admin/blocked.trace.json", name: "Admin", before: verdict, after: verdict },
  ];
  const edits = [{ kind: "remove", file: "a.json", pointer: "/rules/0" }] as const;
  expect([...changedTraces({ verdicts: { of: edits, verdicts, milliseconds: 0, left: 0 } }, store.getState()).keys()]).toEqual([
    "pages.trace.json",
  ]);

  await store.getState().remove(comparisonId);
  expect(store.getState()).toMatchObject({ status: { kind: "none" }, history: [], selected: null });
  await store.getState().open(comparisonId);
  expect(store.getState().status).toMatchObject({
    kind: "failed",
    of: null,
    message: "This comparison is not kept any more; compare again.",
  });
});

describe("a comparison while the connection was gone", () => {
  const sides = { before: { kind: "configuration", name: "production" }, after: { kind: "configuration", name: "proposed" } } as const;

  test("is shown if it ended meanwhile", async () => {
    const { folder, comparisonId } = await makeCompared();
    using _ = folder;
    await using real = openRealHost(folder);
    const { workspaceId } = await real.host.call("workspace/current", {});
    const store = createComparisonStore(real.host);
    store.getState().attach(workspaceId);
    store.setState({ status: { kind: "running", of: sides, comparisonId, progress: null } });
    await store.getState().lookAgain();
    expect(store.getState().status).toMatchObject({ kind: "ready", view: { comparisonId } });
  });

  test("can be put away if the host does not know it", async () => {
    const store = createComparisonStore(createFakeHost(SMALL).host);
    store.setState({ status: { kind: "running", of: sides, comparisonId: "gone", progress: null } });
    await store.getState().cancel();
    expect(store.getState().status.kind).toBe("running");
    await store.getState().lookAgain();
    expect(store.getState().status.kind).toBe("running");
    await store.getState().cancel();
    expect(store.getState().status.kind).toBe("cancelled");
  });
});
