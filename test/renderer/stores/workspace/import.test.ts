import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ImportedRequestsView, SavedTrace } from "../../../../engine/contract/index";
import { createImportStore, type DroppedFile, partsOf } from "../../../../renderer/stores/workspace/import";
import { createFakeHost } from "../../../support/fake-host";
import { SMALL } from "../../../support/fake-workspace";

const AS = { name: "answers", form: "api", zone: null, taken: "refuse" } as const;

function file(path: string, text: string): DroppedFile {
  return { path, size: text.length, text: () => Promise.resolve(text) };
}

async function collected(files: readonly DroppedFile[], size: number) {
  const parts = [];
  for await (const part of partsOf(files, size)) parts.push(part);
  return parts;
}

describe("files on their way to the host", () => {
  test("travel together as long as a message holds them", async () => {
    const parts = await collected([file("a", "123"), file("b", "45"), file("c", "6789")], 5);
    expect(parts).toEqual([
      {
        files: [
          { path: "a", text: "123", part: "whole" },
          { path: "b", text: "45", part: "whole" },
        ],
        done: 2,
      },
      { files: [{ path: "c", text: "6789", part: "whole" }], done: 3 },
    ]);
  });

  test("are cut where one is longer than a message", async () => {
    const parts = await collected([file("a", "1234567")], 3);
    expect(parts.flatMap((part) => part.files)).toEqual([
      { path: "a", text: "123", part: "more" },
      { path: "a", text: "456", part: "more" },
      { path: "a", text: "7", part: "whole" },
    ]);
  });

  test("arrive whole and in order, whatever their sizes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
        const parts = await collected(
          texts.map((text, at) => file(String(at), text)),
          size,
        );
        const arrived: string[] = [];
        let begun = "";
        for (const { text, part } of parts.flatMap((each) => each.files)) {
          begun += text;
          if (part === "more") continue;
          arrived.push(begun);
          begun = "";
        }
        expect(arrived).toEqual(texts);
        expect(parts.every(({ files }) => files.every(({ text }) => text.length <= size))).toBe(true);
      }),
    );
  });

  test("are read one after the other: the first message is there before the rest is asked for", async () => {
    const read: string[] = [];
    const files = ["a", "b", "c"].map(
      (path): DroppedFile => ({
        path,
        size: 2,
        text() {
          read.push(path);
          return Promise.resolve("12");
        },
      }),
    );
    for await (const { files: sent } of partsOf(files, 3)) {
      expect(sent.map(({ path }) => path)).toEqual(["a"]);
      break;
    }
    expect(read).toEqual(["a", "b"]);
  });
});

describe("requests that were read", () => {
  const traces = ["one", "two", "three"].map((name): SavedTrace => ({ name, trace: { method: "GET", url: `https://${name}.example/` } }));
  const view: ImportedRequestsView = { form: "har", traces, secrets: [], remarks: [] };

  async function prepare() {
    const fake = createFakeHost({ ...SMALL, requests: view });
    const imports = createImportStore(fake.host);
    imports.getState().attach("w1");
    await imports.getState().readRequests("…", "replace");
    const names = (): readonly string[] =>
      [...fake.files.values()].flatMap(({ saved: { name } }) => (traces.some((trace) => trace.name === name) ? [name ?? ""] : []));
    const saves = (): number => fake.calls.filter(({ name }) => name === "library/save").length;
    return { fake, imports, names, saves };
  }

  test("are saved once, however often it is asked for", async () => {
    const { fake, imports, names, saves } = await prepare();
    const release = fake.holdNext("library/save");
    const first = imports.getState().saveRequests("");
    const second = imports.getState().saveRequests("");
    release();
    expect(await first).toEqual(["one.trace.json", "two.trace.json", "three.trace.json"]);
    expect(await second).toBeNull();
    expect(names()).toEqual(["one", "two", "three"]);
    expect(saves()).toBe(3);
  });

  test("go on with the first that was not saved, after one could not be", async () => {
    const { fake, imports, saves } = await prepare();
    const release = fake.holdNext("library/save");
    const saving = imports.getState().saveRequests("");
    await Promise.resolve();
    fake.refuseNext("library/save", "cannot-write", "the disk is full");
    release();
    expect(await saving).toBeNull();
    expect(imports.getState().status).toMatchObject({ saved: ["one.trace.json"], saving: { kind: "failed", message: "the disk is full" } });
    expect(await imports.getState().saveRequests("")).toEqual(["one.trace.json", "two.trace.json", "three.trace.json"]);
    expect(saves()).toBe(4);
  });

  test("are saved until that is stopped, and go on with the next", async () => {
    const { fake, imports, names, saves } = await prepare();
    const release = fake.holdNext("library/save");
    const saving = imports.getState().saveRequests("");
    imports.getState().stopSaving();
    release();
    expect(await saving).toBeNull();
    expect(imports.getState().status).toMatchObject({ saved: ["one.trace.json"], saving: { kind: "idle" } });
    expect(await imports.getState().saveRequests("")).toEqual(["one.trace.json", "two.trace.json", "three.trace.json"]);
    expect(names()).toEqual(["one", "two", "three"]);
    expect(saves()).toBe(3);
  });

  test("are saved no further once they were put away", async () => {
    const { fake, imports, saves } = await prepare();
    const release = fake.holdNext("library/save");
    const saving = imports.getState().saveRequests("");
    imports.getState().clear();
    release();
    expect(await saving).toBeNull();
    expect(imports.getState().status).toEqual({ kind: "nothing", path: "", text: "", problem: null });
    expect(saves()).toBe(1);
  });

  test("are those of the newest question, whichever is answered last", async () => {
    const { fake, imports } = await prepare();
    const release = fake.holdNext("import/requests");
    const older = imports.getState().readRequests("older", "keep");
    await imports.getState().readRequests("newer", "replace");
    release();
    await older;
    expect(imports.getState().status).toMatchObject({ text: "newer" });
  });
});

