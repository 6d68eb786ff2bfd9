import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createOwnWrites } from "../../../../main/workspace/files/own-writes";
import { createLibrary, type Library } from "../../../../main/workspace/library/library";
import { BLOCK_ADMIN, type Folder, makeFolder } from "../../support/make-workspace";
import { refusalOf } from "../../support/refusal-of";

const TRACE = { method: "GET", url: "https://example.com/" };

function libraryOf(folder: Folder): Library {
  return createLibrary(folder.path, createOwnWrites());
}

const OVER = { folder: "", overwrite: false } as const;

describe("listing", () => {
  test("names what a saved trace is, its folder and its tags", async () => {
    using folder = makeFolder({ "traces/admin/blocked.trace.json": BLOCK_ADMIN });
    expect(await libraryOf(folder).list()).toEqual([
      {
        traceId: "admin/blocked.trace.json",
        folder: "admin",
        name: "Admin is blocked",
        tags: ["admin"],
        method: "GET",
        url: "https://example.com/admin",
        about: "",
        expectations: 0,
        broken: null,
      },
    ]);
  });

  test("takes a bare trace, called after its file", async () => {
    using folder = makeFolder({ "traces/plain.trace.json": TRACE });
    expect(await libraryOf(folder).list()).toMatchObject([{ traceId: "plain.trace.json", folder: "", name: "plain", broken: null }]);
  });

  test("is empty without a folder, and passes over other files", async () => {
    using folder = makeFolder({ "notes.txt": "x" });
    expect(await libraryOf(folder).list()).toEqual([]);
    folder.write("traces/readme.md", "x");
    folder.write("traces/.hidden.trace.json", TRACE);
    folder.write("traces/a.trace.json.3141592653", "half");
    expect(await libraryOf(folder).list()).toEqual([]);
  });

  test("sees a file that changed since the last listing", async () => {
    using folder = makeFolder({ "traces/a.trace.json": { name: "Before", trace: TRACE } });
    const library = libraryOf(folder);
    expect(await library.list()).toMatchObject([{ name: "Before" }]);
    folder.write("traces/a.trace.json", { name: "Afterwards", trace: TRACE });
    expect(await library.list()).toMatchObject([{ name: "Afterwards" }]);
  });

  test("reads again only what changed", async () => {
    using folder = makeFolder({ "traces/a.trace.json": { name: "A", trace: TRACE }, "traces/b.trace.json": { name: "B", trace: TRACE } });
    const library = libraryOf(folder);
    const [first] = await library.list();
    folder.write("traces/b.trace.json", { name: "Other", trace: TRACE });
    const again = await library.list();
    expect(again[0]).toBe(first);
    expect(again[1]).toMatchObject({ name: "Other" });
  });

  test("lets others have their turn while many files are read", async () => {
    using folder = makeFolder({});
    for (let number = 0; number < 320; number += 1) folder.write(`traces/${number}.trace.json`, TRACE);
    let turns = 0;
    let turn = setImmediate(count);
    function count(): void {
      turns += 1;
      turn = setImmediate(count);
    }
    const entries = await libraryOf(folder).list();
    clearImmediate(turn);
    expect(entries).toHaveLength(320);
    expect(turns).toBeGreaterThanOrEqual(20);
  });

  test("has no problem with placeholders where numbers and truth values stand", async () => {
    const trace = { ...TRACE, context: { bot_score: "{{score}}", skip_challenge: "{{ passes }}" } };
    using folder = makeFolder({ "traces/a.trace.json": { name: "Scores", trace, cases: [{ score: 1, passes: true }] } });
    expect(await libraryOf(folder).list()).toMatchObject([{ name: "Scores", broken: null }]);
    expect((await libraryOf(folder).read("a.trace.json")).saved.trace).toEqual(trace);
  });

  const BROKEN = [
    [
      "a text that is no placeholder where a number stands",
      { trace: { ...TRACE, context: { bot_score: "{{a}}{{b}}" } } },
      { code: "invalid-trace", place: { pointer: "/trace/context/bot_score" } },
      /number/,
    ],
    ["what is not JSON, with line and column", '{\n  "trace": }', { code: "invalid-json", place: { pointer: "" } }, /line 2, column 12/],
    ["an empty file", "", { code: "invalid-json" }, /empty/],
    [
      "a trace without a method, with the pointer",
      { trace: { url: "https://example.com/" } },
      { code: "invalid-trace", place: { pointer: "/trace/method" } },
      /text/,
    ],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), { code: "unreadable" }, /not UTF-8/],
    ["a file larger than a trace may be", Buffer.alloc(5_000_001, 0x20), { code: "unreadable" }, /at most 5 MB/],
    ["nesting without end", "[".repeat(100_000), { code: "invalid-json" }, /nested/],
  ] as const;

  test.each(BROKEN)("shows as broken: %s", async (_name, content, finding, message) => {
    using folder = makeFolder({ "traces/a.trace.json": content });
    const [entry] = await libraryOf(folder).list();
    expect(entry?.broken).toMatchObject({ ...finding, place: { file: "traces/a.trace.json" } });
    expect(entry?.broken?.message).toMatch(message);
  });

  test("shows as broken: a link that leads out, which is not read", async () => {
    using folder = makeFolder({ "workspace.json": {} });
    using outside = makeFolder({ "secret.trace.json": { name: "Secret", trace: TRACE } });
    mkdirSync(path.join(folder.path, "traces"));
    symlinkSync(path.join(outside.path, "secret.trace.json"), path.join(folder.path, "traces/a.trace.json"));
    expect(await libraryOf(folder).list()).toMatchObject([{ name: "a", broken: { message: expect.stringContaining("leads out") } }]);
  });

  test("does not follow a folder that links to itself", async () => {
    using folder = makeFolder({ "traces/a.trace.json": TRACE });
    symlinkSync(path.join(folder.path, "traces"), path.join(folder.path, "traces/again"));
    expect((await libraryOf(folder).list()).map((entry) => entry.traceId)).toEqual(["a.trace.json"]);
  });
});

