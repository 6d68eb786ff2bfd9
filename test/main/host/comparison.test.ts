import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { ComparisonProgress, ComparisonSide, ComparisonView } from "../../../engine/contract/comparison-commands";
import { type Folder, makeWorkspace, SMALL_WORKSPACE } from "../support/make-workspace";
import { type TriedHost, tryHost } from "../support/try-host";

const PRODUCTION: ComparisonSide = { kind: "configuration", name: "production" };
const PROPOSED: ComparisonSide = { kind: "configuration", name: "proposed" };

/** Two configurations that block different pages, and a trace with a row for each page. */
function makePair(more: Readonly<Record<string, unknown>> = {}): Folder {
  const ruleset = SMALL_WORKSPACE["configurations/production/zones/example.com/rulesets/custom.json"];
  const proposed = Object.entries(SMALL_WORKSPACE).flatMap(([file, content]) =>
    file.startsWith("configurations/production/") ? [[file.replace("/production/", "/proposed/"), content] as const] : [],
  );
  return makeWorkspace({
    ...Object.fromEntries(proposed),
    "configurations/proposed/zones/example.com/rulesets/custom.json": {
      ...ruleset,
      rules: ruleset.rules.map((rule) => ({ ...rule, expression: 'http.request.uri.path eq "/secret"' })),
    },
    "environments/default.json": { host: "example.com" },
    "traces/pages.trace.json": {
      name: "Pages",
      trace: { method: "GET", url: "https://{{host}}{{page}}" },
      cases: [{ page: "/" }, { page: "/secret" }],
    },
    ...more,
  });
}

async function start(host: TriedHost, before: ComparisonSide, after: ComparisonSide): Promise<string> {
  return (await host.ask("comparison/start", { workspaceId: host.workspaceId, before, after })).comparisonId;
}

function ended({ state }: ComparisonProgress): boolean {
  return state !== "running";
}

async function compare(host: TriedHost, before: ComparisonSide, after: ComparisonSide): Promise<ComparisonView> {
  const comparisonId = await start(host, before, after);
  const told = await host.until("comparison/progress", (progress) => progress.comparisonId === comparisonId && ended(progress));
  expect(told.at(-1)).toMatchObject({ state: "finished", message: null });
  return host.ask("comparison/read", { workspaceId: host.workspaceId, comparisonId });
}

function impactsOf({ comparison }: ComparisonView): readonly (readonly [string, string])[] {
  return comparison.cases.map(({ id, impact }) => [id, impact]);
}

const CHANGES = [
  ["admin/blocked.trace.json", "blocked-to-allowed"],
  ["pages.trace.json#0", "unchanged"],
  ["pages.trace.json#1", "allowed-to-blocked"],
];

test("two configurations are compared case by case, with causes, what is covered, and both ways of each case", async () => {
  using folder = makePair();
  await using host = await tryHost(folder);
  const view = await compare(host, PRODUCTION, PROPOSED);
  expect(impactsOf(view)).toEqual(CHANGES);
  const { comparison, comparisonId } = view;
  expect(comparison.edits.map(({ title, cases }) => [title, cases])).toEqual([["expression changed", 2]]);
  expect(comparison.idleRules).toEqual([]);
  const changed = comparison.cases.find(({ id }) => id === "pages.trace.json#1");
  expect(changed?.divergence).toMatchObject({ before: "no match", after: "block, ends the request" });
  expect(changed?.ways.filter(({ kind }) => kind === "parts")).toEqual([
    { step: "Block admin", depth: 2, before: "no match", after: "block, ends the request", kind: "parts" },
  ]);
  expect(comparison.cases.find(({ impact }) => impact === "unchanged")?.ways).toEqual([]);
  const traced = await host.ask("comparison/trace", { workspaceId: host.workspaceId, comparisonId, caseId: "pages.trace.json#1" });
  expect([traced.before?.status_code, traced.after?.status_code]).toEqual([200, 403]);
  expect(traced.alignment?.divergence).not.toBeNull();
});

