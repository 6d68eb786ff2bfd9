import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ImportNote } from "../../../main/import/import-note";
import { readSources, SOURCE_LIMITS, type SourceFile } from "../../../main/import/source/read-sources";

let folder = "";
let notes: ImportNote[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sources-"));
  notes = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

function read(limits = SOURCE_LIMITS): Promise<readonly SourceFile[]> {
  return readSources({ paths: [folder], wanted: (name) => name.endsWith(".json"), note: (note) => notes.push(note), limits });
}

describe("encodings", () => {
  const ENCODINGS: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ["UTF-8", Buffer.from('{"é":1}', "utf8")],
    ["UTF-8 with a byte order mark", Buffer.from('\uFEFF{"é":1}', "utf8")],
    ["UTF-16, little end first", Buffer.from('\uFEFF{"é":1}', "utf16le")],
    ["UTF-16 without a byte order mark", Buffer.from('{"é":1}', "utf16le").subarray(0, 14)],
    ["UTF-16, big end first", Buffer.from('\uFEFF{"é":1}', "utf16le").swap16()],
  ];

  test.each(ENCODINGS)("%s", async (name, bytes) => {
    write("a.json", bytes);
    expect(await read()).toEqual([{ path: "a.json", text: '{"é":1}' }]);
    expect(notes.map(({ code, severity }) => [code, severity])).toEqual(name.startsWith("UTF-16") ? [["encoding", "note"]] : []);
  });

  test("bytes that are no text are told", async () => {
    write("a.json", new Uint8Array([0x7b, 0xff, 0xfe, 0x80]));
    expect(await read()).toEqual([]);
    expect(notes.map(({ code, severity }) => [code, severity])).toEqual([["encoding", "error"]]);
  });
});

test("links stay inside the folder, hidden files and other names are passed over", async () => {
  const outside = mkdtempSync(path.join(tmpdir(), "outside-"));
  writeFileSync(path.join(outside, "secret.json"), "{}");
  write("sub/a.json", "1");
  write(".git/b.json", "2");
  write("c.txt", "3");
  symlinkSync(path.join(outside, "secret.json"), path.join(folder, "link.json"));
  symlinkSync(outside, path.join(folder, "folder-link"));
  symlinkSync(path.join(folder, "sub/a.json"), path.join(folder, "near.json"));
  symlinkSync(path.join(folder, "nowhere"), path.join(folder, "dangling.json"));
  expect((await read()).map((file) => file.path)).toEqual(["near.json", "sub/a.json"]);
  expect(notes.map(({ file, message }) => [file, message])).toEqual([
    ["dangling.json", "This file is not there."],
    ["link.json", "This is a link that leads out of the folder; it is not followed."],
  ]);
  rmSync(outside, { recursive: true });
});

test("limits are told, and the rest is read", async () => {
  write("a.json", "1");
  write("b.json", "x".repeat(100));
  write("c.json", "3");
  write("deep/deeper/d.json", "4");
  expect((await read({ ...SOURCE_LIMITS, fileBytes: 50, files: 2, depth: 1 })).map((file) => file.path)).toEqual(["a.json", "c.json"]);
  expect(notes.map(({ file, message }) => [file, message])).toEqual([
    ["deep/deeper", "This is left out: folders nest deeper than 1."],
    ["b.json", "This is left out: it is 100 bytes."],
  ]);
});

test("a path that is not there is refused", async () => {
  await expect(readSources({ paths: [path.join(folder, "nope")], wanted: () => true, note: () => undefined })).rejects.toThrow(
    "is not there",
  );
});

test("looking for files and reading them can be cancelled, and reads no further", async () => {
  for (const name of ["a.json", "b.json", "c.json", "d.json", "below/e.json"]) write(name, "1");
  const cancelAt = async (stop: (done: number, total: number) => boolean): Promise<readonly (readonly [number, number])[]> => {
    const cancel = new AbortController();
    const told: (readonly [number, number])[] = [];
    const progress = (done: number, total: number): void => {
      told.push([done, total]);
      if (stop(done, total)) cancel.abort();
    };
    const request = { paths: [folder], wanted: () => true, note: () => undefined, signal: cancel.signal, progress };
    await expect(readSources(request)).rejects.toThrow("aborted");
    return told;
  };
  expect(await cancelAt((done, total) => total > 0 && done === 2)).toEqual([
    [3, 0],
    [5, 0],
    [1, 5],
    [2, 5],
  ]);
  expect(await cancelAt((_done, total) => total === 0)).toHaveLength(2);
  await expect(readSources({ paths: [folder], wanted: () => true, note: () => undefined, signal: AbortSignal.abort() })).rejects.toThrow();
});

test("files of other names are counted, and those beyond the most are one note", async () => {
  for (const name of ["a.json", "b.json", "c.json", "d.json", "picture.png", "below/notes.doc"]) write(name, "1");
  const over: string[] = [];
  const files = await readSources({
    paths: [folder],
    wanted: (name) => name.endsWith(".json"),
    note: (note) => notes.push(note),
    limits: { ...SOURCE_LIMITS, files: 2 },
    passOver: (relative) => over.push(relative),
  });
  expect(files.map((file) => file.path)).toEqual(["a.json", "b.json"]);
  expect(over).toEqual(["below/notes.doc", "picture.png"]);
  expect(notes.map(({ file, message }) => [file, message])).toEqual([
    ["c.json", "This and 1 more file are left out: there are more than 2 files."],
  ]);
});
