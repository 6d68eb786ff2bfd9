import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { ConfigurationEdit } from "../../../engine/config/edit";
import { patchedSteps } from "../../../engine/trace/step-patch";
import { BLOCK_ADMIN, type Folder, makeWorkspace } from "../support/make-workspace";
import { type TriedHost, tryHost } from "../support/try-host";

const FILE = "zones/example.com/rulesets/custom.json";
const ON_DISK = `configurations/production/${FILE}`;
const EXPRESSION = { kind: "set", file: FILE, pointer: "/rules/0/expression" } as const;
const ELSEWHERE: ConfigurationEdit = { ...EXPRESSION, value: 'http.request.uri.path eq "/elsewhere"' };
const OFF: ConfigurationEdit = { kind: "set", file: FILE, pointer: "/rules/0/enabled", value: false };

const read = (folder: Folder, relative: string): string => readFileSync(path.join(folder.path, relative), "utf8");

async function revisionsOf(host: TriedHost, configuration = "production"): Promise<Record<string, string>> {
  const { revision } = await host.ask("configuration/file", { workspaceId: host.workspaceId, configuration, file: FILE });
  return { [FILE]: revision };
}

const BUNDLE = {
  "configurations/packed.json": `{
  "account": {"account.json": {"id": "a", "name": "Packed"}, "notes": 12345678901234567890},
  "zones": {
    "example.com": {
      "zone.json": {"id": "z1", "name": "example.com", "status": "active"},
      "dns_records.json": [{"name": "example.com", "type": "A", "content": "192.0.2.1", "proxied": true}],
      "rulesets": {
        "custom.json": {"id": "r1", "kind": "zone", "phase": "http_request_firewall_custom", "rules": [{"id": "rule1", "action": "block", "expression": "true", "enabled": true}]}
      }
    }
  }
}
`,
};

