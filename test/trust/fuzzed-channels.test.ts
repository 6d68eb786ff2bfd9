import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND_NAMES, isCommandName, isRefusal, isReply } from "../../engine/contract/answers";
import { type HostMessage, MESSAGE_LIMIT, MESSAGE_NESTING } from "../../engine/contract/envelope";
import { createHost, type Host, refuseOversize } from "../../main/host/create-host";
import { createWorkspaceStore } from "../../main/workspace/workspace-store";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { limit, rounds, tellFigure } from "./support/form";

const WORKSPACE = "workspace-1";
const TRACE = "admin/blocked.trace.json";

/** What may come back for a message, and nothing else. */
function wrongAnswer(command: string, answer: unknown): string | null {
  if (!isMessage(answer)) return `${command}: no message: ${String(answer)}`;
  if (answer.kind === "reply")
    return isCommandName(command) && isReply(command, answer.value) ? null : `${command}: a reply of another form`;
  if (answer.kind !== "refusal" || !isRefusal(answer.refusal))
    return `${command}: no typed refusal: ${JSON.stringify(answer).slice(0, 200)}`;
  return answer.refusal.code === "fault" ? `${command}: a fault of ours: ${answer.refusal.message}` : null;
}

function isMessage(value: unknown): value is HostMessage {
  return typeof value === "object" && value !== null && "kind" in value;
}

type Ask = (message: unknown) => Promise<unknown>;

/** Anything at all as payload, half of it with the right workspace, so that it gets past the first look. */
const PAYLOAD = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true, maxDepth: 3 }),
  fc
    .dictionary(
      fc.constantFrom(
        "workspaceId",
        "traceId",
        "configuration",
        "saved",
        "edits",
        "folder",
        "path",
        "runId",
        "name",
        "__proto__",
        "constructor",
      ),
      fc.anything(),
    )
    .map((rest) => ({ ...rest, workspaceId: WORKSPACE })),
);

async function fuzz(ask: Ask, command: string, payload: unknown): Promise<string | null> {
  try {
    return wrongAnswer(command, await ask({ kind: "call", id: 1, command, payload }));
  } catch (error) {
    return `${command}: threw ${String(error)}`;
  }
}

/** One request a command that has paths or names in it, with `hostile` in each such place in turn. */
function hostileRequests(hostile: string): readonly (readonly [command: string, payload: object])[] {
  const workspaceId = WORKSPACE;
  const saved = BLOCK_ADMIN;
  const edit = { kind: "text", file: hostile, text: "{}" };
  const save = { workspaceId, configuration: "production", revisions: {}, overwrite: true };
  return [
    ["library/read", { workspaceId, traceId: hostile }],
    ["library/read", { workspaceId, traceId: `${hostile}/secret.trace.json` }],
    ["library/save", { workspaceId, traceId: hostile, folder: "", saved, revision: null, overwrite: true }],
    ["library/save", { workspaceId, traceId: `${hostile}/new.trace.json`, folder: "", saved, revision: null, overwrite: true }],
    ["library/save", { workspaceId, traceId: null, folder: hostile, saved, revision: null, overwrite: false }],
    ["library/delete", { workspaceId, traceId: `${hostile}/secret.trace.json` }],
    ["library/restore", { workspaceId, trashed: hostile }],
    ["library/move", { workspaceId, traceIds: [TRACE, `${hostile}/secret.trace.json`], folder: hostile }],
    ["library/move-folder", { workspaceId, folder: hostile, to: "inside" }],
    ["library/move-folder", { workspaceId, folder: "admin", to: hostile }],
    ["library/make-folder", { workspaceId, folder: `${hostile}/made` }],
    ["library/remove-folder", { workspaceId, folder: hostile }],
    ["draft/write", { workspaceId, traceId: hostile, saved }],
    ["configuration/read", { workspaceId, configuration: hostile }],
    ["configuration/file", { workspaceId, configuration: "production", file: hostile }],
    ["configuration/file", { workspaceId, configuration: hostile, file: "secret.trace.json" }],
    ["configuration/save", { ...save, edits: [edit], as: { kind: "same" } }],
    ["configuration/save", { ...save, edits: [], as: { kind: "new", name: hostile } }],
    ["workspace/activate", { workspaceId, configuration: hostile }],
    ["trace/run", { workspaceId, configuration: hostile, saved }],
    ["trace/run", { workspaceId, configuration: "production", saved, edits: [edit] }],
    ["what-if/keep", { workspaceId, configuration: hostile, edits: [edit], began: {} }],
    ["what-if/kept", { workspaceId, configuration: hostile }],
    ["run/start", { workspaceId, configuration: hostile, selection: { kind: "folder", folder: hostile } }],
    ["run/read", { workspaceId, runId: hostile }],
    ["run/delete", { workspaceId, runId: hostile }],
    ["run/report", { workspaceId, runId: hostile, format: "json" }],
    ["baseline/keep", { workspaceId, runId: hostile, name: hostile, overwrite: true }],
    ["baseline/delete", { workspaceId, name: hostile }],
    ["baseline/delete", { workspaceId, name: `${hostile}/secret` }],
    ["comparison/start", { workspaceId, before: { kind: "baseline", name: hostile }, after: { kind: "run", runId: hostile } }],
    ["expectations/take", { workspaceId, configuration: hostile, saved }],
  ];
}

