import { cpSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { valueAt } from "../../../../renderer/host/edits";
import { lastFinished } from "../../../../renderer/stores/result/result";
import { saveEdits } from "../../../../renderer/stores/what-if/save-what-if";
import { makeWorkspace } from "../../../main/support/make-workspace";
import { FILE, onDisk, openWindow, outcome, RULE, write } from "../../support/editing-window";
import { openRealHost } from "../../support/real-host";

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
