import { cpSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { valueAt } from "../../../../renderer/host/edits";
import { lastFinished } from "../../../../renderer/stores/result/result";
import { sendTrace } from "../../../../renderer/stores/result/send-trace";
import { createStores, type Stores } from "../../../../renderer/stores/stores";
import { discardEdits, saveEdits } from "../../../../renderer/stores/what-if/save-what-if";
import { keepTogether } from "../../../../renderer/stores/window/keep-together";
import { type Folder, makeWorkspace } from "../../../main/support/make-workspace";
import { createFakeTimer, type FakeTimer } from "../../../support/fake-timer";
import { openRealHost, type RealHost } from "../../support/real-host";

const FILE = "zones/example.com/rulesets/custom.json";
const RULE = { kind: "rule", file: FILE, list: "/rules", index: 0 } as const;

interface Window {
  readonly stores: Stores;
  readonly timer: FakeTimer;
  readonly real: RealHost;
}

/** A window whose open trace was sent, with the one rule in the editor. */
async function openWindow(real: RealHost): Promise<Window> {
  const timer = createFakeTimer();
  const stores = createStores(real.host, timer.later);
  keepTogether(real.host, stores, timer.later);
  await stores.workspace.getState().load();
  await expect.poll(() => stores.trace.getState().document?.traceId).toBe("admin/blocked.trace.json");
  await sendTrace(stores);
  await stores.whatIf.getState().open(RULE);
  return { stores, timer, real };
}

function write({ stores }: Window, expression: string): void {
  stores.whatIf.getState().change({ kind: "set", file: FILE, pointer: "/rules/0/expression", value: expression }, "expression");
}

const outcome = ({ stores }: Window): string | undefined => lastFinished(stores.result.getState().run)?.result.workbench.outcome;
const onDisk = (folder: Folder, configuration: string): string =>
  readFileSync(path.join(folder.path, "configurations", configuration, FILE), "utf8");

describe("while a rule is edited", () => {
  test("the open trace follows every change, and nothing is written", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const before = onDisk(folder, "production");
    expect(outcome(window)).toBe("block");
    write(window, 'http.request.uri.path eq "/other"');
    await expect.poll(() => outcome(window)).toBe("origin");
    write(window, 'http.request.uri.path eq "/admin"');
    await expect.poll(() => outcome(window)).toBe("block");
    expect(window.stores.whatIf.getState().edits).toEqual([]);
    expect(onDisk(folder, "production")).toBe(before);
  });

  test("many changes in a row are run one at a time, the newest at last", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    real.asked.length = 0;
    for (const letter of "abcdefghij") write(window, `http.request.uri.path eq "/${letter}"`);
    await expect.poll(() => outcome(window)).toBe("origin");
    expect(real.asked.filter((command) => command === "trace/run").length).toBeLessThanOrEqual(2);
    expect(lastFinished(window.stores.result.getState().run)?.of.edits).toMatchObject([{ value: 'http.request.uri.path eq "/j"' }]);
  });

  test("a text with a mistake keeps the verdict of the last one without, and says what is wrong", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { whatIf } = window.stores;
    write(window, 'http.request.uri.path eq "/other"');
    await expect.poll(() => outcome(window)).toBe("origin");
    write(window, "http.request.uri.path eq");
    await expect
      .poll(() => whatIf.getState().heard.mistakes)
      .toMatchObject([{ severity: "error", place: { pointer: "/rules/0/expression" } }]);
    expect(outcome(window)).toBe("origin");
    expect(whatIf.getState().sound).toMatchObject([{ value: 'http.request.uri.path eq "/other"' }]);
    write(window, "true");
    await expect.poll(() => outcome(window)).toBe("block");
    expect(whatIf.getState().heard.mistakes).toEqual([]);
  });

  test("the verdicts of the library follow after a rest", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { whatIf } = window.stores;
    write(window, 'http.request.uri.path eq "/other"');
    await expect.poll(() => outcome(window)).toBe("origin");
    await expect
      .poll(() => {
        window.timer.pass(250);
        return whatIf.getState().verdicts?.of.length;
      })
      .toBe(1);
    expect(whatIf.getState().verdicts?.verdicts).toMatchObject([{ before: { outcome: "block" }, after: { outcome: "origin" } }]);
  });

  test("the result has all details again once the editor is left", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const detail = () => lastFinished(window.stores.result.getState().run)?.of.detail;
    write(window, "ssl");
    await expect.poll(detail).toBe("outline");
    window.stores.whatIf.getState().close();
    await expect.poll(detail).toBe("full");
    expect(lastFinished(window.stores.result.getState().run)?.of.edits).toHaveLength(1);
  });
});