describe("saving", () => {
  test("a new trace gets a file named after it, and another where the name is taken", async () => {
    using folder = makeFolder();
    const library = libraryOf(folder);
    const save = { traceId: null, folder: "geo", saved: { name: "Blocked country: DE", trace: TRACE }, revision: null, overwrite: false };
    expect((await library.save(save)).traceId).toBe("geo/blocked-country-de.trace.json");
    expect((await library.save(save)).traceId).toBe("geo/blocked-country-de-2.trace.json");
  });

  test("over a file keeps its order, its spacing, and keys nobody here knows", async () => {
    const before = '{ "x-team": "web",\n  "trace": {"url":"https://example.com/",   "method":"GET"} }';
    using folder = makeFolder({ "traces/a.trace.json": before });
    const library = libraryOf(folder);
    const { revision } = await library.read("a.trace.json");
    await library.save({ ...OVER, traceId: "a.trace.json", saved: { trace: { ...TRACE, method: "POST" } }, revision });
    expect(readFileSync(path.join(folder.path, "traces/a.trace.json"), "utf8")).toBe(before.replace("GET", "POST"));
  });

  test("what was saved is read back, with the revision that saving gave", async () => {
    using folder = makeFolder();
    const library = libraryOf(folder);
    const saved = { name: "A", fields: { "ip.src": "192.0.2.1" }, trace: TRACE };
    const kept = await library.save({ ...OVER, traceId: null, saved, revision: null });
    expect(await library.read(kept.traceId)).toEqual({ traceId: kept.traceId, saved, revision: kept.revision });
  });

  test("a file that changed on disk is not written over, unless that is asked for", async () => {
    using folder = makeFolder({ "traces/a.trace.json": { trace: TRACE } });
    const library = libraryOf(folder);
    const { revision } = await library.read("a.trace.json");
    const theirs = folder.write("traces/a.trace.json", { name: "Theirs", trace: TRACE });
    const ours = { traceId: "a.trace.json", folder: "", saved: { name: "Ours", trace: TRACE }, revision };
    expect(await refusalOf(library.save({ ...ours, overwrite: false }))).toMatchObject({
      code: "changed-on-disk",
      place: { file: "traces/a.trace.json" },
    });
    expect(readFileSync(theirs, "utf8")).toContain("Theirs");
    await library.save({ ...ours, overwrite: true });
    expect(readFileSync(theirs, "utf8")).toContain("Ours");
  });

  test("a file that was deleted meanwhile is not made again without asking", async () => {
    using folder = makeFolder();
    const save = { ...OVER, traceId: "a.trace.json", saved: { trace: TRACE }, revision: "0123" };
    expect(await refusalOf(libraryOf(folder).save(save))).toMatchObject({ code: "changed-on-disk" });
  });

  test("of two that save over the same revision only the first wins", async () => {
    using folder = makeFolder({ "traces/a.trace.json": { trace: TRACE } });
    const library = libraryOf(folder);
    const { revision } = await library.read("a.trace.json");
    const save = (name: string): Promise<unknown> =>
      library.save({ ...OVER, traceId: "a.trace.json", saved: { name, trace: TRACE }, revision });
    const outcomes = await Promise.allSettled([save("First"), save("Second")]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["fulfilled", "rejected"]);
    expect((await library.read("a.trace.json")).saved.name).toBe("First");
  });

  test("a folder name that Windows could not have is refused", async () => {
    using folder = makeFolder();
    expect(
      await refusalOf(libraryOf(folder).save({ ...OVER, traceId: null, folder: "con", saved: { trace: TRACE }, revision: null })),
    ).toMatchObject({ code: "invalid-request" });
  });

  test("a name that ends otherwise is not a saved trace", async () => {
    using folder = makeFolder({ "traces/workspace.json": {} });
    expect(await refusalOf(libraryOf(folder).read("workspace.json"))).toMatchObject({ code: "invalid-request" });
  });

  test("a place that cannot be written is refused with the reason", async () => {
    using folder = makeFolder({ "traces/a.trace.json": { trace: TRACE } });
    const save = libraryOf(folder).save({ ...OVER, traceId: null, folder: "a.trace.json", saved: { trace: TRACE }, revision: null });
    expect(await refusalOf(save)).toMatchObject({
      code: "cannot-write",
      message: expect.stringContaining("“traces/a.trace.json/trace.trace.json” is"),
    });
  });
});

