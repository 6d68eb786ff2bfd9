import { describe, expect, test } from "vitest";
import { type Calibration, calibrate } from "../../../../engine/compare/calibration/calibrate";
import { printCalibration } from "../../../../engine/compare/calibration/print-calibration";
import { prepareConfiguration, readConfiguration, runTrace, type TraceResult, toCloudflare } from "../../../../engine/index";
import type { Json } from "../../../../engine/support/json";

const RULES = [
  { id: "a", description: "First", action: "log", expression: 'http.host eq "example.com"', enabled: true },
  { id: "b", description: "Second", action: "block", expression: 'http.request.uri.path eq "/admin"', enabled: true },
];

const FILES = new Map([
  ["zones/example.com/zone.json", JSON.stringify({ id: "z1", name: "example.com", plan: { legacy_id: "enterprise" } })],
  [
    "zones/example.com/dns_records.json",
    JSON.stringify([{ id: "d", name: "example.com", type: "A", content: "192.0.2.1", proxied: true }]),
  ],
  [
    "zones/example.com/rulesets/custom.json",
    JSON.stringify({ id: "r1", name: "mine", kind: "zone", phase: "http_request_firewall_custom", rules: RULES }),
  ],
]);

const OURS: TraceResult = runTrace(prepareConfiguration(readConfiguration("c", FILES)), {
  trace: { method: "GET", url: "https://example.com/admin" },
});

const FIRST = {
  type: "rule",
  step_name: "a",
  matched: true,
  action: "log",
  expression: 'http.host eq "example.com"',
  description: "First",
};
const SECOND = {
  type: "rule",
  step_name: "b",
  matched: true,
  action: "block",
  expression: 'http.request.uri.path eq "/admin"',
  description: "Second",
};

const answer = (rules: readonly Json[]): Json => ({
  status_code: 403,
  trace: [{ type: "ruleset", step_name: "r1", kind: "zone", name: "mine", matched: true, trace: rules }],
});

function told(live: Json): readonly string[] {
  const { steps } = calibrated(live);
  return steps
    .filter(({ kind }) => kind !== "same" && kind !== "frame")
    .map(({ kind, step, differences }) => [kind, step, ...differences.map(({ property }) => property)].join(" "));
}

function calibrated(live: Json): Calibration {
  const calibration = calibrate(OURS, live);
  if (calibration === null) throw new Error("the answer has no steps");
  return calibration;
}

describe("what Cloudflare's answer has otherwise", () => {
  const CASES: readonly (readonly [string, Json, readonly string[]])[] = [
    ["nothing, where it is ours", JSON.parse(JSON.stringify(toCloudflare(OURS))), []],
    ["nothing, where it has no step for the phase", answer([FIRST, SECOND]), []],
    ["whether a rule matched", answer([{ ...FIRST, matched: false }, SECOND]), ["differs a matched"]],
    ["how a rule reads", answer([FIRST, { ...SECOND, action: "log", expression: "true" }]), ["differs b action expression"]],
    ["a rule that is not evaluated there", answer([SECOND]), ["only-ours a"]],
    ["a rule that is not here", answer([FIRST, { ...FIRST, step_name: "c", description: "Third" }, SECOND]), ["only-live c"]],
    ["the order", answer([SECOND, FIRST]), ["differs b order"]],
    ["a rule whose id is another, but which says the same, is the same rule", answer([{ ...FIRST, step_name: "x" }, SECOND]), []],
    ["what only one of the two says is no difference", answer([{ type: "rule", step_name: "a", matched: true }, SECOND]), []],
    ["what is no step is left out", answer([FIRST, null, "text", SECOND]), []],
  ];
  test.each(CASES)("%s", (_name, live, expected) => {
    expect(told(live)).toEqual(expected);
  });
});

test("what no documentation names is kept as it came, and said", () => {
  const live = { ...Object(answer([{ ...FIRST, public_name: "Custom rules" }, SECOND])), ray_id: "1" };
  const { steps, remarks } = calibrated(live);
  expect(steps.find(({ step }) => step === "a")?.unknown).toEqual({ public_name: "Custom rules" });
  expect(remarks).toEqual(["Cloudflare's answer also has ray_id.", "Cloudflare's steps also have public_name."]);
});

test("the status counts where the edge answers", () => {
  const live = { ...Object(answer([FIRST, SECOND])), status_code: 429 };
  expect(calibrated(live)).toMatchObject({ status: { ours: 403, live: 429, differs: true }, differences: 1 });
  expect(printCalibration(calibrated(live))).toContain("  status: 403 here, 429 there\n");
});

test.each([null, "text", 1, [], {}, { trace: {} }])("%j is no answer", (live) => {
  expect(calibrate(OURS, live)).toBeNull();
});

test("an answer that nests without end is looked at as far as answers go", () => {
  let live: Json = [];
  for (let depth = 0; depth < 5000; depth += 1) live = [{ type: "rule", step_name: "deep", trace: live }];
  expect(calibrate(OURS, { trace: live })?.steps.length).toBeLessThan(200);
});