describe("undo", () => {
  test("takes back a whole stretch of typing, and redo makes it again", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { whatIf } = window.stores;
    write(window, "s");
    write(window, "ss");
    whatIf.getState().change({ kind: "set", file: FILE, pointer: "/rules/0/enabled", value: false }, "enabled");
    expect(whatIf.getState().edits).toHaveLength(2);
    whatIf.getState().undo();
    expect(whatIf.getState().edits).toMatchObject([{ value: "ss" }]);
    whatIf.getState().undo();
    expect(whatIf.getState().edits).toEqual([]);
    whatIf.getState().redo();
    whatIf.getState().redo();
    expect(whatIf.getState().edits).toMatchObject([{ value: "ss" }, { value: false }]);
  });

  test("brings back what was discarded", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    write(window, "not ssl");
    await expect.poll(() => outcome(window)).toBe("origin");
    discardEdits(window.stores);
    await expect.poll(() => outcome(window)).toBe("block");
    window.stores.notices.getState().current?.action?.run();
    await expect.poll(() => outcome(window)).toBe("origin");
  });
});

describe("saving", () => {
  test("over the old leaves nothing unsaved, and the trace runs against what is saved", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const before = onDisk(folder, "production");
    write(window, "not ssl");
    await saveEdits(window.stores, { kind: "same" }, "refuse");
    expect(onDisk(folder, "production")).toBe(before.replace(/"http\.request.*?"(?=,)/, '"not ssl"'));
    expect(window.stores.whatIf.getState().edits).toEqual([]);
    await expect.poll(() => outcome(window)).toBe("origin");
    expect(window.stores.notices.getState().current?.message).toBe("Saved to production.");
  });

  test("shows at no time again what stood there before", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { whatIf } = window.stores;
    write(window, "not ssl");
    const shown: unknown[] = [];
    whatIf.subscribe((state) => shown.push(valueAt(state.edited(FILE)?.json ?? null, "/rules/0/expression")));
    await saveEdits(window.stores, { kind: "same" }, "refuse");
    expect(new Set(shown)).toEqual(new Set(["not ssl"]));
  });

  test("as another uses the other from then on, at the same rule; the old one is as it was", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const before = onDisk(folder, "production");
    write(window, "not ssl");
    window.timer.pass(600);
    await saveEdits(window.stores, { kind: "new", name: "proposed" }, "refuse");
    expect(onDisk(folder, "production")).toBe(before);
    expect(window.stores.whatIf.getState()).toMatchObject({ of: { configuration: "proposed" }, edits: [], editing: RULE });
    await expect.poll(() => lastFinished(window.stores.result.getState().run)?.of.configuration).toBe("proposed");
    expect(outcome(window)).toBe("origin");
    await window.stores.workspace.getState().activate("production");
    window.timer.pass(200);
    await expect.poll(() => outcome(window)).toBe("block");
    expect(window.stores.whatIf.getState().edits).toEqual([]);
  });

  test("what is typed meanwhile stays, and is what is unsaved then", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { whatIf } = window.stores;
    write(window, 'http.request.uri.path eq "/saved"');
    const release = real.holdNext("configuration/save");
    const saving = saveEdits(window.stores, { kind: "same" }, "refuse");
    write(window, 'http.request.uri.path eq "/later"');
    release();
    await saving;
    expect(onDisk(folder, "production")).toContain("/saved");
    expect(whatIf.getState().edits).toMatchObject([{ pointer: "/rules/0/expression", value: 'http.request.uri.path eq "/later"' }]);
    whatIf.getState().undo();
    expect(whatIf.getState().edits).toEqual([]);
  });

  test("what is taken back meanwhile is taken back", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    write(window, 'http.request.uri.path eq "/saved"');
    const release = real.holdNext("configuration/save");
    const saving = saveEdits(window.stores, { kind: "same" }, "refuse");
    write(window, 'http.request.uri.path eq "/admin"');
    release();
    await saving;
    expect(window.stores.whatIf.getState().edits).toMatchObject([{ kind: "text", file: FILE, text: expect.stringContaining("/admin") }]);
    await saveEdits(window.stores, { kind: "same" }, "refuse");
    expect(onDisk(folder, "production")).toContain("/admin");
    expect(onDisk(folder, "production")).not.toContain("/saved");
  });

  test("does nothing to the edits of a configuration that was chosen meanwhile", async () => {
    using folder = makeWorkspace();
    const configurations = path.join(folder.path, "configurations");
    cpSync(path.join(configurations, "production"), path.join(configurations, "proposed"), { recursive: true });
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { whatIf, workspace } = window.stores;
    write(window, 'http.request.uri.path eq "/saved"');
    await workspace.getState().activate("proposed");
    await whatIf.getState().open(RULE);
    write(window, 'http.request.uri.path eq "/proposed"');
    const proposed = whatIf.getState().edits;
    await workspace.getState().activate("production");
    const release = real.holdNext("configuration/save");
    const saving = saveEdits(window.stores, { kind: "same" }, "refuse");
    await workspace.getState().activate("proposed");
    release();
    await saving;
    expect(whatIf.getState().edits).toEqual(proposed);
    expect(window.stores.configuration.getState().status).toMatchObject({ view: { name: "proposed" } });
    await workspace.getState().activate("production");
    expect(whatIf.getState().edits).toEqual([]);
  });

  test("as another does not take somebody away who chose a configuration meanwhile", async () => {
    using folder = makeWorkspace();
    const configurations = path.join(folder.path, "configurations");
    cpSync(path.join(configurations, "production"), path.join(configurations, "staging"), { recursive: true });
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { whatIf, workspace } = window.stores;
    write(window, 'http.request.uri.path eq "/saved"');
    const release = real.holdNext("configuration/save");
    const saving = saveEdits(window.stores, { kind: "new", name: "proposed" }, "refuse");
    await workspace.getState().activate("staging");
    release();
    await saving;
    expect(onDisk(folder, "proposed")).toContain("/saved");
    expect(whatIf.getState()).toMatchObject({ of: { configuration: "staging" }, editing: null });
  });

  test("that fails opens no dialog over a configuration that was chosen meanwhile", async () => {
    using folder = makeWorkspace();
    const configurations = path.join(folder.path, "configurations");
    cpSync(path.join(configurations, "production"), path.join(configurations, "proposed"), { recursive: true });
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    const { notices, whatIf, workspace } = window.stores;
    write(window, 'http.request.uri.path eq "/saved"');
    folder.write(`configurations/production/${FILE}`, onDisk(folder, "production").replace("Block admin", "Theirs"));
    const release = real.holdNext("configuration/save");
    const saving = saveEdits(window.stores, { kind: "same" }, "refuse");
    await workspace.getState().activate("proposed");
    release();
    await saving;
    expect(whatIf.getState().saving).toEqual({ kind: "idle" });
    expect(notices.getState().failures.map(({ message }) => message)).toMatchObject([expect.stringContaining("changed on disk")]);
    await workspace.getState().activate("production");
    expect(whatIf.getState().edits).toMatchObject([{ value: 'http.request.uri.path eq "/saved"' }]);
  });

  test("a name that is taken is said beside the name", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    write(window, "not ssl");
    await saveEdits(window.stores, { kind: "new", name: "production" }, "refuse");
    expect(window.stores.whatIf.getState().saving).toMatchObject({ kind: "naming", problem: expect.stringContaining("already") });
    expect(window.stores.whatIf.getState().edits).toHaveLength(1);
  });

  test("a file that changed meanwhile is asked about, and both changes are there when the answer is yes", async () => {
    using folder = makeWorkspace();
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    write(window, "not ssl");
    folder.write(`configurations/production/${FILE}`, onDisk(folder, "production").replace("Block admin", "Theirs"));
    await window.stores.whatIf.getState().follow();
    await saveEdits(window.stores, { kind: "same" }, "refuse");
    expect(window.stores.whatIf.getState().saving).toMatchObject({ kind: "conflict" });
    expect(onDisk(folder, "production")).not.toContain("not ssl");
    await saveEdits(window.stores, { kind: "same" }, "overwrite");
    expect(onDisk(folder, "production")).toContain("Theirs");
    expect(onDisk(folder, "production")).toContain("not ssl");
  });
});

