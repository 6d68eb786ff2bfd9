import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { runProgram } from "../../../../main/cli/program";
import { VERSION } from "../../../../main/cli/version";
import { createRunStore } from "../../../../main/workspace/runs/run-store";
import { makeTerminal } from "../../support/make-terminal";
import { BLOCK_ADMIN, makeFolder, makeWorkspace } from "../../support/make-workspace";
import { runCli } from "../../support/run-cli";

const EXPECTS_BLOCK = { ...BLOCK_ADMIN, expect: [{ status: 403 }] };
const FAILS = {
  name: "Nobody is blocked",
  tags: ["open"],
  trace: { method: "GET", url: "https://example.com/" },
  expect: [{ outcome: "block" }],
};

/** Times differ from run to run. */
function withoutTimes(text: string): string {
  return text.replaceAll(/in \d+\.\d\d s/g, "in … s");
}

describe("exit codes", () => {
  test("0 where every expectation holds", async () => {
    using folder = makeWorkspace({ "traces/admin/blocked.trace.json": EXPECTS_BLOCK });
    const run = await runCli(["test", folder.path]);
    expect({ ...run, stdout: withoutTimes(run.stdout) }).toEqual({
      exitCode: 0,
      stdout: "1 trace: 1 passed in … s\ncoverage: 1 rule of 1 matched (100 %), 0 of 1 condition both true and false\n",
      stderr: "",
    });
  });

  test("1 where one fails, with what was expected and what there was", async () => {
    using folder = makeWorkspace({ "traces/fails.trace.json": FAILS });
    const run = await runCli(["test", folder.path]);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain(
      "✕ Nobody is blocked (200 origin) fails.trace.json\n    expected outcome block\n    got      outcome origin\n",
    );
    expect(run.stdout).toContain("1 failed, 1 without expectations");
  });

  test("1 where coverage is below the threshold, 0 where it is not", async () => {
    using folder = makeWorkspace({ "traces/admin/blocked.trace.json": { ...FAILS, expect: [] } });
    expect(await runCli(["test", folder.path, "--coverage-threshold", "50"])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("coverage is below the threshold of 50 %"),
    });
    using covered = makeWorkspace();
    expect(await runCli(["test", covered.path, "--coverage-threshold", "100"])).toMatchObject({ exitCode: 0 });
  });

  const UNUSABLE = [
    ["a file that is no JSON", { "traces/broken.trace.json": "{" }, [], /broken\.trace\.json/],
    [
      "an expectation that nobody understands",
      { "traces/x.trace.json": { ...FAILS, expect: [{ stauts: 1 }] } },
      [],
      /“stauts” is no expectation/,
    ],
    [
      "a variable without a value",
      { "traces/x.trace.json": { trace: { method: "GET", url: "https://{{host}}/" } } },
      [],
      /there is no variable “host”/,
    ],
    [
      "a request that no zone has",
      { "traces/x.trace.json": { trace: { method: "GET", url: "https://nowhere.test/" } } },
      [],
      /belongs to no zone/,
    ],
    ["a filter that chooses nothing", {}, ["--filter", "nothing"], /no saved trace of 1 has “nothing” in its path, name or URL/],
    ["a tag that nobody has", {}, ["--tag", "nothing"], /no saved trace of 1 has the tag “nothing”/],
    ["a configuration that is not there", {}, ["--configuration", "gone"], /There is no configuration “gone”/],
    ["an environment that is not there", {}, ["--environment", "gone"], /There is no environment “gone”/],
    ["a reporter that is none", {}, ["--reporter", "pdf"], /It is one of text, json, junit, html, markdown, sarif/],
    ["two reports for standard output", {}, ["--reporter", "json", "--reporter", "junit"], /only one report can go to standard output/],
    ["a threshold that is no percentage", {}, ["--coverage-threshold", "200"], /a number from 0 to 100/],
    ["quiet and verbose", {}, ["--quiet", "--verbose"], /cannot both be meant/],
  ] as const;

  test.each(UNUSABLE)("2 for %s", async (_name, files, args, message) => {
    using folder = makeWorkspace(files);
    const run = await runCli(["test", folder.path, ...args]);
    expect(run.stdout + run.stderr).toMatch(message);
    expect(run.exitCode).toBe(2);
  });

  test("2 for a folder that is no workspace, and for a workspace without traces", async () => {
    using folder = makeFolder({ "notes.txt": "x" });
    expect(await runCli(["test", folder.path])).toMatchObject({ exitCode: 2, stdout: "" });
    using empty = makeFolder({
      "workspace.json": { version: 1 },
      "configurations/a/zones/example.com/zone.json": { id: "z", name: "example.com" },
    });
    expect(await runCli(["test", empty.path])).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("has no saved trace") });
  });
});

