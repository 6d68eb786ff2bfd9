import path from "node:path";
import { describe, expect, test } from "vitest";
import { BLOCK_ADMIN, makeFolder, makeWorkspace } from "../../support/make-workspace";
import { runCli } from "../../support/run-cli";

const RULESET = "configurations/production/zones/example.com/rulesets/custom.json";

function ruleset(rule: Readonly<Record<string, unknown>>, phase = "http_request_firewall_custom"): unknown {
  return {
    id: "r1",
    name: "default",
    kind: "zone",
    phase,
    rules: [{ id: "rule1", ref: "rule1", description: "Rule", enabled: true, ...rule }],
  };
}

describe("tracing", () => {
  test("a saved trace against a configuration of its own workspace", async () => {
    using folder = makeWorkspace();
    const run = await runCli(["trace", path.join(folder.path, "traces/admin/blocked.trace.json"), "--configuration", "production"]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("Blocked");
    expect(run.stdout).toContain("Block admin");
  });

  test("a bare trace from standard input against a configuration by its path", async () => {
    using folder = makeWorkspace();
    const where = path.join(folder.path, "configurations/production");
    const run = await runCli(["trace", "-", "-c", where, "--format", "json"], [JSON.stringify(BLOCK_ADMIN.trace)]);
    expect(run.exitCode).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ status_code: 403, workbench: { outcome: "block", by: { rule: "rule1" } } });
  });

  test("against a bundle", async () => {
    using folder = makeFolder({ "b.json": { zones: { "example.com": { "zone.json": { id: "z1", name: "example.com" } } } } });
    const run = await runCli(
      ["trace", "-", "-c", path.join(folder.path, "b.json"), "--format", "json"],
      [JSON.stringify(BLOCK_ADMIN.trace)],
    );
    expect(JSON.parse(run.stdout)).toMatchObject({ workbench: { outcome: "origin", zone: { name: "example.com" } } });
  });

  test("format cloudflare has nothing of ours", async () => {
    using folder = makeWorkspace();
    const run = await runCli([
      "trace",
      path.join(folder.path, "traces/admin/blocked.trace.json"),
      "-c",
      "production",
      "--format",
      "cloudflare",
    ]);
    const result = JSON.parse(run.stdout);
    expect(result.status_code).toBe(403);
    expect(result.trace.length).toBeGreaterThan(0);
    expect(run.stdout).not.toContain("workbench");
  });

  test("--all also gives what did not match", async () => {
    using folder = makeWorkspace({ [RULESET]: ruleset({ action: "block", expression: 'http.request.uri.path eq "/other"' }) });
    const args = ["trace", path.join(folder.path, "traces/admin/blocked.trace.json"), "-c", "production", "--format", "json"];
    expect((await runCli(args)).stdout).not.toContain("/other");
    expect((await runCli([...args, "--all"])).stdout).toContain("/other");
  });

  test("the text calls other steps by name, and tells the request as it was asked and as it leaves", async () => {
    const rewrite = ruleset(
      { action: "rewrite", expression: "true", description: "Move", action_parameters: { uri: { path: { value: "/new" } } } },
      "http_request_transform",
    );
    const skip = {
      ...Object(ruleset({ action: "skip", expression: "true", description: "Let in", action_parameters: { ruleset: "current" } })),
      id: "r2",
    };
    skip.rules.push({ id: "rule2", action: "block", expression: "true", description: "Never", enabled: true });
    using folder = makeWorkspace({
      "configurations/production/zones/example.com/rulesets/rewrite.json": rewrite,
      [RULESET]: skip,
    });
    const { stdout } = await runCli(["trace", path.join(folder.path, "traces/admin/blocked.trace.json"), "-c", "production", "--all"]);
    expect(stdout).toContain("origin · 200 · GET https://example.com/admin · zone example.com\n");
    expect(stdout).toContain("Rewritten to: GET https://example.com/new\n");
    expect(stdout).toContain("block “Never”: skipped by “Let in”\n");
  });

  test("what a hostile configuration says cannot steer the terminal", async () => {
    using folder = makeWorkspace({ [RULESET]: ruleset({ action: "block", expression: "true", description: "\u001b[2J\u202Egnp.exe" }) });
    const { stdout } = await runCli(["trace", path.join(folder.path, "traces/admin/blocked.trace.json"), "-c", "production"]);
    expect(stdout).toContain("\\u{1b}[2J\\u{202e}gnp.exe");
    for (const character of ["\u001b", "\u202E"]) expect(stdout).not.toContain(character);
  });
});