test("what could not be kept or judged is said", async () => {
  using folder = makeWorkspace();
  await using real = openRealHost(folder);
  const { stores } = await openWindow(real);
  real.refuseNext("what-if/keep", "The disk is full");
  stores.whatIf.getState().change({ kind: "set", file: FILE, pointer: "/rules/0/enabled", value: false }, "enabled");
  stores.whatIf.getState().settle();
  await expect
    .poll(() => stores.notices.getState().failures.map(({ message }) => message))
    .toMatchObject([expect.stringContaining("The disk is full")]);
  real.refuseNext("what-if/verdicts", "The library cannot be read");
  await stores.whatIf.getState().judge();
  expect(stores.whatIf.getState()).toMatchObject({ notJudged: "The library cannot be read", verdicts: null });
  await stores.whatIf.getState().judge();
  expect(stores.whatIf.getState()).toMatchObject({ notJudged: null, verdicts: { verdicts: [{ after: { outcome: "origin" } }] } });
});

test("the newest edits are judged at once, whatever was asked before", async () => {
  using folder = makeWorkspace();
  await using real = openRealHost(folder);
  const window = await openWindow(real);
  const { whatIf } = window.stores;
  write(window, 'http.request.uri.path eq "/other"');
  const release = real.holdNext("what-if/verdicts");
  const first = whatIf.getState().judge();
  write(window, 'http.request.uri.path eq "/admin" and ssl');
  await whatIf.getState().judge();
  expect(whatIf.getState()).toMatchObject({ judging: "no", verdicts: { verdicts: [{ after: { outcome: "block" } }] } });
  release();
  await first;
  expect(whatIf.getState().verdicts?.verdicts).toMatchObject([{ after: { outcome: "block" } }]);
});

