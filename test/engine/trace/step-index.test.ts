import { describe, expect, test } from "vitest";
import { indexSteps, rootOf, stepTitle } from "../../../engine/trace/step-index";
import { stepMark } from "../../../engine/trace/step-mark";
import { plainValueText, valueText } from "../../../engine/trace/value-text";
import { ALLOWED, BLOCKED } from "../../support/trace-result-fixtures";

const index = indexSteps(BLOCKED);

describe("indexSteps", () => {
  test("what holds the step that ended the request counts as ended", () => {
    expect(["8", "8.0", "8.1", "8.1.1", "8.1.2"].map((id) => index.byId.get(id)?.state)).toEqual([
      "ended",
      "matched",
      "ended",
      "no match",
      "ended",
    ]);
    expect(index.ended?.step.workbench.id).toBe("8.1.2");
  });

  test("rules are numbered within their ruleset and counted on what holds them", () => {
    expect(index.byId.get("8.1.2")?.number).toBe(3);
    expect(index.byId.get("8.1")?.number).toBeNull();
    expect([index.byId.get("8")?.rules, index.byId.get("8")?.matchedRules]).toEqual([10, 3]);
  });

  test("skipped and not simulated steps are told apart from those that did not match", () => {
    expect(index.byId.get("8.0.0.0.3")?.state).toBe("skipped");
    expect(index.byId.get("6")?.state).toBe("not simulated");
  });

  test("the root of a rule is its phase", () => {
    const rule = index.byId.get("8.1.2");
    expect(rule === undefined ? null : rootOf(rule).step.step_name).toBe("http_request_firewall_custom");
  });
});

test("a phase is called by its product, a rule by its description, and without one by its id", () => {
  const titles = ["2", "8.1", "8.1.2"].map((id) => index.byId.get(id)?.step).map((step) => (step === undefined ? null : stepTitle(step)));
  expect(titles).toEqual(["URL Rewrite Rules", "Zone custom rules", "Checkout only where we ship"]);
  const rule = index.byId.get("8.1.2")?.step;
  expect(rule === undefined ? null : stepTitle({ ...rule, description: "" })).toBe("c41e7a9f52d84b0e9a6613f0d2b87e35");
});

test("what ended the request looks as the request ended", () => {
  const rule = index.byId.get("8.1.2");
  if (rule === undefined) throw new Error("The fixture has no such step");
  expect([stepMark(rule, "block"), stepMark(rule, "challenge"), stepMark(rule, "redirect")]).toEqual(["refused", "asked", "sent-on"]);
});

test("a result that ended nowhere has no end", () => {
  expect(indexSteps(ALLOWED).ended).toBeNull();
});

test("values are printed for people", () => {
  expect([valueText("a"), valueText(1), valueText(["a"]), valueText({ base64: "/w==" }), plainValueText("a")]).toEqual([
    '"a"',
    "1",
    '["a"]',
    "base64 /w==",
    "a",
  ]);
});