describe("a trace with keys that nobody reads", () => {
  const MISSPELLED = { ...BLOCK_ADMIN.trace, cookis: { a: "b" }, context: { geoloc: { iso_code: "Germany" } } };

  test("runs, and stderr says what was probably meant", async () => {
    using folder = makeWorkspace();
    const run = await runCli(["trace", "-", "-c", path.join(folder.path, "configurations/production")], [JSON.stringify(MISSPELLED)]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toBe(
      "standard input#/cookis: “cookis” is read by nobody: did you mean “cookies”? [unread-key]\n" +
        "standard input#/context/geoloc/iso_code: “Germany” is no country's two-letter code in capitals: did you mean “DE”? [unknown-country]\n",
    );
    expect(run.stdout).not.toContain("cookis");
  });

  test("and so does a check of the workspace", async () => {
    using folder = makeWorkspace({ "traces/b.trace.json": MISSPELLED });
    const run = await runCli(["check", folder.path]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain(
      "traces/b.trace.json#/cookis: warning: “cookis” is read by nobody: did you mean “cookies”? [unread-key]\n",
    );
  });
});

describe("--follow-redirects", () => {
  const zone = (name: string, to: string): unknown => ({
    "zone.json": { id: name, name },
    rulesets: {
      "redirects.json": ruleset(
        {
          expression: 'http.request.uri.path eq "/a"',
          action: "redirect",
          action_parameters: { from_value: { target_url: { value: to }, status_code: 301 } },
        },
        "http_request_dynamic_redirect",
      ),
    },
  });
  const BUNDLE = { zones: { "one.test": zone("one.test", "https://two.test/b"), "two.test": zone("two.test", "https://one.test/a") } };
  const ASKED = [JSON.stringify({ method: "GET", url: "https://one.test/a" })];

  test("prints the way and each hop", async () => {
    using folder = makeFolder({ "b.json": BUNDLE });
    const run = await runCli(["trace", "-", "-c", path.join(folder.path, "b.json"), "--follow-redirects"], ASKED);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain("1. GET https://one.test/a · 301 -> https://two.test/b\n2. GET https://two.test/b · 200\n");
    expect(run.stdout).toContain("\nHop 2\nAllowed");
  });

  test("as JSON, gives all hops and how it ends", async () => {
    using folder = makeFolder({ "b.json": BUNDLE });
    const run = await runCli(["trace", "-", "-c", path.join(folder.path, "b.json"), "--follow-redirects", "--format", "json"], ASKED);
    expect(JSON.parse(run.stdout)).toMatchObject({
      end: { kind: "answered" },
      hops: [{ result: { status_code: 301 } }, { trace: { url: "https://two.test/b" }, result: { status_code: 200 } }],
    });
  });
});

describe("a broken rule is told on stderr, and the trace goes on", () => {
  const BROKEN = [
    ["an expression with an error", ruleset({ action: "block", expression: "http.hots eq 1" }), /custom\.json#\/rules\/0.*unknown/i],
    ["an unknown action", ruleset({ action: "explode", expression: "true" }), /explode/],
  ] as const;

  test.each(BROKEN)("%s", async (_name, content, message) => {
    using folder = makeWorkspace({ [RULESET]: content });
    const run = await runCli(["trace", path.join(folder.path, "traces/admin/blocked.trace.json"), "-c", "production", "--format", "json"]);
    expect(run.exitCode).toBe(0);
    expect(run.stderr).toMatch(message);
    expect(JSON.parse(run.stdout)).toMatchObject({ workbench: { outcome: "origin" } });
  });
});

describe("exit code 2, with what is wrong and where", () => {
  const INPUTS = [
    ["a trace that is not JSON", "{\n  oops }", /standard input: .*line 2, column 3/],
    ["an empty trace", "", /standard input: .*empty/i],
    ["something else than a trace", "[1]", /standard input: expected an object/],
    ["a trace without a URL", '{"trace": {"method": "GET"}}', /standard input#\/trace\/url: expected a text, but it is missing/],
    ["a URL that is a number", '{"method": "GET", "url": 1}', /standard input#\/url: expected a text/],
    ["a URL without a host", '{"method": "GET", "url": "https:///path"}', /url/i],
    ["a host that is in no zone", '{"method": "GET", "url": "https://example.org/"}', /example\.org/],
  ] as const;

  test.each(INPUTS)("%s", async (_name, input, message) => {
    using folder = makeWorkspace();
    const run = await runCli(["trace", "-", "-c", path.join(folder.path, "configurations/production")], [input]);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/ {4}at /);
  });

  test("a trace file that is not there, or larger than allowed", async () => {
    using folder = makeWorkspace({ "traces/large.trace.json": Buffer.alloc(5_000_001, 0x20) });
    const at = (name: string): string => path.join(folder.path, "traces", name);
    expect(await runCli(["trace", at("no.trace.json"), "-c", "production"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is not there"),
    });
    expect(await runCli(["trace", at("large.trace.json"), "-c", "production"])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is 5.1 MB; a saved trace may have at most 5 MB"),
    });
  });

  test("a configuration that is not there, with those that are", async () => {
    using folder = makeWorkspace();
    const run = await runCli(["trace", path.join(folder.path, "traces/admin/blocked.trace.json"), "-c", "staging"]);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("there is “production”") });
  });

  test("a folder that holds no configuration", async () => {
    using folder = makeFolder({ "notes.txt": "x" });
    const run = await runCli(["trace", "-", "-c", folder.path], [JSON.stringify(BLOCK_ADMIN.trace)]);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("nothing that can be traced") });
  });

  const USAGE = [
    ["an unknown command line option", ["trace", "-", "-c", "x", "--fast"], /unknown option '--fast'/],
    ["a format that there is not", ["trace", "-", "-c", "x", "--format", "xml"], /Allowed choices are text, json, cloudflare/],
    ["no configuration", ["trace", "-"], /--configuration/],
    ["no trace", ["trace", "-c", "x"], /missing required argument/],
    ["a port that is none", ["serve", "--port", "99999"], /0 to 65535/],
    ["two workspaces", ["./a", "./b"], /too many arguments: one workspace is opened, and 2 are given/],
    ["a misspelled command", ["tarce", "-"], /“tarce” is no command, and no folder that is there: did you mean “trace”\?/],
    ["a misspelled command alone", ["chekc"], /did you mean “check”\?/],
    ["a word that is like no command", ["launch", "x"], /“launch” is no command, .*: the commands are trace, eval, check, test, diff, /],
  ] as const;

  test.each(USAGE)("%s", async (_name, args, message) => {
    const run = await runCli(args);
    expect(run).toMatchObject({ exitCode: 2, stdout: "" });
    expect(run.stderr).toMatch(message);
  });
});

