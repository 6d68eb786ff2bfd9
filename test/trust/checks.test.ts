import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { CHECKS, type Check } from "./support/checks";

const ALL = CHECKS.flatMap(([, checks]) => checks);
const FILES = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => name.slice(0, -".test.ts".length));

/** Titles of a check that its file does not have. */
function missing(checks: readonly Check[]): readonly string[] {
  return checks.flatMap(({ file, test: title, planted }) => {
    const text = FILES.includes(file) ? readFileSync(path.join(import.meta.dirname, `${file}.test.ts`), "utf8") : "";
    return [title, planted].filter((wanted) => !text.includes(wanted)).map((wanted) => `${file}: ${wanted}`);
  });
}

test("every promise has its test and its planted fault", () => expect(missing(ALL)).toEqual([]));

test("every file of checks is in the table", () => {
  expect([...new Set(ALL.map(({ file }) => file))].toSorted()).toEqual(FILES.filter((name) => name !== "checks").toSorted());
});

test("a promise without a test would be found", () => {
  expect(missing([{ promise: "", file: "killed-saves", test: "leaves every file whole", planted: "no such fault" }])).toEqual([
    "killed-saves: no such fault",
  ]);
});
