import { describe, expect, test } from "vitest";
import { lastFinished } from "../../../../renderer/stores/result/result";
import { discardEdits } from "../../../../renderer/stores/what-if/save-what-if";
import { makeWorkspace } from "../../../main/support/make-workspace";
import { FILE, onDisk, openWindow, outcome, write } from "../../support/editing-window";
import { openRealHost } from "../../support/real-host";

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