test("a case is tried without one edit while all others are made", async () => {
  const kept = SMALL_WORKSPACE["configurations/production/zones/example.com/rulesets/custom.json"];
  const [rule] = kept.rules;
  using folder = makePair({
    "configurations/proposed/zones/example.com/rulesets/custom.json": {
      ...kept,
      rules: [
        { ...rule, expression: 'http.request.uri.path eq "/secret"' },
        { ...rule, id: "rule2", ref: "rule2", description: "Block the front", expression: 'http.request.uri.path eq "/"' },
      ],
    },
  });
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const { comparison, comparisonId } = await compare(host, PRODUCTION, PROPOSED);
  expect(comparison.edits.map(({ number, title }) => [number, title])).toEqual([
    [1, "expression changed"],
    [2, "added"],
  ]);
  const status = async (caseId: string, without: number): Promise<number | undefined> =>
    (await host.ask("comparison/trace", { workspaceId, comparisonId, caseId, without })).after?.status_code;
  expect(await status("pages.trace.json#1", 1)).toBe(200);
  expect(await status("pages.trace.json#1", 2)).toBe(403);
  expect(await status("pages.trace.json#0", 1)).toBe(403);
  expect(await status("pages.trace.json#0", 2)).toBe(200);
  await expect(status("pages.trace.json#0", 3)).rejects.toThrow("There is no edit 3");
});

test("a configuration is compared with a kept run, by what each case came to", async () => {
  using folder = makePair();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const { runId } = await host.ask("run/start", { workspaceId, configuration: "production", selection: { kind: "all" } });
  await host.until("run/progress", (progress) => progress.runId === runId && progress.state !== "running");
  const view = await compare(host, { kind: "run", runId }, PROPOSED);
  // What people read names the run by what ran, on which configuration and when.
  expect(view.comparison.before).toMatch(/^production, .+, 20\d\d-\d\d-\d\d \d\d:\d\d UTC$/);
  expect(impactsOf(view)).toEqual(CHANGES);
  expect(view.comparison.edits).toEqual([]);
  const nothing = await host.ask("comparison/trace", { workspaceId, comparisonId: view.comparisonId, caseId: "pages.trace.json#1" });
  expect(nothing).toMatchObject({
    before: null,
    after: null,
    alignment: null,
    why: "One side is a kept run, which has outcomes and no steps.",
  });
});

test("one that is cancelled is told of as such, and is not kept", async () => {
  using folder = makePair();
  await using host = await tryHost(folder);
  const comparisonId = await start(host, PRODUCTION, PROPOSED);
  await host.ask("comparison/cancel", { workspaceId: host.workspaceId, comparisonId });
  expect((await host.until("comparison/progress", ended)).at(-1)).toMatchObject({ comparisonId, state: "cancelled" });
  expect(await host.refusal("comparison/read", { workspaceId: host.workspaceId, comparisonId })).toMatchObject({ code: "not-found" });
});

test("one that cannot be made says why", async () => {
  using folder = makePair();
  await using host = await tryHost(folder);
  await start(host, PRODUCTION, { kind: "baseline", name: "gone" });
  expect((await host.until("comparison/progress", ended)).at(-1)).toMatchObject({
    state: "failed",
    message: "There is no baseline “gone”.",
  });
});

test("two configurations are compared edit by edit, and no trace runs for it", async () => {
  using folder = makePair();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const { edits } = await host.ask("comparison/configurations", { workspaceId, before: "production", after: "proposed" });
  expect(edits.map(({ mark, path: way, title }) => [mark, way.slice(0, 2), title])).toEqual([
    ["changed", ["example.com", "Custom rules"], "expression changed"],
  ]);
  expect(await host.refusal("comparison/configurations", { workspaceId, before: "production", after: "gone" })).toMatchObject({
    code: "not-found",
  });
});