describe("a trace against a configuration with edits", () => {
  const CASES: readonly (readonly [string, readonly ConfigurationEdit[], string])[] = [
    ["no edit changes nothing", [], "block"],
    ["another expression", [ELSEWHERE], "origin"],
    ["a rule that is off", [OFF], "origin"],
    ["a rule that is gone", [{ kind: "remove", file: FILE, pointer: "/rules/0" }], "origin"],
    [
      "a rule before it that skips the others",
      [
        {
          kind: "insert",
          file: FILE,
          pointer: "/rules/0",
          value: { action: "skip", action_parameters: { ruleset: "current" }, expression: "true" },
        },
      ],
      "origin",
    ],
    [
      "the same in the other order",
      [
        {
          kind: "insert",
          file: FILE,
          pointer: "/rules/0",
          value: { action: "skip", action_parameters: { ruleset: "current" }, expression: "true" },
        },
        { kind: "move", file: FILE, pointer: "/rules/0", to: 1 },
      ],
      "block",
    ],
  ];

  test.each(CASES)("%s", async (_name, edits, outcome) => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const before = read(folder, ON_DISK);
    const run = await host.ask("trace/run", { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN, edits });
    expect(run.result.workbench.outcome).toBe(outcome);
    expect(run.edited?.mistakes).toEqual([]);
    expect(read(folder, ON_DISK)).toBe(before);
  });

  test("expects what comes of it with them", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const of = { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN };
    expect(await host.ask("expectations/take", of)).toContainEqual({ outcome: "block" });
    expect(await host.ask("expectations/take", { ...of, edits: [OFF] })).toContainEqual({ outcome: "origin" });
  });

  test("only tells what became of the answer that the window has, where it has the newest", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const of = { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN, detail: "outline" } as const;
    const first = await host.ask("trace/run", { ...of, edits: [OFF] });
    expect(first.steps).toBeUndefined();
    const whole = await host.ask("trace/run", { ...of, edits: [ELSEWHERE] });
    expect(whole.steps).toBeUndefined();

    // The window still has the first: what is newer here does not count for it.
    const late = await host.ask("trace/run", { ...of, edits: [], since: first.name ?? "" });
    expect(late.steps).toBeUndefined();
    const next = await host.ask("trace/run", { ...of, edits: [ELSEWHERE], since: late.name ?? "" });
    expect(next.result.trace).toEqual([]);
    expect(patchedSteps(late.result, next.steps ?? [])).toEqual(whole.result.trace);

    // A window keeps what it has when there is a mistake, so that the host does too.
    const mistaken = await host.ask("trace/run", { ...of, edits: [{ ...EXPRESSION, value: "http.hots eq 1" }], since: next.name ?? "" });
    expect(mistaken.name).toBeUndefined();
    const again = await host.ask("trace/run", { ...of, edits: [ELSEWHERE], since: next.name ?? "" });
    expect(again.steps).toEqual(whole.result.trace.map(({ workbench }) => workbench.id));
  });

  test("tells each of two windows what became of its own answer", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const other = host.openWindow();
    const of = { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN, detail: "outline" } as const;
    const mine = await host.ask("trace/run", { ...of, edits: [] });
    const theirs = await other.ask("trace/run", { ...of, edits: [OFF] });
    expect(theirs.steps).toBeUndefined();
    const next = await host.ask("trace/run", { ...of, edits: [ELSEWHERE], since: mine.name ?? "" });
    const whole = await host.openWindow().ask("trace/run", { ...of, edits: [ELSEWHERE] });
    expect(patchedSteps(mine.result, next.steps ?? [])).toEqual(whole.result.trace);
    const theirNext = await other.ask("trace/run", { ...of, edits: [ELSEWHERE], since: theirs.name ?? "" });
    expect(patchedSteps(theirs.result, theirNext.steps ?? [])).toEqual(whole.result.trace);
  });

  test("says what is wrong with the edited expression, and where in it", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const edits: readonly ConfigurationEdit[] = [{ ...EXPRESSION, value: "http.hots eq 1" }];
    const { edited } = await host.ask("trace/run", {
      workspaceId: host.workspaceId,
      configuration: "production",
      saved: BLOCK_ADMIN,
      edits,
    });
    expect(edited?.mistakes).toMatchObject([
      { code: "unknown-identifier", severity: "error", place: { file: FILE, pointer: "/rules/0/expression" }, span: { start: 0, end: 9 } },
    ]);
  });

  test("a mistake that was there before is none of the edit's, also where its rule moved", async () => {
    using folder = makeWorkspace();
    const broken = { id: "broken", action: "block", expression: "http.hots eq 1", enabled: true };
    const ruleset: unknown = JSON.parse(read(folder, ON_DISK));
    folder.write(ON_DISK, { ...Object(ruleset), rules: [broken, { id: "b", action: "log", expression: "true", enabled: true }] });
    await using host = await tryHost(folder);
    const edits: readonly ConfigurationEdit[] = [{ kind: "move", file: FILE, pointer: "/rules/0", to: 1 }];
    const { edited } = await host.ask("trace/run", {
      workspaceId: host.workspaceId,
      configuration: "production",
      saved: BLOCK_ADMIN,
      edits,
    });
    expect(edited?.findings).toMatchObject([{ code: "unknown-identifier", place: { pointer: "/rules/1/expression" } }]);
    expect(edited?.mistakes).toEqual([]);
  });

  test("an edit of what is not there is refused with its place", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const edits: readonly ConfigurationEdit[] = [{ kind: "remove", file: FILE, pointer: "/rules/9" }];
    const refusal = await host.refusal("trace/run", {
      workspaceId: host.workspaceId,
      configuration: "production",
      saved: BLOCK_ADMIN,
      edits,
    });
    expect(refusal).toMatchObject({ code: "changed-on-disk", place: { file: FILE, pointer: "/rules/9" } });
  });

  test("works in a bundle", async () => {
    using folder = makeWorkspace(BUNDLE);
    await using host = await tryHost(folder);
    const run = await host.ask("trace/run", { workspaceId: host.workspaceId, configuration: "packed", saved: BLOCK_ADMIN, edits: [OFF] });
    expect(run.result.workbench.outcome).toBe("origin");
  });
});

