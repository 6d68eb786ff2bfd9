import { describe, expect, test } from "vitest";
import { listed } from "../../../renderer/words/en/listed";
import { type Emphasis, type Sentence, sentence } from "../../../renderer/words/sentence";
import { WORDS } from "../../../renderer/words/words";

const PLAIN: Emphasis<string> = { lead: (said) => said, stop: (said) => `!${said}!`, warn: (said) => `~${said}~` };

function plain(said: string): string {
  return `*${said}*`;
}

function whole(parts: Sentence<string>): string {
  return parts.join("");
}

test("the parts of a sentence come in its order, what is drawn between what is text", () => {
  expect(sentence`Where ${1} comes from ${2}`).toEqual(["Where ", 1, " comes from ", 2, ""]);
});

test("names are listed as a sentence has them", () => {
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b"])).toBe("a and b");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});

describe("edits that are tried", () => {
  const words = WORDS.ruleEditor.whatIfBanner;

  test.each([
    [
      "a mistake",
      words.mistaken(1, PLAIN),
      "What-if: this edit has a !mistake!. Results are with the last text without errors. Nothing is saved.",
    ],
    [
      "a mistake in one of many",
      words.mistaken(3, PLAIN),
      "What-if: these 3 edits have a !mistake!. Results are with the last text without errors. Nothing is saved.",
    ],
    ["no saved traces", words.unjudged(1, PLAIN), "What-if: results are with this edit. Nothing is saved."],
    [
      "no change",
      words.noneChanges(2, 1204, PLAIN),
      "What-if: with these 2 edits no outcome of 1,204 traces would change. Nothing is saved.",
    ],
    [
      "one of one",
      words.stopped(1, { changed: 1, total: 1 }, PLAIN),
      "What-if: with this edit !1 of 1 trace! would newly be stopped. Nothing is saved.",
    ],
    [
      "both ways",
      words.stoppedAndThrough(1, { changed: 2, through: 3, total: 69 }, PLAIN),
      "What-if: with this edit !2 of 69 traces! would newly be stopped and ~3~ would newly come through. Nothing is saved.",
    ],
  ])("%s", (_, said, expected) => {
    expect(whole(said)).toBe(expected);
  });
});

describe("a run, a comparison, an answer", () => {
  test.each([
    ["one trace ran", whole(WORDS.runs.runTally.unchecked(1, plain)), "*1* trace ran, it expects nothing"],
    ["one trace passes", whole(WORDS.runs.runTally.pass(1, 1, plain)), "*1* of 1 trace passes"],
    ["many pass", whole(WORDS.runs.runTally.pass(41, 42, plain)), "*41* of 42 traces pass"],
    ["one rule", whole(WORDS.coverage.tally(0, 1, plain)), "*0 of 1* rule is matched by some trace"],
    ["both sides changed", WORDS.compare.impactsPane.outdated("today", ["a", "b"]), "Compared today. Since then, a and b have changed."],
    ["one side changed", WORDS.compare.impactsPane.outdated("today", ["a"]), "Compared today. Since then, a has changed."],
    [
      "traces that are gone",
      WORDS.compare.impactsPane.acceptHint(1),
      "What they come to now becomes what is expected; 1 trace that is gone leaves it.",
    ],
    ["steps alike", WORDS.compare.pairRow.identicalSteps(12, 2), "12 identical steps, 2 of them by a changed rule"],
    ["one step alike", WORDS.compare.pairRow.identicalSteps(1, 0), "1 identical step"],
    ["two conditions", WORDS.inspector.verdict.allHold(2, 0), "Both conditions hold."],
    [
      "four conditions",
      WORDS.inspector.verdict.allHold(4, 2),
      "All four conditions hold; the outcome hangs on two values that nobody gave.",
    ],
    ["steps a thing was read by", whole(WORDS.results.stepLinks.readBy(["rule 1", "rule 2"], 3)), "read by rule 1, rule 2 and 3 more"],
    ["traces deleted", WORDS.stores.arrangeLibrary.trashedMany(1), "1 trace is in the trash."],
    ["many deleted", WORDS.stores.arrangeLibrary.trashedMany(12), "12 traces are in the trash."],
  ])("%s", (_, said, expected) => {
    expect(said).toBe(expected);
  });
});
