import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openWorkspace, type Workspace } from "../../main/workspace/workspace";
import { draftFor, draftText } from "../main/support/draft-for";
import { BLOCK_ADMIN, type Folder, makeFolder, makeWorkspace } from "../main/support/make-workspace";
import { refusalOf } from "../main/support/refusal-of";
import { runCli } from "../main/support/run-cli";
import { tryHost } from "../main/support/try-host";
import { limit, rounds, tellFigure } from "./support/form";

const TRACE = "admin/blocked.trace.json";
const RENAMED = { ...BLOCK_ADMIN, name: "Renamed" };

const fileOf = (folder: Folder, relative = `traces/${TRACE}`): string => path.join(folder.path, relative);
const save = (workspace: Workspace, traceId = TRACE): Promise<unknown> =>
  workspace.library.save({ traceId, folder: "", saved: RENAMED, revision: null, overwrite: true });

/** Changes that are told of a checkout and back. */
const MOST_TOLD = 40;

const onPosix = process.platform === "win32" ? describe.runIf(false) : describe;

onPosix("files that are not plain", () => {
  test("a link inside the workspace stays a link, and what it points to is written", async () => {
    using folder = makeWorkspace({ "traces/real.trace.json": BLOCK_ADMIN });
    symlinkSync("real.trace.json", fileOf(folder, "traces/link.trace.json"));
    await save(await openWorkspace(folder.path), "link.trace.json");
    expect(lstatSync(fileOf(folder, "traces/link.trace.json")).isSymbolicLink()).toBe(true);
    expect(readFileSync(fileOf(folder, "traces/real.trace.json"), "utf8")).toContain("Renamed");
  });

  test("a link that leads out is neither read nor written", async () => {
    using folder = makeWorkspace();
    using outside = makeFolder({ "secret.trace.json": BLOCK_ADMIN });
    symlinkSync(path.join(outside.path, "secret.trace.json"), fileOf(folder, "traces/link.trace.json"));
    const workspace = await openWorkspace(folder.path);
    expect(await refusalOf(workspace.library.read("link.trace.json"))).toMatchObject({ code: "invalid-request" });
    expect(await refusalOf(save(workspace, "link.trace.json"))).toMatchObject({ code: "invalid-request" });
    expect(readFileSync(path.join(outside.path, "secret.trace.json"), "utf8")).not.toContain("Renamed");
  });

  test("the other name of a file keeps the old content, whole", async () => {
    using folder = makeWorkspace();
    linkSync(fileOf(folder), fileOf(folder, "copy.json"));
    await save(await openWorkspace(folder.path));
    expect(JSON.parse(readFileSync(fileOf(folder, "copy.json"), "utf8"))).toMatchObject({ name: BLOCK_ADMIN.name });
    expect(JSON.parse(readFileSync(fileOf(folder), "utf8"))).toMatchObject({ name: "Renamed" });
  });

  test.each([0o600, 0o640, 0o664])("a file keeps its mode: %o", async (mode) => {
    using folder = makeWorkspace();
    chmodSync(fileOf(folder), mode);
    await save(await openWorkspace(folder.path));
    expect(statSync(fileOf(folder)).mode & 0o777).toBe(mode);
    expect(readFileSync(fileOf(folder), "utf8")).toContain("Renamed");
  });

  test("a read-only file is left as it is, with a message that says what to do", async () => {
    using folder = makeWorkspace();
    chmodSync(fileOf(folder), 0o444);
    const refusal = await refusalOf(save(await openWorkspace(folder.path)));
    expect(refusal).toMatchObject({
      code: "cannot-write",
      message: `“traces/${TRACE}” is read-only. Make it writable, or save under another name`,
    });
    expect(readFileSync(fileOf(folder), "utf8")).not.toContain("Renamed");
  });

  test("the check finds a save that puts a new file in the place of a link, and forgets the mode", () => {
    using folder = makeWorkspace({ "traces/real.trace.json": BLOCK_ADMIN });
    const link = fileOf(folder, "traces/link.trace.json");
    chmodSync(fileOf(folder, "traces/real.trace.json"), 0o640);
    symlinkSync("real.trace.json", link);
    writeFileSync(`${link}.new`, JSON.stringify(RENAMED), { mode: 0o600 });
    renameSync(`${link}.new`, link);
    expect(lstatSync(link).isSymbolicLink()).toBe(false);
    expect(statSync(link).mode & 0o777).not.toBe(0o640);
    expect(readFileSync(fileOf(folder, "traces/real.trace.json"), "utf8")).not.toContain("Renamed");
  });

  test("a file changes only the case of its name on the disk: it is there once, and is saved under its new name", async () => {
    using folder = makeWorkspace();
    const workspace = await openWorkspace(folder.path);
    await workspace.library.list();
    renameSync(fileOf(folder), fileOf(folder, "traces/admin/Blocked.trace.json"));
    expect((await workspace.library.list()).map(({ traceId }) => traceId)).toEqual(["admin/Blocked.trace.json"]);
    await save(workspace, "admin/Blocked.trace.json");
    expect(readdirSync(fileOf(folder, "traces/admin"))).toEqual(["Blocked.trace.json"]);
    expect((await workspace.library.read("admin/Blocked.trace.json")).saved.name).toBe("Renamed");
  });

  test("long and odd names are read, written and deleted", async () => {
    const names = [
      `${"n".repeat(240)}.trace.json`,
      "  two spaces.trace.json",
      "a'b\"c`d$(e);f&g|h.trace.json",
      "Größe 測試 🚀.trace.json",
      "-rf.trace.json",
      "__proto__.trace.json",
      "constructor/toString.trace.json",
      "%2e%2e%2f.trace.json",
    ];
    using folder = makeWorkspace(Object.fromEntries(names.map((name) => [`traces/${name}`, BLOCK_ADMIN])));
    const workspace = await openWorkspace(folder.path);
    expect((await workspace.library.list()).map(({ traceId }) => traceId)).toEqual([...names, TRACE].toSorted());
    for (const name of names) {
      await workspace.drafts.write(draftFor(name, RENAMED));
      await save(workspace, name);
      expect((await workspace.library.read(name)).saved.name).toBe("Renamed");
      await workspace.drafts.forget(name, "window-1");
      await workspace.library.restore(await workspace.library.remove(name));
    }
    expect((await workspace.library.list()).every(({ broken }) => broken === null)).toBe(true);
  });

  test("a name that is not UTF-8 harms nobody: the rest is there, and the file stays", async () => {
    using folder = makeWorkspace();
    const odd = Buffer.concat([Buffer.from(`${folder.path}/traces/odd-`), Buffer.from([0xff, 0xfe]), Buffer.from(".trace.json")]);
    try {
      writeFileSync(odd, JSON.stringify(BLOCK_ADMIN));
    } catch {
      return expect(process.platform).toBe("darwin");
    }
    const workspace = await openWorkspace(folder.path);
    const list = await workspace.library.list();
    expect(list.find(({ traceId }) => traceId === TRACE)?.broken).toBeNull();
    expect(list.filter(({ broken }) => broken !== null).map(({ broken }) => broken?.message)).toEqual([
      expect.stringContaining("is not there"),
    ]);
    await save(workspace);
    expect(existsSync(odd)).toBe(true);
  });

  test("a folder changes only the case of its name, and a file beside one of the other case", async () => {
    using folder = makeWorkspace();
    const { library } = await openWorkspace(folder.path);
    expect(await library.moveFolder("admin", "Admin")).toEqual([{ from: TRACE, to: "Admin/blocked.trace.json" }]);
    expect(await library.folders()).toEqual(["Admin"]);
    const kept = await library.save({
      traceId: null,
      folder: "Admin",
      saved: { ...BLOCK_ADMIN, name: "BLOCKED" },
      revision: null,
      overwrite: false,
    });
    expect(kept.traceId).toBe("Admin/blocked-2.trace.json");
  });

  test("a folder that is in the place of a file is refused", async () => {
    using folder = makeWorkspace();
    mkdirSync(fileOf(folder, "traces/folder.trace.json"));
    expect(await refusalOf(save(await openWorkspace(folder.path), "folder.trace.json"))).toMatchObject({ code: "cannot-write" });
  });
});