const HOSTILE = [
  "..",
  "../..",
  "../outside",
  "../../outside",
  "traces/../../outside",
  "/",
  "/etc",
  "..\\outside",
  "....//outside",
  "%2e%2e/outside",
  "out",
  "./../outside",
  "a/../../../outside",
  "C:\\outside",
  "\\\\server\\share",
  "~",
  "..\0",
  "\u2024\u2024/outside",
  "..;/outside",
];

describe("every channel", () => {
  let around: Folder;
  let data: Folder;
  let host: Host;
  let ask: Ask;
  const faults: unknown[] = [];

  beforeAll(async () => {
    around = makeFolder({
      "outside/secret.trace.json": { name: "SECRET", trace: BLOCK_ADMIN.trace },
      "outside/zone.json": { name: "SECRET" },
    });
    data = makeFolder();
    using small = makeWorkspace();
    const workspace = path.join(around.path, "workspace");
    mkdirSync(workspace);
    cpSync(small.path, workspace, { recursive: true });
    for (const place of ["traces/out", "configurations/out", "baselines"])
      symlinkSync(path.join(around.path, "outside"), path.join(workspace, place));
    host = createHost({
      description: { product: "Trace Workbench", version: "0", carrier: "loopback", platform: "linux" },
      store: createWorkspaceStore({ dataFolder: data.path, resources: data.path }),
      start: workspace,
      abilities: {},
      report: (error) => void faults.push(error),
      clock: () => 0,
      now: () => new Date("2026-01-15T12:00:00Z"),
    });
    const connection = host.connect(() => undefined);
    ask = (message) => connection.dispatch(message);
    await ask({ kind: "call", id: 1, command: "workspace/current", payload: {} });
  });

  afterAll(async () => {
    await host.close();
    around[Symbol.dispose]();
    data[Symbol.dispose]();
  });

  const outside = (): readonly string[] =>
    readdirSync(path.join(around.path, "outside"), { recursive: true, encoding: "utf8" }).map((name) => {
      const file = path.join(around.path, "outside", name);
      return `${name} ${statSync(file).isFile() ? readFileSync(file, "utf8") : ""}`;
    });

  test("refuses what is no path inside, and neither reads nor writes outside", limit({ quick: 60_000, long: 60_000 }), async () => {
    const before = outside();
    const wrong: string[] = [];
    let tried = 0;
    for (const hostile of HOSTILE) {
      for (const [command, payload] of hostileRequests(hostile)) {
        const answer = await ask({ kind: "call", id: 1, command, payload });
        const found =
          wrongAnswer(command, answer) ??
          (JSON.stringify(answer).includes("SECRET") ? `${command} told what is outside, asked for ${hostile}` : null);
        if (found !== null) wrong.push(found);
        tried += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(outside()).toEqual(before);
    expect(readdirSync(around.path).toSorted()).toEqual(["outside", "workspace"]);
    tellFigure("fuzzed-channels", `${tried} requests with paths that lead out: nothing outside was read or written`);
  });

  test("answers wrong types with a typed refusal", limit({ quick: 60_000, long: 600_000 }), async () => {
    const numRuns = rounds({ quick: 40, long: 2000 });
    const left = COMMAND_NAMES.filter((name) => name !== "workspace/open" && name !== "import/read");
    for (const command of left)
      await fc.assert(
        fc.asyncProperty(PAYLOAD, async (payload) => {
          expect(await fuzz(ask, command, payload)).toBeNull();
        }),
        { numRuns, seed: 9 },
      );
    expect(faults).toEqual([]);
    tellFigure("fuzzed-channels", `${left.length} commands × ${numRuns} payloads: typed refusals or replies only`);
  });

  test("answers anything at all in the place of a message", limit({ quick: 60_000, long: 600_000 }), async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything({ withBigInt: true, withMap: true, withNullPrototype: true }), async (message) => {
        expect(wrongAnswer("", await ask(message))).toBeNull();
      }),
      { numRuns: rounds({ quick: 300, long: 20_000 }), seed: 9 },
    );
  });

  const deep = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 0);
  const HUGE: readonly (readonly [string, unknown])[] = [
    ["a text of 8 MiB", "x".repeat(MESSAGE_LIMIT)],
    ["a million members", Array.from({ length: 1_000_000 }, () => 0)],
    ["a hundred thousand keys", Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, index]))],
    ["nesting just too deep", deep(MESSAGE_NESTING + 1)],
    ["nesting without end", deep(200_000)],
  ];

  test.each(HUGE)("refuses %s, and soon", limit({ quick: 60_000, long: 60_000 }), async (_name, value) => {
    for (const command of ["library/list", "library/save", "trace/run", "settings/write", "import/add"]) {
      const started = performance.now();
      expect(await fuzz(ask, command, value)).toBeNull();
      expect(
        await fuzz(ask, command, { workspaceId: WORKSPACE, traceId: value, saved: value, edits: value, configuration: value }),
      ).toBeNull();
      expect(performance.now() - started).toBeLessThan(10_000);
    }
  });

  test("a message beyond the limit is refused by its carrier in the same form", () => {
    expect(wrongAnswer("", refuseOversize(7))).toBeNull();
  });

  test("the check finds a handler that throws, answers in another form, or blames itself", async () => {
    const faulty: readonly Ask[] = [
      async () => Promise.reject(new TypeError("cannot read properties of undefined")),
      async () => ({ kind: "reply", id: 1, value: "something" }),
      async () => undefined,
      async () => ({ kind: "refusal", id: 1, refusal: { message: "no code" } }),
      async () => ({ kind: "refusal", id: 1, refusal: { code: "fault", message: "failed" } }),
    ];
    for (const each of faulty) expect(await fuzz(each, "library/list", {})).not.toBeNull();
  });
});
