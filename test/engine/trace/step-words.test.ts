import { describe, expect, test } from "vitest";
import { sentenceParts } from "../../../engine/trace/sentence-parts";
import { indexSteps } from "../../../engine/trace/step-index";
import { effectsInWords, effectWords, stateWord, stepNote, stopsAt, whyNot } from "../../../engine/trace/step-words";
import { BLOCKED } from "../../support/trace-result-fixtures";

describe("the answer’s sentence", () => {
  test("is cut into outcome, text, names and what it hangs on", () => {
    expect(
      sentenceParts(
        'Blocked by custom rule “No bots if unsure” (zone example.com), because ip.src.country is "US", if cf.bot_management.score is 1',
      ),
    ).toEqual([
      { kind: "outcome", text: "Blocked" },
      { kind: "text", text: " by custom rule “No bots if unsure” (zone example.com), because " },
      { kind: "code", text: "ip.src.country" },
      { kind: "text", text: " is " },
      { kind: "code", text: '"US"' },
      { kind: "text", text: ", " },
      { kind: "condition", text: "if " },
      { kind: "condition-code", text: "cf.bot_management.score" },
      { kind: "condition", text: " is 1" },
    ]);
  });

  test("names inside a rule’s description stay text", () => {
    expect(sentenceParts("Blocked by “http.host is odd”")).toEqual([
      { kind: "outcome", text: "Blocked" },
      { kind: "text", text: " by “http.host is odd”" },
    ]);
  });

  test("what it hangs on ends with its sentence", () => {
    const parts = sentenceParts("Blocked by rule “a”, if it rains. Real traffic passes none of this: a.example is not proxied.");
    expect(parts.filter(({ kind }) => kind === "condition").map(({ text }) => text)).toEqual(["if it rains"]);
  });

  test("conditions of the Rules language are code as a whole", () => {
    const parts = sentenceParts(
      'Blocked, because starts_with(http.request.uri.path, "/a") and cf.bot_management.score lt 30 and ip.src in $office hold',
    );
    expect(parts.filter((part) => part.kind === "code").map((part) => part.text)).toEqual([
      'starts_with(http.request.uri.path, "/a")',
      "cf.bot_management.score lt 30",
      "ip.src in $office",
    ]);
  });

  test("may say no more than the outcome", () => {
    expect(sentenceParts("Allowed, if no managed rule matches.")).toEqual([
      { kind: "outcome", text: "Allowed" },
      { kind: "text", text: ", " },
      { kind: "condition", text: "if no managed rule matches." },
    ]);
    expect(sentenceParts("Allowed, if no managed rule matches: it goes to the origin.").slice(2)).toEqual([
      { kind: "condition", text: "if no managed rule matches" },
      { kind: "text", text: ": it goes to the origin." },
    ]);
    expect(sentenceParts("Not traceable: no zone serves it.")[0]).toEqual({ kind: "outcome", text: "Not traceable" });
    expect(sentenceParts("")).toEqual([]);
  });
});

describe("effects in a few words", () => {
  const CASES = [
    ["a changed path", { target: "request.uri.path", before: "/a", after: "/b" }, { what: "path", before: "/a", after: "/b" }],
    [
      "a new header",
      { target: "response.headers.x-frame-options", before: null, after: "DENY" },
      { what: "set", before: null, after: "x-frame-options: DENY" },
    ],
    ["a changed header", { target: "request.headers.host", before: "a", after: "b" }, { what: "host", before: "a", after: "b" }],
    [
      "a removed header",
      { target: "request.headers.x-debug", before: "1", after: null },
      { what: "removed", before: null, after: "x-debug" },
    ],
    ["a number", { target: "response.status", before: null, after: 403 }, { what: "status", before: null, after: "403" }],
  ] as const;

  test.each(CASES)("%s", (_name, effect, expected) => {
    expect(effectWords(effect)).toEqual(expected);
  });
});

test("what a rule skips is told together", () => {
  const effects = ["phase.http_ratelimit", "product.zoneLockdown", "ruleset.current"].map((target) => ({
    target,
    before: null,
    after: "skipped",
  }));
  expect(effectsInWords(effects)).toEqual([
    { what: "skips", before: null, after: "Rate limiting rules, zone lockdown, the rest of this ruleset" },
  ]);
});

test("a rate limit that is not exceeded only counts, whatever its action", () => {
  const step = {
    type: "rule",
    step_name: "r1",
    matched: true,
    action: "block",
    workbench: { ...BLOCKED.trace[0]?.workbench, id: "0", ended: false, counted: true, effects: [], problems: [] },
  };
  const words = (counted: object): string | undefined => {
    const entry = indexSteps({ ...BLOCKED, trace: [Object.assign({}, BLOCKED.trace[0], step, counted)] }).byId.get("0");
    return entry === undefined ? undefined : stateWord(entry, "origin");
  };
  expect(words({})).toBe("Counted");
  expect(words({ workbench: { ...step.workbench, counted: undefined } })).toBe("Block");
});

test("a step says how many of its rules matched; what was not simulated says why", () => {
  const index = indexSteps(BLOCKED);
  const note = (id: string): string | null => {
    const entry = index.byId.get(id);
    return entry === undefined ? null : stepNote(entry);
  };
  expect(["1", "3", "6", "8", "8.1.2"].map(note)).toEqual(["0 of 3 rules", "0 of 1 rule", "", "3 of 10 rules", ""]);
  const ddos = index.byId.get("6");
  expect(ddos === undefined ? null : whyNot(ddos)).toBe("needs live traffic");
});

test("a rule that did not match says where it stopped", () => {
  const index = indexSteps(BLOCKED);
  const stops = ["8.1.0", "8.1.2", "1.0.0"].map((id) => index.byId.get(id)).map((entry) => (entry === undefined ? null : stopsAt(entry)));
  expect(stops).toEqual(["ip.src in $office_network", null, null]);
});
