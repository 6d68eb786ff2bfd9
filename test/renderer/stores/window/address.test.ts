import { expect, test } from "vitest";
import { type Address, printAddress, readAddress } from "../../../../renderer/stores/window/address";

const CASES: readonly (readonly [name: string, hash: string, address: Address])[] = [
  ["a trace is its file", "#/trace/api%2Fa%20call.trace.json", { kind: "trace", traceId: "api/a call.trace.json", step: null }],
  ["a step hangs under its trace", "#/trace/a.trace.json/step/s1", { kind: "trace", traceId: "a.trace.json", step: "s1" }],
  [
    "a rule is a file, a list in it and a place",
    "#/rule/zones%2Fexample.com%2Frulesets%2Fcustom-rules.json/%2Fresult%2Frules/2",
    {
      kind: "edit",
      editing: { kind: "rule", file: "zones/example.com/rulesets/custom-rules.json", list: "/result/rules", index: 2 },
    },
  ],
  ["a file is edited whole", "#/file/lists.json", { kind: "edit", editing: { kind: "file", file: "lists.json" } }],
  ["a run has an id", "#/run/r-1", { kind: "run", runId: "r-1" }],
  ["the runs as such have none", "#/run", { kind: "run", runId: null }],
  ["one that was made has an id", "#/comparison/c-1", { kind: "comparison", comparisonId: "c-1", caseId: null }],
  [
    "and a case of it",
    "#/comparison/c-1/case/api%2Fa.trace.json%231",
    { kind: "comparison", comparisonId: "c-1", caseId: "api/a.trace.json#1" },
  ],
  ["coverage is a configuration's", "#/coverage/production", { kind: "coverage", configuration: "production", shown: "all" }],
  [
    "and which of its rules are shown",
    "#/coverage/production/never-reached",
    { kind: "coverage", configuration: "production", shown: "never-reached" },
  ],
  ["two traces are named by their ids", "#/beside/a%2Fb.trace.json/new-1", { kind: "beside", left: "a/b.trace.json", right: "new-1" }],
  ["a comparison is two configurations", "#/compare/a/b", { kind: "compare", before: "a", after: "b" }],
];

test.each(CASES)("%s", (_name, hash, address) => {
  expect(readAddress(hash)).toEqual(address);
  expect(printAddress(address)).toBe(hash);
});

test.each(["", "#", "#/trace", "#/rule/a/b/first", "#/compare/a", "#/beside/a", "#/elsewhere/a", "#/trace/%E0%A4%A"])(
  "%s is no address",
  (hash) => {
    expect(readAddress(hash)).toEqual({ kind: "none" });
  },
);

test("what a link asks for twice, and what nobody knows, is asked for once and not at all", () => {
  expect(readAddress("#/trace/a.trace.json?level=zone&level=zone&colour=red&shown=few")).toEqual({
    kind: "trace",
    traceId: "a.trace.json",
    step: null,
    look: { shown: "matched", search: { text: "", phase: [], product: [], level: ["zone"], action: [] } },
  });
});
