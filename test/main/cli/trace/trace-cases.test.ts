import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, makeWorkspace } from "../../support/make-workspace";
import { runCli } from "../../support/run-cli";

const SCORES = {
  name: "Scores",
  trace: { method: "GET", url: "https://{{host}}{{page}}" },
  cases: [{ page: "/admin" }, { $csv: "page\n/open\n/shut\n" }],
};

function makeScores(more: Readonly<Record<string, unknown>> = {}): Folder {
  return makeWorkspace({
    "environments/default.json": { host: "example.com" },
    "environments/staging.json": { host: "staging.test" },
    "traces/scores.trace.json": SCORES,
    ...more,
  });
}

function traceArguments(folder: Folder, ...more: readonly string[]): readonly string[] {
  return ["trace", path.join(folder.path, "traces/scores.trace.json"), "-c", "production", "--format", "json", ...more];
}

describe("a saved trace with cases", () => {
  test("traces its first row, and says so", async () => {
    using folder = makeScores();
    const { exitCode, stdout, stderr } = await runCli(traceArguments(folder));
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ workbench: { outcome: "block", request: { url: "https://example.com/admin" } } });
    expect(stderr).toContain("Case 1 of 3: Scores [/admin]; --case N traces another");
  });

  test("--case chooses a row, also of a table", async () => {
    using folder = makeScores();
    const { stdout, stderr } = await runCli(traceArguments(folder, "--case", "3"));
    expect(JSON.parse(stdout)).toMatchObject({ workbench: { outcome: "origin", request: { url: "https://example.com/shut" } } });
    expect(stderr).toBe("");
  });

  test("--environment gives the values, by the name of its file", async () => {
    using folder = makeScores();
    const { exitCode, stderr } = await runCli(traceArguments(folder, "--environment", "staging"));
    expect(exitCode).toBe(2);
    expect(stderr).toContain("staging.test");
    expect((await runCli(traceArguments(folder, "--environment", "nowhere"))).stderr).toContain("There is no environment “nowhere” here");
  });

  test.each([
    ["a case that is not there", ["--case", "4"], "there is no case 4: "],
    ["a case that is no number", ["--case", "two"], "A case is a whole number from 1."],
    ["case 0", ["--case", "0"], "A case is a whole number from 1."],
  ])("%s is a mistake of the call", async (_name, more, message) => {
    using folder = makeScores();
    const { exitCode, stderr } = await runCli(traceArguments(folder, ...more));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  test("a case of a trace without cases is a mistake of the call", async () => {
    using folder = makeWorkspace();
    const run = await runCli(["trace", path.join(folder.path, "traces/admin/blocked.trace.json"), "-c", "production", "--case", "1"]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain("has no cases, so there is no case 1");
  });

  test("a placeholder without a value names its place and what was likely meant", async () => {
    using folder = makeScores({ "environments/default.json": { hostname: "example.com" } });
    const { exitCode, stderr } = await runCli(traceArguments(folder));
    expect(exitCode).toBe(2);
    expect(stderr).toContain("scores.trace.json#/trace/url: there is no variable “host”; did you mean {{hostname}}?");
  });

  test("a table that cannot be read is told with its place", async () => {
    using folder = makeScores({ "traces/scores.trace.json": { ...SCORES, cases: [{ $csv: "a,b\n1\n" }] } });
    const { exitCode, stderr } = await runCli(traceArguments(folder));
    expect(exitCode).toBe(2);
    expect(stderr).toContain("#/cases/0/$csv: row 1 of the table has 1 values, and there are 2 columns");
  });
});
