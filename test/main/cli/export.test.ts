import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { makeWorkspace } from "../support/make-workspace";
import { runCli } from "../support/run-cli";

/** On a busy machine, loading the program alone takes seconds. */
vi.setConfig({ testTimeout: 30_000 });

describe("export", () => {
  test("a bundle can be used in the place of the folder", async () => {
    using workspace = makeWorkspace();
    const configuration = path.join(workspace.path, "configurations/production");
    const { exitCode, stdout, stderr } = await runCli(["export", configuration, "--as", "bundle"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    const bundle = workspace.write("configurations/again.json", stdout);
    const difference = await runCli(["diff", "--configurations", configuration, bundle, "--fail-on-difference"]);
    expect(difference.exitCode).toBe(0);
  });

  test("one ruleset as Terraform, and as a request", async () => {
    using workspace = makeWorkspace();
    const configuration = path.join(workspace.path, "configurations/production");
    const terraform = await runCli(["export", configuration, "--as", "terraform", "--ruleset", "http_request_firewall_custom"]);
    expect(terraform.stdout).toBe(`resource "cloudflare_ruleset" "http_request_firewall_custom" {
  zone_id = "z1"
  name    = "default"
  kind    = "zone"
  phase   = "http_request_firewall_custom"

  rules = [
    {
      ref         = "rule1"
      description = "Block admin"
      action      = "block"
      expression  = "http.request.uri.path eq \\"/admin\\""
      enabled     = true
    },
  ]
}
`);
    const api = await runCli(["export", configuration, "--as", "api", "--ruleset", "r1"]);
    expect(JSON.parse(api.stdout)).toMatchObject([
      { method: "PUT", path: "/zones/z1/rulesets/phases/http_request_firewall_custom/entrypoint" },
    ]);
  });

  test("a patch from one configuration to another", async () => {
    using workspace = makeWorkspace();
    const before = path.join(workspace.path, "configurations/production");
    const bundle = await runCli(["export", before, "--as", "bundle"]);
    const after = workspace.write("after.json", bundle.stdout.replace("/admin", "/private"));
    const { stdout } = await runCli(["export", after, "--as", "patch", "--from", before]);
    expect(JSON.parse(stdout)).toEqual([
      {
        op: "replace",
        path: "/zones/example.com/rulesets/custom.json/rules/0/expression",
        value: 'http.request.uri.path eq "/private"',
      },
    ]);
  });

  test("a saved trace as a curl command", async () => {
    using workspace = makeWorkspace();
    const { stdout } = await runCli(["export", path.join(workspace.path, "traces/admin/blocked.trace.json"), "--as", "curl"]);
    expect(stdout).toBe("curl https://example.com/admin \\\n  --path-as-is \\\n  -H User-Agent: \\\n  -H Accept:\n");
  });

  test.each([
    ["an unknown form", ["--as", "yaml"]],
    ["no form", []],
    ["a ruleset that is not there", ["--as", "terraform", "--ruleset", "nothing"]],
    ["a patch from nowhere", ["--as", "patch"]],
  ])("exit code 2: %s", async (_name, args) => {
    using workspace = makeWorkspace();
    expect((await runCli(["export", path.join(workspace.path, "configurations/production"), ...args])).exitCode).toBe(2);
  });
});