describe("the verdicts of the library", () => {
  test("are those without and with the edits, trace by trace", async () => {
    using folder = makeWorkspace({
      "traces/open.trace.json": { name: "Open", trace: { method: "GET", url: "https://example.com/elsewhere" } },
      "traces/stranger.trace.json": { name: "Stranger", trace: { method: "GET", url: "https://example.net/" } },
      "traces/broken.trace.json": "{ half",
    });
    await using host = await tryHost(folder);
    const answer = await host.ask("what-if/verdicts", { workspaceId: host.workspaceId, configuration: "production", edits: [ELSEWHERE] });
    const by = { description: "Block admin", rule: "rule1" };
    const blocked = { outcome: "block", status: 403, location: null, by };
    const passed = { outcome: "origin", status: 200, location: null, by: null };
    expect(answer).toEqual({
      verdicts: [
        { traceId: "admin/blocked.trace.json", name: "Admin is blocked", before: blocked, after: passed },
        { traceId: "open.trace.json", name: "Open", before: passed, after: blocked },
        {
          traceId: "stranger.trace.json",
          name: "Stranger",
          before: { outcome: "untraceable", location: null, by: null },
          after: { outcome: "untraceable", location: null, by: null },
        },
      ],
      milliseconds: 0,
      left: 1,
    });
  });

  test("are given up when the window asks for others before they are there", async () => {
    using folder = makeWorkspace({ "traces/open.trace.json": { name: "Open", trace: { method: "GET", url: "https://example.com/" } } });
    await using host = await tryHost(folder);
    const of = { workspaceId: host.workspaceId, configuration: "production" };
    const [first, second] = await Promise.all([
      host.ask("what-if/verdicts", { ...of, edits: [OFF] }),
      host.ask("what-if/verdicts", { ...of, edits: [ELSEWHERE] }),
    ]);
    expect(first).toMatchObject({ verdicts: [], left: 2 });
    expect(second).toMatchObject({ verdicts: [{ after: { outcome: "origin" } }, { after: { outcome: "origin" } }], left: 0 });
  });

  test("of two windows are those of the edits that each of them asks about, whole, whichever asks last", async () => {
    using folder = makeWorkspace({
      "traces/open.trace.json": { name: "Open", trace: { method: "GET", url: "https://example.com/elsewhere" } },
    });
    await using host = await tryHost(folder);
    const other = host.openWindow();
    const of = { workspaceId: host.workspaceId, configuration: "production" };
    const [off, elsewhere, offAgain] = await Promise.all([
      host.ask("what-if/verdicts", { ...of, edits: [OFF] }),
      other.ask("what-if/verdicts", { ...of, edits: [ELSEWHERE] }),
      host.openWindow().ask("what-if/verdicts", { ...of, edits: [OFF] }),
    ]);
    const after = ({ verdicts }: typeof off): readonly string[] => verdicts.map((verdict) => `${verdict.name}: ${verdict.after.outcome}`);
    expect(after(off)).toEqual(["Admin is blocked: origin", "Open: origin"]);
    expect(after(elsewhere)).toEqual(["Admin is blocked: origin", "Open: block"]);
    expect(after(offAgain)).toEqual(after(off));
    expect([off.left, elsewhere.left, offAgain.left]).toEqual([0, 0, 0]);
  });
});

