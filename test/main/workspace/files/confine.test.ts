import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confine, isInside, unportableName } from "../../../../main/workspace/files/confine";
import { makeFolder } from "../../support/make-workspace";
import { refusalOf } from "../../support/refusal-of";

describe("a path stays in the workspace", () => {
  const LEADING_OUT = [
    ["a step up", "../secret.txt"],
    ["a step up after a step down", "traces/../../secret.txt"],
    ["an absolute path", "/etc/passwd"],
    ["a dot", "./traces/a"],
    ["an empty part", "traces//a"],
    ["nothing at all", ""],
    ["a backslash, which Windows reads as a separator", "traces\\..\\a"],
    ["a NUL", "traces/a\0b"],
    ["a line break", "traces/a\nb"],
  ] as const;

  test.each(LEADING_OUT)("%s is refused", async (_name, relative) => {
    using folder = makeFolder();
    expect(await refusalOf(confine(folder.path, relative))).toMatchObject({ code: "invalid-request" });
  });

  test("a file that is not there yet has its place", async () => {
    using folder = makeFolder();
    expect(await confine(folder.path, "traces/new/a.trace.json")).toBe(path.join(folder.path, "traces/new/a.trace.json"));
  });

  test("a link to a folder outside is refused, for files that are there and for new ones", async () => {
    using folder = makeFolder();
    using outside = makeFolder({ "secret.json": {} });
    symlinkSync(outside.path, path.join(folder.path, "traces"));
    expect(await refusalOf(confine(folder.path, "traces/secret.json"))).toMatchObject({ code: "invalid-request" });
    expect(await refusalOf(confine(folder.path, "traces/new.json"))).toMatchObject({ code: "invalid-request" });
  });

  test("a link inside the workspace is followed", async () => {
    using folder = makeFolder({ "shared/a.json": {} });
    symlinkSync(path.join(folder.path, "shared"), path.join(folder.path, "traces"));
    expect(await confine(folder.path, "traces/a.json")).toBe(path.join(folder.path, "traces/a.json"));
  });

  test("whatever is asked for, what is given lies inside", async () => {
    using folder = makeFolder();
    mkdirSync(path.join(folder.path, "a"));
    const part = fc.constantFrom("a", "b", "..", ".", "", "\0", "\\", "c:d", "~");
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        const given = await confine(folder.path, parts.join("/")).catch(() => null);
        expect(given === null || isInside(folder.path, given)).toBe(true);
      }),
    );
  });
});

describe("isInside", () => {
  const CASES = [
    ["the folder itself", "/w", "/w", true],
    ["a file in it", "/w", "/w/a", true],
    ["a name that begins with dots", "/w", "/w/..a", true],
    ["a neighbour with the same beginning", "/w", "/w2/a", false],
    ["the folder above", "/w", "/", false],
  ] as const;

  test.each(CASES)("%s", (_name, root, target, expected) => expect(isInside(root, target)).toBe(expected));
});

describe("names that travel", () => {
  const CASES = [
    ["a plain name", "checkout", true],
    ["letters of other scripts", "Größe-測試", true],
    ["a device of Windows", "con", false],
    ["a device with an extension", "NUL.trace.json", false],
    ["a device's name inside a longer one", "console", true],
    ["a colon", "a:b", false],
    ["a dot at the end", "a.", false],
    ["a space at the end", "a ", false],
    ["a question mark", "a?", false],
    ["201 bytes", "a".repeat(201), false],
  ] as const;

  test.each(CASES)("%s", (_name, name, portable) => expect(unportableName(name) === null).toBe(portable));
});
