import { describe, expect, test } from "vitest";
import { prepareConfiguration, runTrace, toCloudflare } from "../../../engine/index";
import { flattenSteps, matchedOnly } from "../../../engine/trace/index";
import { configurationOf, entryPoint, rule } from "../../support/configurations";

const CUSTOM = "http_request_firewall_custom";
const prepared = prepareConfiguration(
  configurationOf({
    zone: [
      entryPoint(CUSTOM, [
        rule("no", 'http.request.method eq "POST"', "block"),
        rule("yes", "true", "skip", { ruleset: "current" }),
        rule("passed-over", "true", "block"),
      ]),
      entryPoint("http_request_transform", [rule("other", 'http.request.method eq "POST"', "rewrite", { uri: { path: { value: "/a" } } })]),
    ],
    files: { "zones/example.com/ua_rules.json": [{ id: "u", mode: "block", configuration: { target: "ua", value: "bot" } }] },
  }),
);
const RESULT = runTrace(prepared, { trace: { method: "GET", url: "https://example.com/" } });

describe("views of one result", () => {
  test("flattened, a step stands before what hangs under it", () => {
    expect(flattenSteps(RESULT).map(({ step, depth }) => [step.step_name, depth])).toEqual([
      ["http_request_transform", 0],
      ["http_request_transform entry point", 1],
      ["other", 2],
      [CUSTOM, 0],
      [`${CUSTOM} entry point`, 1],
      ["no", 2],
      ["yes", 2],
      ["passed-over", 2],
      ["ua_rules", 0],
    ]);
  });

  test("matched only, what did not match and what was passed over is gone; ids stay", () => {
    expect(flattenSteps(matchedOnly(RESULT)).map(({ step }) => [step.step_name, step.workbench.id])).toEqual([
      [CUSTOM, "1"],
      [`${CUSTOM} entry point`, "1.0"],
      ["yes", "1.0.1"],
    ]);
  });

  test("as Cloudflare answers it, nothing of ours is there", () => {
    expect(toCloudflare(RESULT)).toEqual({
      status_code: 200,
      trace: [
        {
          type: "phase",
          step_name: "http_request_transform",
          matched: false,
          trace: [
            {
              type: "ruleset",
              step_name: "http_request_transform entry point",
              matched: false,
              name: "default",
              kind: "zone",
              trace: [
                {
                  type: "rule",
                  step_name: "other",
                  matched: false,
                  description: "other",
                  expression: 'http.request.method eq "POST"',
                  action: "rewrite",
                  action_parameters: { uri: { path: { value: "/a" } } },
                },
              ],
            },
          ],
        },
        {
          type: "phase",
          step_name: CUSTOM,
          matched: true,
          trace: [
            {
              type: "ruleset",
              step_name: `${CUSTOM} entry point`,
              matched: true,
              name: "default",
              kind: "zone",
              trace: [
                {
                  type: "rule",
                  step_name: "no",
                  matched: false,
                  description: "no",
                  expression: 'http.request.method eq "POST"',
                  action: "block",
                },
                {
                  type: "rule",
                  step_name: "yes",
                  matched: true,
                  description: "yes",
                  expression: "true",
                  action: "skip",
                  action_parameters: { ruleset: "current" },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test("a step says which file and rule it comes from", () => {
    const step = flattenSteps(RESULT).find(({ step: { step_name } }) => step_name === "yes")?.step;
    expect(step?.workbench.source).toEqual({ file: "zones/example.com/rulesets/0.json", pointer: "/rules/1" });
    expect(step?.workbench.json).toEqual(rule("yes", "true", "skip", { ruleset: "current" }));
  });
});
