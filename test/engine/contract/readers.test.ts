import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMAND_NAMES, isRefusal, isReply, readEvent } from "../../../engine/contract/answers";
import { REFUSAL_CODES } from "../../../engine/contract/envelope";
import { READERS, readClientMessage } from "../../../engine/contract/readers";

describe("whatever comes in, a reader answers", () => {
  test.each(COMMAND_NAMES)("%s", (command) => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }), (payload) => {
        expect(["value", "problems"]).toContain(READERS[command](payload).kind);
      }),
    );
  });

  test("the envelope", () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(["value", "problems"]).toContain(readClientMessage(message).kind);
      }),
    );
  });
});

describe("a problem has its place in the request", () => {
  const trace = { method: "GET", url: "https://example.com/" };
  const CASES = [
    ["a key too many", "workspace/current", { path: "/" }, ""],
    ["a text that is missing", "library/read", { workspaceId: "w" }, "/traceId"],
    ["a text that is empty", "library/read", { workspaceId: "", traceId: "a" }, "/workspaceId"],
    ["a kind that there is not", "language/check", { expression: "ssl", kind: "rule", phase: null }, "/kind"],
    [
      "a mistake inside the trace",
      "trace/run",
      { workspaceId: "w", configuration: "c", saved: { trace: { ...trace, url: 1 } } },
      "/saved/trace/url",
    ],
    [
      "a mistake inside a key with a slash",
      "trace/run",
      { workspaceId: "w", configuration: "c", saved: { trace: { ...trace, headers: { "a/b": 1 } } } },
      "/saved/trace/headers/a~1b",
    ],
  ] as const;

  test.each(CASES)("%s", (_name, command, payload, pointer) => {
    expect(READERS[command](payload)).toMatchObject({ kind: "problems", problems: [{ pointer }] });
  });
});

test("a saved trace keeps keys that nobody here knows", () => {
  const saved = { "x-team": "web", trace: { method: "GET", url: "https://example.com/", later: true } };
  expect(READERS["trace/run"]({ workspaceId: "w", configuration: "c", saved })).toEqual({
    kind: "value",
    value: { workspaceId: "w", configuration: "c", saved },
  });
});

describe("answers", () => {
  const REPLIES = [
    ["a list where a list is due", "library/list", [], true],
    ["an object where a list is due", "library/list", {}, false],
    ["null where the user may cancel", "workspace/open", null, true],
    ["null elsewhere", "workspace/current", null, false],
  ] as const;

  test.each(REPLIES)("%s", (_name, command, value, expected) => expect(isReply(command, value)).toBe(expected));

  test("a refusal has a code of the closed list and a sentence", () => {
    for (const code of REFUSAL_CODES) expect(isRefusal({ code, message: "No." })).toBe(true);
    expect(isRefusal({ code: "other", message: "No." })).toBe(false);
    expect(isRefusal({ code: "fault" })).toBe(false);
  });

  test("a part that this screen does not know is passed over, and so is an event of another form", () => {
    expect(readEvent("workspace/changed", { workspaceId: "w", what: ["library", "weather"] })).toEqual({
      workspaceId: "w",
      what: ["library"],
    });
    expect(readEvent("run/progress", {})).toBeNull();
    expect(readEvent("workspace/changed", { workspaceId: 1, what: [] })).toBeNull();
    expect(
      readEvent("comparison/progress", { workspaceId: "w", comparisonId: "c", stage: "tracing", done: 1, total: 2, state: "asleep" }),
    ).toBeNull();
  });
});
