import { describe, expect, test } from "vitest";
import { acknowledge, acknowledgementOf, printAcknowledged, readAcknowledged } from "../../../engine/compare/runs/acknowledged";
import { compareCase, differenceDigest, NO_WAYS } from "../../../engine/compare/runs/case-comparison";
import { outcome } from "./outcome";

const side = (changes: Parameters<typeof outcome>[0]): Parameters<typeof compareCase>[0] => ({
  id: "a.trace.json",
  name: "A",
  tags: [],
  outcome: outcome(changes),
  problem: null,
});
const BLOCKED = compareCase(side({}), side({ outcome: "block", status: 403 }), () => NO_WAYS);
const ENTRY = acknowledge(BLOCKED, "We want that", "2026-03-31");

describe("a difference that is acknowledged", () => {
  test("counts until its last day, and then no more", () => {
    expect(acknowledgementOf(BLOCKED, [ENTRY], "2026-03-31")).toEqual({
      kind: "acknowledged",
      reason: "We want that",
      until: "2026-03-31",
    });
    expect(acknowledgementOf(BLOCKED, [ENTRY], "2026-04-01")).toEqual({ kind: "expired", reason: "We want that", until: "2026-03-31" });
    expect(acknowledgementOf(BLOCKED, [ENTRY, { ...ENTRY, until: "2026-05-01" }], "2026-04-01").kind).toBe("acknowledged");
  });

  test("is exactly that difference: another status, another trace or another value is not", () => {
    const others = [
      compareCase(side({}), side({ outcome: "block", status: 429 }), () => NO_WAYS),
      compareCase(side({ status: 204 }), side({ outcome: "block", status: 403 }), () => NO_WAYS),
      { ...BLOCKED, id: "b.trace.json" },
    ];
    expect(others.map((other) => acknowledgementOf(other, [ENTRY], "2026-01-01").kind)).toEqual(["none", "none", "none"]);
    expect(new Set([BLOCKED, ...others].map(differenceDigest)).size).toBe(4);
  });

  test("what is written is read back, by trace and with keys in one order", () => {
    const text = printAcknowledged([{ ...ENTRY, trace: "z" }, ENTRY]);
    expect(text.split("\n").filter((line) => line.includes('"trace"'))).toEqual(['      "trace": "a.trace.json",', '      "trace": "z",']);
    expect(readAcknowledged(JSON.parse(text))).toEqual({ kind: "value", value: [ENTRY, { ...ENTRY, trace: "z" }] });
  });

  test.each([
    ["no version", { differences: [] }, "/version"],
    ["a difference without reason", { version: 1, differences: [{ ...ENTRY, reason: "" }] }, "/differences/0/reason"],
    ["a difference without end", { version: 1, differences: [{ ...ENTRY, until: "some day" }] }, "/differences/0/until"],
  ])("%s is a problem", (_name, json, pointer) => {
    expect(readAcknowledged(json)).toMatchObject({ kind: "problems", problems: [{ pointer }] });
  });
});

test("a case on one side only cannot be compared, with the reason", () => {
  expect(compareCase(side({}), null, () => NO_WAYS)).toMatchObject({ impact: "not-comparable", problem: "It is not there any more." });
  expect(compareCase(null, side({}), () => NO_WAYS)).toMatchObject({
    impact: "not-comparable",
    problem: "It is not part of what it is compared with.",
  });
});