describe("edits that are not saved", () => {
  test("are kept for the configuration they are of, and forgotten when there are none", async () => {
    using folder = makeWorkspace();
    {
      await using host = await tryHost(folder);
      await host.ask("what-if/keep", {
        workspaceId: host.workspaceId,
        window: "window-1",
        configuration: "production",
        edits: [OFF],
        began: { [FILE]: "1" },
      });
    }
    await using host = await tryHost(folder);
    const of = { workspaceId: host.workspaceId, window: "window-1", configuration: "production" };
    expect(await host.ask("what-if/kept", of)).toEqual({ configuration: "production", edits: [OFF], began: { [FILE]: "1" } });
    expect((await host.ask("what-if/kept", { ...of, configuration: "other" })).edits).toEqual([]);
    expect(await host.ask("draft/list", { workspaceId: host.workspaceId, window: "window-1" })).toEqual([]);
    await host.ask("what-if/keep", { ...of, edits: [], began: {} });
    expect((await host.ask("what-if/kept", of)).edits).toEqual([]);
  });

  test("are each window's own; those of a window that is gone are taken up by the next that asks, once", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const other = host.openWindow();
    const of = { workspaceId: host.workspaceId, configuration: "production" };
    await host.ask("what-if/keep", { ...of, window: "window-1", edits: [OFF], began: {} });
    expect((await other.ask("what-if/kept", { ...of, window: "window-2" })).edits).toEqual([]);
    const later = { ...OFF, value: true };
    await other.ask("what-if/keep", { ...of, window: "window-2", edits: [later], began: {} });
    expect((await host.ask("what-if/kept", { ...of, window: "window-1" })).edits).toEqual([OFF]);
    other.close();
    const third = host.openWindow();
    expect((await third.ask("what-if/kept", { ...of, window: "window-3" })).edits).toEqual([later]);
    await third.ask("what-if/keep", { ...of, window: "window-3", edits: [], began: {} });
    expect((await host.openWindow().ask("what-if/kept", { ...of, window: "window-4" })).edits).toEqual([]);
    expect((await host.ask("what-if/kept", { ...of, window: "window-1" })).edits).toEqual([OFF]);
  });

  test("of a time when windows shared them are taken up too", async () => {
    using folder = makeWorkspace({
      ".workbench/drafts/edits/0123456789abcdef0123456789abcdef.json": { configuration: "production", edits: [OFF], began: {} },
    });
    await using host = await tryHost(folder);
    const of = { workspaceId: host.workspaceId, window: "window-1", configuration: "production" };
    expect((await host.ask("what-if/kept", of)).edits).toEqual([OFF]);
  });

  test("that cannot be read are left alone", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const of = { workspaceId: host.workspaceId, window: "window-1", configuration: "production" };
    await host.ask("what-if/keep", { ...of, edits: [OFF], began: {} });
    const drafts = path.join(folder.path, ".workbench/drafts/edits");
    const [name = ""] = readdirSync(drafts);
    folder.write(`.workbench/drafts/edits/${name}`, '{"configuration": "production", "edits": [{"kind": "unknown"}], "began": {}}');
    expect((await host.ask("what-if/kept", of)).edits).toEqual([]);
    expect(readdirSync(drafts)).toEqual([name]);
  });
});