test("verdicts that are refused are asked for again only when something changes", async () => {
  using folder = makeWorkspace();
  await using real = openRealHost(folder);
  const window = await openWindow(real);
  const { whatIf } = window.stores;
  const asked = (): number => real.asked.filter((command) => command === "what-if/verdicts").length;
  real.refuseNext("what-if/verdicts", "The library cannot be read");
  write(window, 'http.request.uri.path eq "/other"');
  await expect.poll(() => outcome(window)).toBe("origin");
  await expect
    .poll(() => {
      window.timer.pass(250);
      return whatIf.getState().notJudged;
    })
    .toBe("The library cannot be read");
  await whatIf.getState().follow();
  window.timer.pass(250);
  expect(asked()).toBe(1);
});

test("what the host finds in the edits of another configuration counts for nothing here", async () => {
  using folder = makeWorkspace();
  await using real = openRealHost(folder);
  const { stores } = await openWindow(real);
  const { hear, of, edits } = stores.whatIf.getState();
  if (of === null) throw new Error("No configuration is in use.");
  const others = [{ kind: "remove", file: FILE, pointer: "/rules/0" }] as const;
  hear({ ...of, configuration: "proposed" }, others, { findings: [], mistakes: [] });
  expect(stores.whatIf.getState()).toMatchObject({ sound: edits, heard: { edits: [] } });
});

test("a window that went away takes up its edits again", async () => {
  using folder = makeWorkspace();
  {
    await using real = openRealHost(folder);
    const window = await openWindow(real);
    write(window, "not ssl");
    window.timer.pass(600);
    await expect.poll(() => real.answered.includes("what-if/keep")).toBe(true);
  }
  await using real = openRealHost(folder);
  const window = await openWindow(real);
  await expect.poll(() => window.stores.whatIf.getState().edits).toMatchObject([{ value: "not ssl" }]);
  await expect.poll(() => outcome(window)).toBe("origin");
  discardEdits(window.stores);
  window.timer.pass(600);
  await expect.poll(() => real.asked.includes("what-if/keep")).toBe(true);
});

test("another configuration has edits of its own, and those of the first come back with it", async () => {
  using folder = makeWorkspace({ "configurations/other/zones/example.com/zone.json": { id: "z1", name: "example.com" } });
  await using real = openRealHost(folder);
  const window = await openWindow(real);
  const { whatIf, workspace } = window.stores;
  write(window, "not ssl");
  await workspace.getState().activate("other");
  expect(whatIf.getState()).toMatchObject({ of: { configuration: "other" }, edits: [] });
  await workspace.getState().activate("production");
  expect(whatIf.getState().edits).toHaveLength(1);
});