describe("what was typed", () => {
  test("stays to be mended when it cannot be read, with what is wrong beside it", async () => {
    const fake = createFakeHost(SMALL);
    const imports = createImportStore(fake.host);
    imports.getState().attach("w1");
    fake.refuseNext("import/requests", "invalid-request", "curl's option -F has no value.");
    await imports.getState().readRequests("curl https://a.test -F", "replace");
    expect(imports.getState().status).toEqual({
      kind: "nothing",
      path: "",
      text: "curl https://a.test -F",
      problem: { of: "text", message: "curl's option -F has no value." },
    });
    fake.refuseNext("import/read", "not-found", "“/no” is not there.");
    await imports.getState().readPath("/no");
    expect(imports.getState().status).toEqual({
      kind: "nothing",
      path: "/no",
      text: "",
      problem: { of: "path", message: "“/no” is not there." },
    });
  });
});

describe("files that are dropped", () => {
  test("are being read from the drop on, and a folder that cannot be walked is said", async () => {
    const store = createImportStore(createFakeHost(SMALL).host);
    store.getState().attach("w1");
    const reading = store.getState().readFiles(() => Promise.reject(new Error("The folder is gone.")));
    expect(store.getState().status).toEqual({ kind: "reading", work: { stage: "finding-files", done: 0, total: 0 } });
    await reading;
    expect(store.getState().status).toMatchObject({ kind: "nothing", problem: { of: "files", message: "The folder is gone." } });
  });

  test("that are none are said", async () => {
    const store = createImportStore(createFakeHost(SMALL).host);
    await store.getState().readFiles(() => Promise.resolve({ files: [], passedOver: 3, all: "taken" }));
    expect(store.getState().status).toMatchObject({
      kind: "nothing",
      problem: { of: "files", message: "There is no file in it that could be imported." },
    });
  });

  test("are looked for, which is told and can be given up", async () => {
    const store = createImportStore(createFakeHost(SMALL).host);
    let given: AbortSignal | null = null;
    let go = (): void => undefined;
    const reading = store.getState().readFiles(async ({ signal, found }) => {
      given = signal;
      found(100);
      await new Promise<void>((resolve) => (go = resolve));
      return { files: [file("a.json", "{}")], passedOver: 0, all: "taken" };
    });
    expect(store.getState().status).toEqual({ kind: "reading", work: { stage: "finding-files", done: 100, total: 0 } });
    store.getState().chooseAgain();
    expect(given).toMatchObject({ aborted: true });
    go();
    await reading;
    expect(store.getState().status).toEqual({ kind: "nothing", path: "", text: "", problem: null });
  });

  test("that were more than are taken are told before the import", async () => {
    const store = createImportStore(createFakeHost(SMALL).host);
    await store.getState().readFiles(() => Promise.resolve({ files: [file("a.json", "{}")], passedOver: 3, all: "more-than-are-taken" }));
    expect(store.getState().status).toMatchObject({
      kind: "read",
      source: { leftOut: { passedOver: 3, told: 1, notes: [{ message: expect.stringContaining("after the first 1 files is left out") }] } },
    });
  });
});

describe("a path that is read", () => {
  function prepare() {
    const fake = createFakeHost(SMALL);
    const store = createImportStore(fake.host);
    store.getState().attach("w1");
    const cancels = (): number => fake.calls.filter(({ name }) => name === "call/cancel").length;
    return { fake, store, cancels };
  }

  test("tells how many files are read", async () => {
    const { fake, store } = prepare();
    const release = fake.holdNext("import/read");
    const reading = store.getState().readPath("/answers");
    fake.progress("import/read", { stage: "reading-files", what: "", done: 3, total: 7 });
    expect(store.getState().status).toMatchObject({ kind: "reading", work: { stage: "reading-files", done: 3, total: 7 } });
    release();
    await reading;
    expect(store.getState().status).toMatchObject({ kind: "read", source: { name: "answers" } });
  });

  test("is given up in the host, and the path stays to be mended", async () => {
    const { fake, store, cancels } = prepare();
    fake.holdNext("import/read");
    const reading = store.getState().readPath("/answers");
    await Promise.resolve();
    store.getState().chooseAgain();
    expect(store.getState().status).toEqual({ kind: "nothing", path: "/answers", text: "", problem: null });
    await reading;
    expect(cancels()).toBe(1);
    expect(store.getState().status).toEqual({ kind: "nothing", path: "/answers", text: "", problem: null });
  });

  test("is given up when another is read in its place", async () => {
    const { fake, store, cancels } = prepare();
    fake.holdNext("import/read");
    const first = store.getState().readPath("/first");
    await Promise.resolve();
    await store.getState().readPath("/second");
    await first;
    expect(cancels()).toBe(1);
    expect(store.getState().status).toMatchObject({ kind: "read" });
  });

  test("can be imported again after its import was cancelled", async () => {
    const { fake, store, cancels } = prepare();
    await store.getState().readPath("/answers");
    fake.holdNext("import/configuration");
    const importing = store.getState().importConfiguration(AS);
    await Promise.resolve();
    fake.progress("import/configuration", { stage: "writing", what: "answers", done: 1, total: 2 });
    expect(store.getState().status).toMatchObject({ kind: "importing", progress: { stage: "writing", done: 1, total: 2 } });
    store.getState().cancelImport();
    await importing;
    expect(cancels()).toBe(1);
    expect(store.getState().status).toMatchObject({ kind: "read", problem: null });
    await store.getState().importConfiguration(AS);
    expect(store.getState().status).toEqual({ kind: "imported", reports: [] });
  });
});
