import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { makeFolder, makeWorkspace } from "../../support/make-workspace";
import { runCli } from "../../support/run-cli";

/** On a busy machine, loading the program alone takes seconds. */
vi.setConfig({ testTimeout: 30_000 });

const EXPORT = {
  "zone.json": {
    success: true,
    errors: [],
    messages: [],
    result: { id: "z9", name: "example.net", status: "active", plan: { legacy_id: "pro" }, name_servers: [] },
  },
  "rules.json": {
    id: "r",
    kind: "zone",
    phase: "http_request_firewall_custom",
    rules: [{ id: "1", action: "block", expression: "ip.src in $office", enabled: true }],
  },
};

describe("import api", () => {
  test("makes a configuration that can be traced, and says what is missing", async () => {
    using workspace = makeWorkspace({ "traces/net.trace.json": { name: "net", trace: { method: "GET", url: "https://example.net/" } } });
    using source = makeFolder(EXPORT);
    const { exitCode, stdout, stderr } = await runCli(["import", "api", source.path, "--into", workspace.path, "-c", "net"]);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Configuration “net”: 2 files, 1 zone (example.net), 1 rule, 0 DNS records.");
    expect(stdout).toContain("A check finds 0 errors and 1 warning: trace-workbench check lists them.");
    expect(stdout).toContain("The list $office is not here");
    expect(stdout).toContain("makes less reliable: 1 of 1 saved trace for its zones (net.trace.json)");
    const traced = await runCli(["trace", path.join(workspace.path, "traces/net.trace.json"), "-c", "net"]);
    expect(traced.exitCode).toBe(0);
  });

  test("prints the report as JSON", async () => {
    using workspace = makeWorkspace();
    using source = makeFolder(EXPORT);
    const { stdout } = await runCli(["import", "api", source.path, "--into", workspace.path, "-c", "net", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject([{ configuration: "net", zones: ["example.net"], files: 2, trashed: null, notes: [] }]);
  });

  test("leaves a configuration of that name alone, unless it is to be replaced", async () => {
    using workspace = makeWorkspace();
    using source = makeFolder(EXPORT);
    const refused = await runCli(["import", "api", source.path, "--into", workspace.path, "-c", "production"]);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining("There is a configuration “production” already")]);
    const replaced = await runCli(["import", "api", source.path, "--into", workspace.path, "-c", "production", "--replace"]);
    expect(replaced.exitCode).toBe(0);
    expect(replaced.stdout).toContain(".workbench/trash/");
    expect(existsSync(path.join(workspace.path, "configurations/production/zones/example.net/zone.json"))).toBe(true);
  });

  test("exits with 1 where that is asked for, with the notes on standard error", async () => {
    using workspace = makeWorkspace();
    using source = makeFolder({ ...EXPORT, "broken.json": "{" });
    const { exitCode, stderr } = await runCli(["import", "api", source.path, "--into", workspace.path, "-c", "net", "--fail-on", "error"]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("broken.json: error: This is not valid JSON");
  });

  test("writes nothing where nothing is recognised", async () => {
    using workspace = makeWorkspace();
    using source = makeFolder({ "a.json": { hello: 1 } });
    const { exitCode, stderr } = await runCli(["import", "api", source.path, "--into", workspace.path]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("nothing was imported");
    expect(readdirSync(path.join(workspace.path, "configurations"))).toEqual(["production"]);
  });

  test.each([
    ["no workspace", ["import", "api", "x"]],
    ["a source that is not there", ["import", "api", "/nowhere/at/all", "--into", "."]],
    ["an unknown form", ["import", "yaml", "x", "--into", "."]],
  ])("exit code 2: %s", async (_name, args) => {
    using workspace = makeWorkspace();
    expect((await runCli(args.map((word) => (word === "." ? workspace.path : word)))).exitCode).toBe(2);
  });
});

describe("an import that finds nothing", () => {
  test("of API answers says how to name the zone", async () => {
    using workspace = makeWorkspace();
    using source = makeFolder({ "rules.json": EXPORT["rules.json"] });
    const { exitCode, stderr } = await runCli(["import", "api", source.path, "--into", workspace.path, "-c", "net"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Name the zone with --zone,");
    const named = await runCli(["import", "api", source.path, "--into", workspace.path, "-c", "net", "--zone", "shop.test"]);
    expect([named.exitCode, named.stdout]).toEqual([0, expect.stringContaining("1 zone (shop.test), 1 rule")]);
  });

  test("of Terraform advises Terraform, and no answers of the API", async () => {
    using workspace = makeWorkspace();
    using source = makeFolder({ "main.tf": "" });
    const { exitCode, stderr } = await runCli(["import", "terraform", source.path, "--into", workspace.path, "-c", "tf"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("Give .tf files with resources of the Cloudflare provider");
    expect(stderr).not.toContain("answers of the API");
  });
});

describe("import terraform", () => {
  test("takes a folder, with values of variables", async () => {
    using workspace = makeWorkspace();
    using source = makeFolder({
      "main.tf": `variable "host" {}\nresource "cloudflare_workers_route" "r" {\n  zone_id = "0da42c8d2132a9ddaf714f9e7c920711"\n  pattern = "\${var.host}/*"\n}\n`,
    });
    const args = ["import", "terraform", source.path, "--into", workspace.path, "-c", "tf", "--var", "host=example.net", "--zone-name"];
    const { exitCode, stderr } = await runCli([...args, "0da42c8d2132a9ddaf714f9e7c920711=example.net"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(readFileSync(path.join(workspace.path, "configurations/tf/zones/example.net/workers_routes.json"), "utf8")).toContain(
      "example.net/*",
    );
  });

  test("a plan gives two configurations", async () => {
    using workspace = makeWorkspace();
    const route = (pattern: string): unknown => ({
      root_module: {
        resources: [
          {
            address: "cloudflare_workers_route.r",
            mode: "managed",
            type: "cloudflare_workers_route",
            values: { id: "x", zone_id: "z", pattern },
          },
        ],
      },
    });
    using source = makeFolder({
      "plan.json": { format_version: "1.2", prior_state: { values: route("example.net/a") }, planned_values: route("example.net/b") },
    });
    const { exitCode } = await runCli(["import", "terraform", path.join(source.path, "plan.json"), "--into", workspace.path, "-c", "next"]);
    expect(exitCode).toBe(0);
    expect(readdirSync(path.join(workspace.path, "configurations")).sort()).toEqual(["next-after", "next-before", "production"]);
  });
});

describe("import of requests", () => {
  const CURL = "curl https://example.com/admin -H 'Authorization: Bearer secret-token-1'";

  test("a text of another form is told, with the import that reads it", async () => {
    using workspace = makeWorkspace();
    const run = await runCli(["import", "curl", "-", "--into", workspace.path], ["GET / HTTP/1.1\nHost: a.example\n\n"]);
    expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("It reads as a raw HTTP message: try “import http”.") });
  });

  test("makes a saved trace, without its secrets", async () => {
    using workspace = makeWorkspace();
    const { exitCode, stdout, stderr } = await runCli(["import", "curl", "-", "--into", workspace.path], [CURL]);
    expect([exitCode, stdout]).toEqual([0, "traces/imported/get-example-com-admin.trace.json\n"]);
    expect(stderr).toContain("redacted-1: header authorization");
    expect(stderr).not.toContain("secret-token-1");
    expect(readFileSync(path.join(workspace.path, stdout.trim()), "utf8")).not.toContain("secret-token-1");
  });

  test("keeps them where the user wants it", async () => {
    using workspace = makeWorkspace();
    const { stdout } = await runCli(["import", "curl", "-", "--into", workspace.path, "--keep-secrets", "--folder", "mine"], [CURL]);
    expect(readFileSync(path.join(workspace.path, stdout.trim()), "utf8")).toContain("secret-token-1");
  });

  test("a whole HAR becomes a folder", async () => {
    using workspace = makeWorkspace();
    const entry = (url: string): unknown => ({ request: { method: "GET", url, headers: [] } });
    using source = makeFolder({ "a.har": { log: { entries: [entry("https://a.example/"), entry("https://a.example/")] } } });
    const { stdout } = await runCli(["import", "har", path.join(source.path, "a.har"), "--into", workspace.path, "--folder", "har"]);
    expect(stdout).toBe("traces/har/get-a-example.trace.json\ntraces/har/get-a-example-2.trace.json\n");
  });

  test("what cannot be read is told, exit code 2", async () => {
    using workspace = makeWorkspace();
    const { exitCode, stderr } = await runCli(["import", "http", "-", "--into", workspace.path], ["nonsense"]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("standard input: ")]);
  });
});
