import { expect, test } from "vitest";
import { assumedFirst, assumedWords } from "../../../../renderer/features/results/answer-facts";
import { WORDS } from "../../../../renderer/words/words";

const value = (field: string, steps: readonly string[]) => ({ field, value: 0, steps });

test("assumed values that a step read come first, each group in its order", () => {
  const assumed = [value("a", []), value("b", ["1.0"]), value("c", []), value("d", ["0.0", "1.0"])];
  expect(assumedFirst(assumed).map(({ field }) => field)).toEqual(["b", "d", "a", "c"]);
});

test.each([
  ["nothing was assumed", true, [], 0, "Details"],
  ["what was assumed decides nothing", true, [value("a", ["0"]), value("b", [])], 0, "2 assumed values"],
  ["one of two decides", false, [value("a", ["0"]), value("b", [])], 1, "1 assumed value decides"],
])("the link says so where %s", (_name, certain, assumed, deciding, expected) => {
  expect(assumedWords({ certain, assumed }, deciding)).toBe(expected);
});

test("how an open question was answered is a sentence; of a switch that is not known, its name and value", () => {
  expect(WORDS.results.answer.readingOf("response-phases-after-edge-answer", "not-run")).toBe(
    "After a block, challenge or redirect of the edge no response phase runs.",
  );
  expect(WORDS.results.answer.readingOf("another", "way")).toBe("another: way");
});