test("differences from a baseline are accepted one by one and all at once, and the file keeps its order", async () => {
  using folder = makePair();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const { runId } = await host.ask("run/start", { workspaceId, configuration: "production", selection: { kind: "all" } });
  await host.until("run/progress", (progress) => progress.runId === runId && progress.state !== "running");
  await host.ask("baseline/keep", { workspaceId, runId, name: "release", overwrite: false });
  const outcomes = (): readonly (readonly [string, string])[] => {
    const file: { cases: { id: string; outcome: { outcome: string } }[] } = JSON.parse(
      readFileSync(path.join(folder.path, "baselines/release.json"), "utf8"),
    );
    return file.cases.map(({ id, outcome }) => [id, outcome.outcome]);
  };
  const [admin, first, second] = ["admin/blocked.trace.json", "pages.trace.json#0", "pages.trace.json#1"];
  const baseline: ComparisonSide = { kind: "baseline", name: "release" };

  const { comparisonId, ...view } = await compare(host, baseline, PROPOSED);
  expect(impactsOf({ comparisonId, ...view })).toEqual(CHANGES);
  const one = await host.ask("comparison/accept", { workspaceId, comparisonId, caseIds: ["pages.trace.json#1"] });
  expect(impactsOf(one)).toEqual([
    [admin, "blocked-to-allowed"],
    [first, "unchanged"],
    [second, "unchanged"],
  ]);
  expect(outcomes()).toEqual([
    [admin, "block"],
    [first, "origin"],
    [second, "block"],
  ]);

  const all = await host.ask("comparison/accept", { workspaceId, comparisonId, caseIds: one.comparison.cases.map(({ id }) => id) });
  expect(impactsOf(all).map(([, impact]) => impact)).toEqual(["unchanged", "unchanged", "unchanged"]);
  expect(outcomes().map(([id]) => id)).toEqual([admin, first, second]);
  expect(impactsOf(await compare(host, baseline, PROPOSED)).map(([, impact]) => impact)).toEqual(["unchanged", "unchanged", "unchanged"]);
});

test("nothing is accepted where no baseline is compared with", async () => {
  using folder = makePair();
  await using host = await tryHost(folder);
  const { comparisonId } = await compare(host, PRODUCTION, PROPOSED);
  expect(
    await host.refusal("comparison/accept", { workspaceId: host.workspaceId, comparisonId, caseIds: ["pages.trace.json#1"] }),
  ).toMatchObject({ code: "invalid-request" });
});

test("a comparison stands in the history, and the next program opens it as it was", async () => {
  using folder = makePair({
    "traces/secret.trace.json": {
      name: "With a token",
      trace: { method: "GET", url: "https://example.com/secret", headers: { authorization: "Bearer c2VjcmV0LXRva2VuLTEyMzQ1Ng" } },
    },
  });
  const { before, cases } = await (async () => {
    await using host = await tryHost(folder);
    const { comparisonId, comparison } = await compare(host, PRODUCTION, PROPOSED);
    const { workspaceId } = host;
    await host.ask("comparison/acknowledge", {
      workspaceId,
      comparisonId,
      caseIds: ["secret.trace.json"],
      reason: "agreed",
      until: "2026-12-31",
    });
    return { before: comparisonId, cases: comparison.cases.map(({ id, impact }) => [id, impact]) };
  })();
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  expect(await host.ask("comparison/list", { workspaceId })).toEqual([
    {
      comparisonId: before,
      before: PRODUCTION,
      after: PROPOSED,
      started: "2026-01-15T12:00:00.000Z",
      milliseconds: 0,
      counts: { cases: 4, changed: 3 },
      engine: "0",
    },
  ]);
  const view = await host.ask("comparison/read", { workspaceId, comparisonId: before });
  expect(impactsOf(view)).toEqual(cases);
  expect(view).toMatchObject({ outdated: [], comparison: { before: "production", after: "proposed" } });
  expect(view.comparison.edits.map(({ title, cases: touched }) => [title, touched])).toEqual([["expression changed", 3]]);
  // What was acknowledged stays so, though the file has no secrets; and it can be taken back.
  const secret = view.comparison.cases.find(({ id }) => id === "secret.trace.json");
  expect(secret?.acknowledgement).toMatchObject({ kind: "acknowledged" });
  expect(JSON.stringify(view)).not.toContain("c2VjcmV0LXRva2Vu");
  const asked = { workspaceId, comparisonId: before, caseIds: ["secret.trace.json"] };
  const again = await host.ask("comparison/withdraw", asked);
  expect(again.comparison.cases.find(({ id }) => id === "secret.trace.json")?.acknowledgement).toEqual({ kind: "none" });
  // Steps are traced anew, as long as all is as it was.
  const traced = await host.ask("comparison/trace", { workspaceId, comparisonId: before, caseId: "pages.trace.json#1" });
  expect([traced.before?.status_code, traced.after?.status_code, traced.why]).toEqual([200, 403, null]);
  folder.write("traces/pages.trace.json", { trace: { method: "GET", url: "https://example.com/" }, cases: [{ page: "/" }, { page: "/" }] });
  expect(await host.ask("comparison/trace", { workspaceId, comparisonId: before, caseId: "pages.trace.json#1" })).toMatchObject({
    alignment: null,
    why: "The trace has changed since. Compare again to see its steps.",
  });
  folder.write("configurations/proposed/zones/example.com/settings.json", []);
  expect((await host.ask("comparison/read", { workspaceId, comparisonId: before })).outdated).toEqual(["proposed"]);
  expect(await host.ask("comparison/trace", { workspaceId, comparisonId: before, caseId: "admin/blocked.trace.json" })).toMatchObject({
    why: "What is compared has changed since (proposed). Compare again to see the steps.",
  });
  await host.ask("comparison/delete", { workspaceId, comparisonId: before });
  expect(await host.ask("comparison/list", { workspaceId })).toEqual([]);
  expect(await host.refusal("comparison/read", { workspaceId, comparisonId: before })).toMatchObject({ code: "not-found" });
});