describe("saving", () => {
  test("over the old file writes the edit and nothing else", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const before = read(folder, ON_DISK);
    const save = {
      workspaceId: host.workspaceId,
      configuration: "production",
      edits: [ELSEWHERE],
      revisions: await revisionsOf(host),
      overwrite: false,
    };
    expect(await host.ask("configuration/save", { ...save, as: { kind: "same" } })).toEqual({ configuration: "production" });
    expect(read(folder, ON_DISK)).toBe(before.replace("/admin", "/elsewhere"));
    const run = await host.ask("trace/run", { workspaceId: host.workspaceId, configuration: "production", saved: BLOCK_ADMIN });
    expect(run.result.workbench.outcome).toBe("origin");
    expect(run.edited).toBeUndefined();
  });

  test("a file that changed on disk meanwhile is left alone unless it is to be written over", async () => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const revisions = await revisionsOf(host);
    const theirs = read(folder, ON_DISK).replace("Block admin", "Theirs");
    folder.write(ON_DISK, theirs);
    const save = {
      workspaceId: host.workspaceId,
      configuration: "production",
      edits: [ELSEWHERE],
      revisions,
      as: { kind: "same" },
    } as const;
    expect(await host.refusal("configuration/save", { ...save, overwrite: false })).toMatchObject({
      code: "changed-on-disk",
      place: { file: ON_DISK },
    });
    expect(read(folder, ON_DISK)).toBe(theirs);
    await host.ask("configuration/save", { ...save, overwrite: true });
    expect(read(folder, ON_DISK)).toBe(theirs.replace("/admin", "/elsewhere"));
  });

  test("as another configuration copies every file, also those nobody knows, and leaves the old one as it was", async () => {
    const notes = "what the layout does not know";
    using folder = makeWorkspace({ "configurations/production/notes.txt": notes });
    await using host = await tryHost(folder);
    const before = read(folder, ON_DISK);
    const save = {
      workspaceId: host.workspaceId,
      configuration: "production",
      edits: [ELSEWHERE],
      revisions: await revisionsOf(host),
      overwrite: false,
    };
    expect(await host.ask("configuration/save", { ...save, as: { kind: "new", name: "proposed" } })).toEqual({ configuration: "proposed" });
    expect(read(folder, ON_DISK)).toBe(before);
    expect(read(folder, `configurations/proposed/${FILE}`)).toBe(before.replace("/admin", "/elsewhere"));
    expect(read(folder, "configurations/proposed/notes.txt")).toBe(notes);
    expect(read(folder, "configurations/proposed/account/account.json")).toBe(
      read(folder, "configurations/production/account/account.json"),
    );
    expect(readdirSync(path.join(folder.path, "configurations")).sort()).toEqual(["production", "proposed"]);
    const { configurations } = await host.ask("workspace/current", {});
    expect(configurations.map(({ name }) => name)).toEqual(["production", "proposed"]);
  });

  const NAMES = [
    ["taken", "production"],
    ["taken, but for its capitals", "Production"],
    ["out of the folder", "../outside"],
    ["in a folder", "a/b"],
    ["hidden", ".hidden"],
    ["a device of Windows", "nul"],
  ] as const;

  test.each(NAMES)("refuses a name that is %s", async (_why, name) => {
    using folder = makeWorkspace();
    await using host = await tryHost(folder);
    const save = {
      workspaceId: host.workspaceId,
      configuration: "production",
      edits: [ELSEWHERE],
      revisions: await revisionsOf(host),
      overwrite: false,
    };
    expect(await host.refusal("configuration/save", { ...save, as: { kind: "new", name } })).toMatchObject({ code: "invalid-request" });
    expect(readdirSync(path.join(folder.path, "configurations"))).toEqual(["production"]);
  });

  test("a file that is no JSON any more, or none of a configuration, is not written", async () => {
    using folder = makeWorkspace({ "configurations/production/notes.txt": "x" });
    await using host = await tryHost(folder);
    const before = read(folder, ON_DISK);
    const save = {
      workspaceId: host.workspaceId,
      configuration: "production",
      revisions: await revisionsOf(host),
      overwrite: true,
      as: { kind: "same" },
    } as const;
    for (const edit of [
      { kind: "text", file: FILE, text: "{ half" },
      { kind: "text", file: "notes.txt", text: "y" },
      { kind: "text", file: "../production.json", text: "{}" },
    ] as const) {
      expect(await host.refusal("configuration/save", { ...save, edits: [edit] })).toMatchObject({ code: "invalid-request" });
    }
    expect(read(folder, ON_DISK)).toBe(before);
    expect(existsSync(path.join(folder.path, "configurations/production.json"))).toBe(false);
  });

  test("in a bundle changes the one value in it, and a copy is another bundle", async () => {
    using folder = makeWorkspace(BUNDLE);
    await using host = await tryHost(folder);
    const before = read(folder, "configurations/packed.json");
    const save = { workspaceId: host.workspaceId, configuration: "packed", edits: [OFF], overwrite: false };
    await host.ask("configuration/save", { ...save, revisions: await revisionsOf(host, "packed"), as: { kind: "new", name: "other" } });
    expect(read(folder, "configurations/packed.json")).toBe(before);
    expect(read(folder, "configurations/other.json")).toBe(before.replace('"enabled": true', '"enabled": false'));
    await host.ask("configuration/save", { ...save, revisions: await revisionsOf(host, "packed"), as: { kind: "same" } });
    expect(read(folder, "configurations/packed.json")).toBe(before.replace('"enabled": true', '"enabled": false'));
    expect(await host.refusal("configuration/save", { ...save, revisions: {}, as: { kind: "same" } })).toMatchObject({
      code: "changed-on-disk",
    });
  });
});
