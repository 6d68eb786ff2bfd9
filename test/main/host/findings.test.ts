import path from "node:path";
import { expect, test } from "vitest";
import { makeWorkspace } from "../support/make-workspace";
import { runCli } from "../support/run-cli";
import { tryHost } from "../support/try-host";

const ZONE = "zones/example.com";

const pageRule = (id: string, status: "active" | "disabled") => ({
  id,
  status,
  priority: 1,
  targets: [{ target: "url", constraint: { operator: "matches", value: "example.com/*" } }],
  actions: [{ id: "always_use_https" }],
});

/** Can be traced as it stands; what is wrong with it is said by four different kinds of checks. */
const DOUBTFUL = {
  [`configurations/production/${ZONE}/rulesets/custom.json`]: {
    id: "r1",
    name: "default",
    kind: "zone",
    phase: "http_request_firewall_custom",
    rules: [
      { id: "a", description: "Absent", action: "block", expression: "ip.src in $nowhere", enabled: true },
      { id: "b", description: "Logs", action: "log", expression: 'ip.geoip.country eq "DE"', enabled: true },
    ],
  },
  [`configurations/production/${ZONE}/pagerules.json`]: [pageRule("1", "active"), pageRule("2", "disabled")],
};

test("the window is told every finding that `check` tells", async () => {
  using folder = makeWorkspace(DOUBTFUL);
  await using host = await tryHost(folder);
  const { findings } = await host.ask("configuration/read", { workspaceId: host.workspaceId, configuration: "production" });
  expect(findings.map(({ code, place }) => `${code} ${place.file}`).sort()).toEqual([
    `absent-list ${ZONE}/rulesets/custom.json`,
    `deprecated-field ${ZONE}/rulesets/custom.json`,
    `deprecated-product ${ZONE}/pagerules.json`,
    `log-not-in-plan ${ZONE}/rulesets/custom.json`,
  ]);
  const checked = await runCli(["check", path.join(folder.path, "configurations/production"), "--format", "json"]);
  expect(JSON.parse(checked.stdout)).toMatchObject({ findings: JSON.parse(JSON.stringify(findings)) });
});

test("a file that changed is checked again", async () => {
  using folder = makeWorkspace(DOUBTFUL);
  await using host = await tryHost(folder);
  const of = { workspaceId: host.workspaceId, configuration: "production" };
  const codes = async (): Promise<readonly string[]> => (await host.ask("configuration/read", of)).findings.map(({ code }) => code);
  expect(await codes()).toContain("deprecated-product");
  folder.write(`configurations/production/${ZONE}/pagerules.json`, []);
  expect(await codes()).not.toContain("deprecated-product");
});
