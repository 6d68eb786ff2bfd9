import { readFileSync } from "node:fs";
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
  expect(impactsOf(view)).toEqual(CHANGES);
  expect(view.comparison.edits).toEqual([]);
  const nothing = await host.ask("comparison/trace", { workspaceId, comparisonId: view.comparisonId, caseId: "pages.trace.json#1" });
  expect(nothing).toEqual({ before: null, after: null, alignment: null });
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