describe("several programs in one workspace", () => {
  const TAGGED = { name: "Tagged", trace: { method: "GET", url: "https://example.com/" } };

  async function tagTogether(folder: Folder, times: number, how: "with care" | "blindly"): Promise<number> {
    const program = path.join(import.meta.dirname, "programs/add-tags.ts");
    const run = (): Promise<void> =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, ["--import", "tsx", program, folder.path, String(times), how], {
          stdio: ["ignore", "ignore", "inherit"],
        });
        child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`add-tags ended with ${code}`))));
      });
    await Promise.all([run(), run(), run()]);
    const { saved } = await (await openWorkspace(folder.path)).library.read("tagged.trace.json");
    return new Set(saved.tags).size;
  }

  test("no change of anyone is lost, nor a new file", limit({ quick: 60_000, long: 300_000 }), async () => {
    const times = rounds({ quick: 10, long: 200 });
    using folder = makeWorkspace({ "traces/tagged.trace.json": TAGGED });
    expect(await tagTogether(folder, times, "with care")).toBe(times * 3);
    const { library } = await openWorkspace(folder.path);
    expect((await library.list()).filter(({ folder: where }) => where === "new")).toHaveLength(times * 3);
    tellFigure(`3 processes, ${times * 3} changes of one file and as many new ones of one name: all there`);
  });

  test("the check finds programs that write over each other", limit({ quick: 60_000, long: 60_000 }), async () => {
    using folder = makeWorkspace({ "traces/tagged.trace.json": TAGGED });
    expect(await tagTogether(folder, 12, "blindly")).toBeLessThan(36);
  });

  test("two windows and the command line: who comes late is asked, and has three ways on", async () => {
    using folder = makeWorkspace();
    await using first = await tryHost(folder);
    await using second = await tryHost(folder);
    const { revision } = await second.ask("library/read", { workspaceId: second.workspaceId, traceId: TRACE });
    const late = { traceId: TRACE, folder: "", saved: RENAMED, revision, overwrite: false };
    await first.ask("library/save", { workspaceId: first.workspaceId, ...late, saved: { ...BLOCK_ADMIN, name: "First" } });
    const draft = draftText(RENAMED);
    await second.ask("draft/write", { workspaceId: second.workspaceId, window: "window-1", traceId: TRACE, draft });
    const imported = await runCli(["import", "curl", "-", "--into", folder.path], ["curl https://example.com/imported"]);
    expect(imported.exitCode).toBe(0);

    const theirs = readFileSync(fileOf(folder), "utf8");
    expect(await second.refusal("library/save", { workspaceId: second.workspaceId, ...late })).toMatchObject({ code: "changed-on-disk" });
    expect(readFileSync(fileOf(folder), "utf8")).toBe(theirs);
    expect(await second.ask("draft/list", { workspaceId: second.workspaceId, window: "window-1" })).toEqual([
      { ...draftFor(TRACE, RENAMED), of: "this" },
    ]);

    const read = await second.ask("library/read", { workspaceId: second.workspaceId, traceId: TRACE });
    expect(read.saved.name).toBe("First");
    const beside = await second.ask("library/save", { workspaceId: second.workspaceId, ...late, traceId: null, revision: null });
    expect(beside.traceId).toBe("renamed.trace.json");
    await second.ask("library/save", { workspaceId: second.workspaceId, ...late, overwrite: true });
    expect(readFileSync(fileOf(folder), "utf8")).toContain("Renamed");
    expect(await first.ask("library/list", { workspaceId: first.workspaceId })).toHaveLength(3);
  });
});