describe("deleting", () => {
  test("moves the file to the trash, with what is needed to take it back", async () => {
    using folder = makeFolder({ "traces/admin/a.trace.json": { trace: TRACE } });
    const library = libraryOf(folder);
    const trashed = await library.remove("admin/a.trace.json");
    const place = path.join(folder.path, ".workbench/trash", trashed);
    expect(readdirSync(place).sort()).toEqual(["a.trace.json", "undo.json"]);
    expect(JSON.parse(readFileSync(path.join(place, "undo.json"), "utf8"))).toMatchObject({ path: "traces/admin/a.trace.json" });
    expect(readFileSync(path.join(folder.path, ".workbench/.gitignore"), "utf8")).toBe("*\n");
    expect(await library.list()).toEqual([]);
  });

  test("can be taken back, beside a new file of the same name", async () => {
    using folder = makeFolder({ "traces/a.trace.json": { name: "Old", trace: TRACE } });
    const library = libraryOf(folder);
    const trashed = await library.remove("a.trace.json");
    folder.write("traces/a.trace.json", { name: "New", trace: TRACE });
    expect(await library.restore(trashed)).toBe("a-2.trace.json");
    expect((await library.list()).map((entry) => entry.name)).toEqual(["Old", "New"]);
    expect(existsSync(path.join(folder.path, ".workbench/trash", trashed))).toBe(false);
  });

  test("a file that is not there is refused and leaves no trash", async () => {
    using folder = makeFolder({ "workspace.json": {} });
    expect(await refusalOf(libraryOf(folder).remove("a.trace.json"))).toMatchObject({ code: "not-found" });
    expect(readdirSync(path.join(folder.path, ".workbench/trash"))).toEqual([]);
  });

  test("an undo file that points elsewhere is not believed", async () => {
    using folder = makeFolder({ "traces/a.trace.json": { trace: TRACE } });
    const library = libraryOf(folder);
    const trashed = await library.remove("a.trace.json");
    writeFileSync(
      path.join(folder.path, ".workbench/trash", trashed, "undo.json"),
      JSON.stringify({ path: "../../out.trace.json", deleted: "" }),
    );
    expect(await refusalOf(library.restore(trashed))).toMatchObject({ code: "invalid-request" });
    expect(await refusalOf(library.restore("../drafts"))).toMatchObject({ code: "invalid-request" });
  });
});

