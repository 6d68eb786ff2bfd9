import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { evaluateTrace, prepareConfiguration, readConfiguration, runTrace } from "../../../engine/index";
import { flattenSteps } from "../../../engine/trace/index";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

const CUSTOM = "http_request_firewall_custom";
const TRACE = { trace: { method: "GET", url: "https://example.com/9999" } };

describe("ten thousand rules", () => {
  const rules = Array.from({ length: 10_000 }, (_, index) => rule(`r${index}`, `http.request.uri.path eq "/${index}"`, "block"));
  test("are all evaluated, in order, until one ends the request", () => {
    const prepared = prepareConfiguration(configurationOf({ zone: [entryPoint(CUSTOM, rules)] }));
    const steps = flattenSteps(runTrace(prepared, TRACE)).filter(({ step }) => step.type === "rule");
    expect(steps.length).toBe(10_000);
    expect(steps.at(-1)?.step.workbench.ended).toBe(true);
    expect(evaluateTrace(prepared, TRACE)?.by?.rule).toBe("r9999");
  });

  test("are all passed over when the first one skips the rest", () => {
    const prepared = prepareConfiguration(
      configurationOf({ zone: [entryPoint(CUSTOM, [rule("first", "true", "skip", { ruleset: "current" }), ...rules])] }),
    );
    const steps = flattenSteps(runTrace(prepared, TRACE));
    expect(steps.filter(({ step }) => step.workbench.skipped?.by === "0.0.0").length).toBe(10_000);
  });
});

test("custom rulesets that execute each other in a ring end, however long the ring", () => {
  const ring = Array.from({ length: 200 }, (_, index) => ({
    id: `ring-${index}`,
    name: `Ring ${index}`,
    kind: "custom",
    phase: CUSTOM,
    rules: [rule(`to-${index + 1}`, "true", "execute", { id: `ring-${(index + 1) % 200}` })],
  }));
  const prepared = prepareConfiguration(
    configurationOf({ zone: [entryPoint(CUSTOM, [rule("start", "true", "execute", { id: "ring-0" })])], account: ring }),
  );
  expect(prepared.findings.some(({ code }) => code === "cyclic-execute")).toBe(true);
  expect(runTrace(prepared, TRACE).workbench.outcome).toBe("origin");
});

/** Published rulesets, where they stand beside the project. */
const CORPUS = path.resolve(import.meta.dirname, "../../../../shared/corpus/rulesets");

describe.runIf(existsSync(CORPUS))("published rulesets", () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith(".json")) : [];
  for (const name of files) {
    test(name, () => {
      const text = readFileSync(path.join(CORPUS, name), "utf8");
      const folder = text.includes('"kind": "zone"') ? "zones/example.com" : "account";
      const configuration = readConfiguration(
        name,
        new Map([
          ["zones/example.com/zone.json", JSON.stringify({ id: "z", name: "example.com", plan: { legacy_id: "enterprise" } })],
          [`${folder}/rulesets/${name}`, text],
        ]),
      );
      expect(configuration.findings).toEqual([]);
      const prepared = prepareConfiguration(configuration);
      const result = runTrace(prepared, {
        trace: { method: "POST", url: "https://example.com/wp-login.php?x=1", headers: { "user-agent": "curl" } },
      });
      expect(
        evaluateTrace(prepared, {
          trace: { method: "POST", url: "https://example.com/wp-login.php?x=1", headers: { "user-agent": "curl" } },
        })?.outcome,
      ).toBe(result.workbench.outcome);
    });
  }
});