describe("what runs", () => {
  const FILES = {
    "traces/admin/blocked.trace.json": EXPECTS_BLOCK,
    "traces/a-fails.trace.json": FAILS,
    "traces/z-fails.trace.json": { ...FAILS, name: "Another that fails" },
  };

  test.each([
    ["a part of a path", ["--filter", "ADMIN/"], 1],
    ["a part of a name", ["--filter", "another"], 1],
    ["a part of a URL", ["--filter", "example.com"], 3],
    ["either of two filters", ["--filter", "admin/", "--filter", "another"], 2],
    ["a tag", ["--tag", "open"], 2],
    ["either of two tags", ["--tag", "open", "--tag", "admin"], 3],
    ["a tag and a filter", ["--tag", "open", "--filter", "another"], 1],
  ] as const)("is chosen by %s", async (_name, args, traces) => {
    using folder = makeWorkspace(FILES);
    const run = await runCli(["test", folder.path, ...args]);
    expect(run.stdout).toContain(`${traces} trace${traces === 1 ? "" : "s"}: `);
  });

  test("stops at the first failure where it is told to", async () => {
    using folder = makeWorkspace(FILES);
    const run = await runCli(["test", folder.path, "--fail-fast"]);
    expect(run).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("1 trace: 1 failed") });
    expect(run.stdout).not.toContain("Another");
  });

  test("one case a row, with the environment's variables", async () => {
    using folder = makeWorkspace({
      "environments/default.json": { host: "example.com" },
      "environments/other.json": { host: "www.example.com" },
      "traces/admin/blocked.trace.json": {
        name: "Paths",
        trace: { method: "GET", url: "https://{{host}}{{path}}" },
        cases: [{ $csv: "path,status\n/admin,403\n/,200\n" }],
        expect: [{ status: "{{status}}" }, { url: "https://example.com{{path}}" }],
      },
    });
    expect(await runCli(["test", folder.path, "--verbose"])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/✓ Paths \[\/admin, 403\].*\n✓ Paths \[\/, 200\]/),
    });
    expect(await runCli(["test", folder.path, "--environment", "other"])).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining("got      url https://www.example.com/"),
    });
  });
});

describe("reports", () => {
  test("several at once, into files and to standard output", async () => {
    using folder = makeWorkspace({ "traces/fails.trace.json": FAILS });
    const at = (name: string): string => path.join(folder.path, "out", name);
    const run = await runCli([
      "test",
      folder.path,
      "--reporter",
      "json",
      "--reporter",
      `junit=${at("a.xml")}`,
      "--reporter",
      `html=${at("a.html")}`,
    ]);
    expect(JSON.parse(run.stdout)).toMatchObject({ kind: "run", counts: { passed: 0, failed: 1, unchecked: 1, broken: 0 } });
    expect(readFileSync(at("a.xml"), "utf8")).toContain('<failure message="expected outcome block; got outcome origin">');
    expect(readFileSync(at("a.html"), "utf8")).toMatch(/^<!doctype html>/);
  });

  test("have no secret, unless somebody asks", async () => {
    const trace = {
      method: "GET",
      url: "https://example.com/?api_key=s3cr3t-0123456789",
      headers: { authorization: "Bearer abcdef0123456789" },
    };
    using folder = makeWorkspace({ "traces/fails.trace.json": { ...FAILS, trace } });
    const hidden = await runCli(["test", folder.path, "--reporter", "json"]);
    expect(hidden.stdout).not.toMatch(/s3cr3t|abcdef0123456789/);
    const shown = await runCli(["test", folder.path, "--reporter", "json", "--show-secrets"]);
    expect(shown.stdout).toMatch(/s3cr3t-0123456789/);
  });

  test("no folder is made outside of the current folder and the workspace, and nothing runs", async () => {
    using folder = makeWorkspace();
    using elsewhere = makeFolder({});
    const missing = path.join(elsewhere.path, "missing");
    const run = await runCli(["test", folder.path, "--reporter", `junit=${path.join(missing, "x.xml")}`]);
    expect(run).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining(`there is no folder “${missing}”; make it first`),
    });
    expect(existsSync(missing)).toBe(false);
  });

  test("a file that cannot be written is told", async () => {
    using folder = makeWorkspace();
    expect(await runCli(["test", folder.path, "--reporter", `html=${folder.path}/workspace.json/x.html`])).toMatchObject({ exitCode: 2 });
  });
});

