import { describe, expect, test } from "vitest";
import { problemSentence } from "../../../../renderer/editor/rules-language/problems";

const FIX = { title: "Use eq", meaning: "kept", edits: [] } as const;

describe("a problem's sentence", () => {
  test.each([
    ["begins with a capital and ends with a stop", { message: "unrecognised input", fixes: [] }, "Unrecognised input."],
    [
      "ends with what would be right",
      { message: "expected ComparisonOp", hint: "equality is eq", fixes: [] },
      "Expected ComparisonOp: equality is eq.",
    ],
    [
      "ends with the question that a hint asks",
      { message: "“http.hots” is neither a field nor a function", hint: "did you mean http.host?", fixes: [] },
      "“http.hots” is neither a field nor a function: did you mean http.host?",
    ],
    ["leaves out what its fix says", { message: "this is long", hint: "Use eq", fixes: [FIX] }, "This is long."],
    ["leaves names as they are", { message: "cf.threat_score is always 0", fixes: [] }, "cf.threat_score is always 0."],
    [
      "leaves quoted names as they are",
      { message: "“bot” is neither a field nor a function", fixes: [] },
      "“bot” is neither a field nor a function.",
    ],
  ] as const)("%s", (_name, problem, sentence) => {
    expect(problemSentence(problem)).toBe(sentence);
  });
});