test("traces that are gone are taken out of the baseline one by one, and what is new comes in", async () => {
  using folder = makePair({ "traces/old.trace.json": { trace: { method: "GET", url: "https://example.com/old" } } });
  await using host = await tryHost(folder);
  const { workspaceId } = host;
  const { runId } = await host.ask("run/start", { workspaceId, configuration: "production", selection: { kind: "all" } });
  await host.until("run/progress", (progress) => progress.runId === runId && progress.state !== "running");
  await host.ask("baseline/keep", { workspaceId, runId, name: "golden", overwrite: false });
  rmSync(path.join(folder.path, "traces/old.trace.json"));
  rmSync(path.join(folder.path, "traces/pages.trace.json"));
  folder.write("traces/new.trace.json", { trace: { method: "GET", url: "https://example.com/new" } });
  // It cannot run now, which is not to be gone: what was reviewed stays.
  folder.write("traces/admin/blocked.trace.json", "{");
  const view = await compare(host, { kind: "baseline", name: "golden" }, PRODUCTION);
  expect(view.comparison.cases.map(({ id, missing }) => [id, missing])).toEqual([
    ["admin/blocked.trace.json", undefined],
    ["new.trace.json", "before"],
    ["old.trace.json", "after"],
    ["pages.trace.json#0", "after"],
    ["pages.trace.json#1", "after"],
  ]);
  const accept = async (...caseIds: readonly string[]): Promise<readonly string[]> => {
    const next = await host.ask("comparison/accept", { workspaceId, comparisonId: view.comparisonId, caseIds });
    const kept: { cases: readonly { id: string }[] } = JSON.parse(readFileSync(path.join(folder.path, "baselines/golden.json"), "utf8"));
    expect(next.comparison.cases.filter(({ missing }) => missing === "after").map(({ id }) => id)).toEqual(
      kept.cases.map(({ id }) => id).filter((id) => id.startsWith("pages") || id.startsWith("old")),
    );
    return kept.cases.map(({ id }) => id);
  };
  expect(await accept("old.trace.json")).toEqual(["admin/blocked.trace.json", "pages.trace.json#0", "pages.trace.json#1"]);
  expect(await accept("new.trace.json", "pages.trace.json#0", "pages.trace.json#1", "admin/blocked.trace.json")).toEqual([
    "admin/blocked.trace.json",
    "new.trace.json",
  ]);
});