describe("the history of runs", () => {
  test("gets each run, with the configuration's content and the engine's version, without secrets", async () => {
    const trace = { method: "GET", url: "https://example.com/", headers: { authorization: "Bearer abcdef0123456789" } };
    using folder = makeWorkspace({ "traces/b.trace.json": { ...FAILS, trace } });
    await runCli(["test", folder.path]);
    await runCli(["test", folder.path, "--tag", "open"]);
    const store = createRunStore(folder.path);
    const runs = await store.list();
    expect(runs).toHaveLength(2);
    const byTitle = new Map(runs.map((run) => [run.title, run]));
    const whole = byTitle.get("Whole library");
    expect(whole).toMatchObject({ configuration: "production", whole: true, state: "finished", engine: VERSION });
    expect(whole?.counts).toEqual({ passed: 0, failed: 1, unchecked: 1, broken: 0 });
    expect(byTitle.get("tag open")).toMatchObject({ whole: false, counts: { failed: 1 }, fingerprint: whole?.fingerprint });
    const kept = await store.read(whole?.runId ?? "");
    expect(kept.coverage.rules).toEqual({ total: 1, matched: 1 });
    expect(JSON.stringify(kept)).not.toContain("abcdef0123456789");
    folder.write("configurations/production/zones/example.com/settings.json", [{ id: "ipv6", value: "on" }]);
    await runCli(["test", folder.path]);
    expect(new Set((await store.list()).map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  test("keeps one that stopped early as what it is", async () => {
    using folder = makeWorkspace({ "traces/a.trace.json": FAILS, "traces/b.trace.json": FAILS });
    await runCli(["test", folder.path, "--fail-fast"]);
    expect(await createRunStore(folder.path).list()).toMatchObject([{ whole: false, state: "cancelled", counts: { failed: 1 } }]);
  });

  test("is no reason to fail where it cannot be written", async () => {
    using folder = makeWorkspace({ ".workbench": "a file" });
    expect(await runCli(["test", folder.path])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await runCli(["test", folder.path, "--verbose"])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("not kept in the history"),
    });
  });
});

describe("how much is told", () => {
  const FILES = { "traces/a-fails.trace.json": FAILS, "traces/admin/blocked.trace.json": EXPECTS_BLOCK };

  test.each([
    ["only what is wrong where it is quiet", ["--quiet"], { fine: false, summary: false, wrong: true }],
    ["what is wrong, and numbers", [], { fine: false, summary: true, wrong: true }],
    ["what is fine as well where it is verbose", ["--verbose"], { fine: true, summary: true, wrong: true }],
  ] as const)("%s", async (_name, args, told) => {
    using folder = makeWorkspace(FILES);
    const { stdout } = await runCli(["test", folder.path, ...args]);
    expect({
      fine: stdout.includes("✓ Admin is blocked"),
      summary: stdout.includes("coverage: "),
      wrong: stdout.includes("✕ Nobody is blocked"),
    }).toEqual(told);
  });

  test("one line where it is quiet and all is fine", async () => {
    using folder = makeWorkspace({ "traces/admin/blocked.trace.json": EXPECTS_BLOCK });
    const run = await runCli(["test", folder.path, "--quiet"]);
    expect({ ...run, stdout: withoutTimes(run.stdout) }).toEqual({ exitCode: 0, stdout: "1 trace: 1 passed in … s\n", stderr: "" });
  });

  test("in colours on a terminal, and never in files", async () => {
    using folder = makeWorkspace(FILES);
    const plain = makeTerminal();
    await runProgram(plain, ["test", folder.path]);
    expect(plain.stdout()).not.toContain("\u001b[");
    const coloured = { ...makeTerminal(), colours: true };
    const file = path.join(folder.path, "out.txt");
    await runProgram(coloured, ["test", folder.path, "--reporter", `text=${file}`]);
    expect(readFileSync(file, "utf8")).not.toContain("\u001b[");
    await runProgram(coloured, ["test", folder.path]);
    expect(coloured.stdout()).toContain("\u001b[");
  });
});

describe("watching", () => {
  /** A terminal that knows how often the program began to wait for changes. */
  function makeWatchedTerminal() {
    const terminal = makeTerminal();
    const told: { waiting: number; wake: () => void } = { waiting: 0, wake: () => undefined };
    return {
      terminal: {
        ...terminal,
        err(text: string) {
          terminal.err(text);
          if (text.startsWith("Watching")) told.waiting += 1;
          told.wake();
        },
      },
      stdout: terminal.stdout,
      untilWaiting: (times: number): Promise<void> =>
        new Promise((resolve) => {
          told.wake = () => {
            if (told.waiting >= times) resolve();
          };
          told.wake();
        }),
    };
  }

  test("runs again at every change, and ends with the exit code of the last run", async () => {
    using folder = makeWorkspace({ "traces/admin/blocked.trace.json": EXPECTS_BLOCK });
    const { terminal, stdout, untilWaiting } = makeWatchedTerminal();
    const ended = runProgram(terminal, ["test", folder.path, "--watch"]);
    await untilWaiting(1);
    expect(stdout()).toContain("1 trace: 1 passed");
    folder.write("traces/fails.trace.json", FAILS);
    await untilWaiting(2);
    expect(stdout()).toContain("2 traces: 1 failed, 1 passed");
    process.emit("SIGINT");
    expect(await ended).toBe(1);
  }, 20_000);
});

describe("a baseline", () => {
  test("is kept with the same bytes every time, and without secrets", async () => {
    const trace = { method: "GET", url: "https://example.com/", headers: { authorization: "Bearer abcdef0123456789" } };
    using folder = makeWorkspace({ "traces/b.trace.json": { name: "B", trace } });
    const file = path.join(folder.path, "baselines/first.json");
    await runCli(["test", folder.path, "--save-baseline", "first"]);
    const text = readFileSync(file, "utf8");
    await runCli(["test", folder.path, "--save-baseline", "first"]);
    expect(readFileSync(file, "utf8")).toBe(text);
    expect(text).not.toContain("abcdef0123456789");
    expect(JSON.parse(text).cases.map(({ id }: { id: string }) => id)).toEqual(["admin/blocked.trace.json", "b.trace.json"]);
  });

  test("takes what some traces came to, and leaves the others in it as they are", async () => {
    using folder = makeWorkspace({ "traces/b.trace.json": FAILS });
    const file = path.join(folder.path, "baselines/first.json");
    const statuses = (): unknown =>
      JSON.parse(readFileSync(file, "utf8")).cases.map(({ outcome }: { outcome: { status: number } }) => outcome.status);
    await runCli(["test", folder.path, "--save-baseline", "first"]);
    expect(statuses()).toEqual([403, 200]);
    folder.write("traces/admin/blocked.trace.json", { ...BLOCK_ADMIN, trace: { method: "GET", url: "https://example.com/x" } });
    folder.write("traces/b.trace.json", { ...FAILS, trace: { method: "GET", url: "https://example.com/admin" } });
    const run = await runCli(["test", folder.path, "--filter", "b.trace.json", "--save-baseline", "first"]);
    expect(run.stderr).toBe("Accepted 1 in baselines/first.json.\n");
    expect(statuses()).toEqual([403, 403]);
  });

  test("is not made of a run that stopped early, nor under a name that leads elsewhere", async () => {
    using folder = makeWorkspace({ "traces/a.trace.json": FAILS, "traces/b.trace.json": FAILS });
    expect(await runCli(["test", folder.path, "--save-baseline", "x", "--fail-fast"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("stopped early"),
    });
    expect(await runCli(["test", folder.path, "--save-baseline", "../x"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("cannot name a baseline"),
    });
  });
});
