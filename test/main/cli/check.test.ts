import path from "node:path";
import { describe, expect, test } from "vitest";
import { makeFolder, makeWorkspace } from "../support/make-workspace";
import { runCli } from "../support/run-cli";

const RULES = "configurations/production/zones/example.com/rulesets";

function ruleset(phase: string, rules: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): unknown {
  return { id: "r1", name: "default", kind: "zone", phase, rules, ...more };
}

test("a workspace without mistakes is fine", async () => {
  using folder = makeWorkspace();
  expect(await runCli(["check", folder.path])).toEqual({
    exitCode: 0,
    stdout: "1 configuration and 1 saved trace checked: 0 errors, 0 warnings\n",
    stderr: "",
  });
});

describe("exit code 1, with the file and the pointer", () => {
  const BROKEN = [
    [
      "an expression with an error",
      {
        [`${RULES}/custom.json`]: ruleset("http_request_firewall_custom", [
          { id: "a", action: "block", expression: "http.hots eq 1", enabled: true },
        ]),
      },
      /configurations\/production\/zones\/example\.com\/rulesets\/custom\.json#\/rules\/0\/expression:1:1: error: /,
    ],
    [
      "an unknown phase",
      { [`${RULES}/custom.json`]: ruleset("http_request_teleport", []) },
      /custom\.json#\/phase: error: .*http_request_teleport/,
    ],
    [
      "an unknown action",
      {
        [`${RULES}/custom.json`]: ruleset("http_request_firewall_custom", [
          { id: "a", action: "explode", expression: "true", enabled: true },
        ]),
      },
      /custom\.json#\/rules\/0\/action: error: .*explode/,
    ],
    [
      "a cyclic execute",
      {
        "configurations/production/account/rulesets/a.json": {
          id: "aaaa",
          name: "A",
          kind: "custom",
          phase: "http_request_firewall_custom",
          rules: [{ id: "1", action: "execute", action_parameters: { id: "aaaa" }, expression: "true", enabled: true }],
        },
      },
      /a\.json#\/rules\/0.*error: /,
    ],
    ["a file that is not JSON", { [`${RULES}/custom.json`]: '{"id": }' }, /custom\.json: error: .*line 1, column 8/],
    [
      "a file larger than its kind allows",
      { "configurations/production/account/account.json": Buffer.alloc(4_194_305, 0x20) },
      /account\/account\.json: error: .*is 4\.2 MB; account\/account\.json may have at most 4\.2 MB/,
    ],
    ["a saved trace that is broken", { "traces/b.trace.json": "{" }, /traces\/b\.trace\.json: error: /],
    [
      "a workspace.json that is broken",
      { "workspace.json": { version: 1, assumptions: { nothing: "x" } } },
      /workspace\.json#\/assumptions: error: /,
    ],
  ] as const;

  test.each(BROKEN)("%s", async (_name, files, message) => {
    using folder = makeWorkspace(files);
    const run = await runCli(["check", folder.path]);
    expect(run.stdout).toMatch(message);
    expect(run.exitCode).toBe(1);
  });
});

test("warnings fail only when they are asked to", async () => {
  using folder = makeWorkspace({ "workspace.json": { version: 1, activeConfiguration: "gone" } });
  expect(await runCli(["check", folder.path])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("0 errors, 1 warning") });
  expect(await runCli(["check", folder.path, "--fail-on", "warning"])).toMatchObject({ exitCode: 1 });
});

describe("for machines", () => {
  const BROKEN = {
    [`${RULES}/custom.json`]: ruleset("http_request_firewall_custom", [
      { id: "a", action: "block", expression: "http.hots eq 1", enabled: true },
    ]),
  };

  test("json has the findings", async () => {
    using folder = makeWorkspace(BROKEN);
    const run = await runCli(["check", path.join(folder.path, "configurations/production"), "--format", "json"]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      configurations: 1,
      findings: [{ code: "unknown-identifier", place: { file: "zones/example.com/rulesets/custom.json", pointer: "/rules/0/expression" } }],
    });
  });

  test("sarif has a result a finding, with file and pointer", async () => {
    using folder = makeWorkspace(BROKEN);
    const log = JSON.parse((await runCli(["check", folder.path, "--format", "sarif"])).stdout);
    expect(log.version).toBe("2.1.0");
    expect(log.runs[0].tool.driver.rules).toEqual([{ id: "unknown-identifier" }]);
    expect(log.runs[0].results).toMatchObject([
      {
        ruleId: "unknown-identifier",
        level: "error",
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: "configurations/production/zones/example.com/rulesets/custom.json" } },
            logicalLocations: [{ fullyQualifiedName: "/rules/0/expression" }],
          },
        ],
      },
    ]);
  });
});

describe("exit code 2", () => {
  test("nothing of that name", async () => {
    expect(await runCli(["check", "/nowhere/at/all"])).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("there is no configuration at “/nowhere/at/all”"),
    });
  });

  test("a folder that is neither a workspace nor a configuration", async () => {
    using folder = makeFolder({ "notes.txt": "x" });
    expect(await runCli(["check", folder.path])).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringContaining("neither a workspace"),
    });
  });
});