describe("a checkout under the watcher", () => {
  test("the check finds a watcher that tells of each file", async () => {
    using folder = makeWorkspace();
    let told = 0;
    const watcher = watch(path.join(folder.path, "traces"), () => (told += 1));
    for (let number = 0; number < 200; number++) folder.write(`traces/${number}.trace.json`, BLOCK_ADMIN);
    await vi.waitFor(() => expect(told).toBeGreaterThan(MOST_TOLD), { timeout: 10_000 });
    watcher.close();
  });

  const git = (folder: Folder, ...args: readonly string[]): string =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.fsync=none", ...args], {
      cwd: folder.path,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });

  test(
    "of 2,000 files is told as a few changes, after the last of which the library is whole",
    limit({ quick: 60_000, long: 60_000 }),
    async () => {
      using folder = makeWorkspace();
      git(folder, "init", "-q", "-b", "few");
      git(folder, "add", "-A");
      git(folder, "commit", "-qm", "Few");
      git(folder, "checkout", "-qb", "many");
      for (let number = 0; number < 2000; number++) folder.write(`traces/many/${number % 40}/${number}.trace.json`, BLOCK_ADMIN);
      git(folder, "add", "-A");
      git(folder, "commit", "-qm", "Many");
      git(folder, "checkout", "-q", "few");

      const workspace = await openWorkspace(folder.path);
      let told = 0;
      let seen = 0;
      const stop = await workspace.watch(() => {
        told += 1;
        void workspace.library.list().then((list) => {
          seen = list.length;
        });
      });
      git(folder, "checkout", "-q", "many");
      await vi.waitFor(() => expect(seen).toBe(2001), { timeout: 30_000, interval: 50 });
      git(folder, "checkout", "-q", "few");
      await vi.waitFor(() => expect(seen).toBe(1), { timeout: 30_000, interval: 50 });
      await stop();
      expect(told).toBeLessThan(MOST_TOLD);
      tellFigure(`a checkout of 2,000 files and back was told in ${told} changes`);
    },
  );
});
