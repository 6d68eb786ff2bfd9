import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createLogFile, describeFault, logLevel } from "../../../main/program/log-file";
import { makeFolder } from "../support/make-workspace";

const NOW = new Date("2026-03-04T05:06:07.008Z");

describe("the log", () => {
  test("keeps its level and the graver ones, one line a message", () => {
    using folder = makeFolder();
    const log = createLogFile({ folder: path.join(folder.path, "logs"), level: "warn", now: () => NOW });
    log.write("error", "first\nsecond");
    log.write("warn", "third");
    log.write("info", "not kept");
    log.write("debug", "not kept");
    expect(readFileSync(path.join(folder.path, "logs/trace-workbench.log"), "utf8")).toBe(
      "2026-03-04T05:06:07.008Z error first ⏎ second\n2026-03-04T05:06:07.008Z warn  third\n",
    );
  });

  test("holds no control characters and no secret", () => {
    using folder = makeFolder();
    const log = createLogFile({ folder: folder.path, level: "info", now: () => NOW });
    log.write("info", "\u001b[31mred\u0007 from admin@shop.example with Bearer abcdef123456");
    expect(log.tail(1)).toEqual(["2026-03-04T05:06:07.008Z info   [31mred  from [redacted] with Bearer [redacted]"]);
  });

  test("begins a new file when one is full, and keeps three full ones", () => {
    using folder = makeFolder();
    const log = createLogFile({ folder: folder.path, level: "info", now: () => NOW, largest: 40 });
    for (const word of ["one", "two", "three", "four", "five", "six"]) log.write("info", `the word is ${word}`);
    expect(readdirSync(folder.path).toSorted()).toEqual([
      "trace-workbench.log",
      "trace-workbench.log.1",
      "trace-workbench.log.2",
      "trace-workbench.log.3",
    ]);
    const last = (file: string): string | undefined => readFileSync(path.join(folder.path, file), "utf8").trim().split(" ").at(-1);
    expect(["", ".1", ".2", ".3"].map((end) => last(`trace-workbench.log${end}`))).toEqual(["six", "five", "four", "three"]);
    expect(log.tail(2).map((line) => line.split(" ").at(-1))).toEqual(["five", "six"]);
  });

  test("never disturbs the program where it cannot be written", () => {
    using folder = makeFolder();
    const file = path.join(folder.path, "a-file");
    writeFileSync(file, "");
    const log = createLogFile({ folder: path.join(file, "logs"), level: "info", now: () => NOW });
    expect(() => log.write("error", "lost")).not.toThrow();
    expect(log.tail(5)).toEqual([]);
    expect(existsSync(path.join(file, "logs"))).toBe(false);
  });
});

test.each([
  [{}, "info"],
  [{ TRACE_WORKBENCH_LOG: "debug" }, "debug"],
  [{ TRACE_WORKBENCH_LOG: "loud" }, "info"],
] as const)("the environment %j gives the level %s", (environment, level) => {
  expect(logLevel(environment)).toBe(level);
});

test("a fault is noted with its stack, anything else as text", () => {
  expect(describeFault(new Error("no disk"))).toMatch(/^Error: no disk\n\s+at /);
  expect(describeFault("no disk")).toBe("no disk");
});