describe("folders", () => {
  test("are listed with the empty ones, without hidden ones", async () => {
    using folder = makeFolder({ "traces/admin/deep/blocked.trace.json": BLOCK_ADMIN, "traces/.git/x": "" });
    const library = libraryOf(folder);
    await library.makeFolder("empty");
    expect(await library.folders()).toEqual(["admin", "admin/deep", "empty"]);
  });

  test("a trace moves, and beside a namesake it takes a new name", async () => {
    using folder = makeFolder({
      "traces/a.trace.json": { name: "One", trace: TRACE },
      "traces/shop/a.trace.json": { name: "Other", trace: TRACE },
    });
    const library = libraryOf(folder);
    expect(await library.move("a.trace.json", "shop")).toBe("shop/a-2.trace.json");
    expect((await library.list()).map(({ traceId, name }) => [traceId, name])).toEqual([
      ["shop/a-2.trace.json", "One"],
      ["shop/a.trace.json", "Other"],
    ]);
  });

  test("a trace moved to where it is stays", async () => {
    using folder = makeFolder({ "traces/shop/a.trace.json": { trace: TRACE } });
    expect(await libraryOf(folder).move("shop/a.trace.json", "shop")).toBe("shop/a.trace.json");
  });

  test("a folder moves with what is in it, and says what", async () => {
    using folder = makeFolder({ "traces/shop/cart/a.trace.json": { trace: TRACE }, "traces/shop/notes.txt": "x" });
    const library = libraryOf(folder);
    expect(await library.moveFolder("shop", "store/front")).toEqual([
      { from: "shop/cart/a.trace.json", to: "store/front/cart/a.trace.json" },
    ]);
    expect(await library.folders()).toEqual(["store", "store/front", "store/front/cart"]);
  });

  const REFUSED = [
    ["into itself", "shop", "shop/inner", /into itself/],
    ["over another", "shop", "api", /is there already/],
    ["out of the library", "shop", "../shop", /cannot be a folder/],
  ] as const;

  test.each(REFUSED)("a folder does not move %s", async (_name, from, to, message) => {
    using folder = makeFolder({ "traces/shop/a.trace.json": { trace: TRACE }, "traces/api/a.trace.json": { trace: TRACE } });
    const library = libraryOf(folder);
    await expect(library.moveFolder(from, to)).rejects.toThrow(message);
    expect(await library.folders()).toEqual(["api", "shop"]);
  });

  test("only a folder without files is removed", async () => {
    using folder = makeFolder({ "traces/shop/a.trace.json": { trace: TRACE } });
    const library = libraryOf(folder);
    await library.makeFolder("empty/inner");
    await library.removeFolder("empty");
    await expect(library.removeFolder("shop")).rejects.toThrow(/not empty/);
    expect(await library.folders()).toEqual(["shop"]);
  });
});