describe("scripts", () => {
  const WORKER = {
    "configurations/production/zones/example.com/workers_routes.json": [{ id: "w1", pattern: "example.com/*", script: "greeter" }],
    "configurations/production/account/workers/greeter.mjs":
      'export default { fetch: () => { console.log("hi"); return new Response("hello", { status: 202 }); } };\n',
  };
  const TRACE = JSON.stringify({ method: "GET", url: "https://example.com/" });

  test("run with --allow-scripts, and what they say is printed", async () => {
    using folder = makeWorkspace(WORKER);
    const where = path.join(folder.path, "configurations/production");
    const run = await runCli(["trace", "-", "-c", where, "--allow-scripts"], [TRACE]);
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toContain("Answered (202) by the Worker “greeter” (zone example.com).");
    expect(run.stdout).toContain("console.log: hi");
    expect(run.stderr).toMatch(/^greeter ran for \d+ ms\.\n$/);
  });

  test("do not run without it, and the step says so", async () => {
    using folder = makeWorkspace(WORKER);
    const run = await runCli(["trace", "-", "-c", path.join(folder.path, "configurations/production")], [TRACE]);
    expect(run).toMatchObject({ exitCode: 0, stderr: "" });
    expect(run.stdout).toContain(
      "Scripts are not allowed in this run (--allow-scripts lets them run); the Worker is taken to pass the request on.",
    );
  });
});

test("--help and --version go to standard output", async () => {
  const help = await runCli(["--help"]);
  expect(help).toMatchObject({ exitCode: 0, stderr: "" });
  for (const command of ["trace", "eval", "check", "test", "diff", "import", "export", "pull", "serve"])
    expect(help.stdout).toContain(command);
  expect(await runCli(["--version"])).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect((await runCli(["trace", "--help"])).stdout).toContain("--allow-scripts");
});
