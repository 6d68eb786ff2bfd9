import { expect, test } from "vitest";
import { createScrolls } from "../../../../renderer/stores/result/scrolls";

test("every pane of every trace has its own", () => {
  const scrolls = createScrolls();
  scrolls.keep("form", "a", 120);
  scrolls.keep("timeline", "a", 40);
  scrolls.keep("form", "b", 7);
  scrolls.keep("form", "b", 0);
  expect([scrolls.top("form", "a"), scrolls.top("timeline", "a"), scrolls.top("form", "b"), scrolls.top("form", "c")]).toEqual([
    120, 40, 0, 0,
  ]);
});

test("of very many the newest are remembered", () => {
  const scrolls = createScrolls();
  for (let at = 0; at < 401; at++) scrolls.keep("form", `t${at}`, 10);
  expect([scrolls.top("form", "t0"), scrolls.top("form", "t1"), scrolls.top("form", "t400")]).toEqual([0, 10, 10]);
});

test("folds and the cursor are each trace's own, too", () => {
  const scrolls = createScrolls();
  scrolls.keepFolds("a", new Map([["0.1", "closed"]]));
  scrolls.keepCursor("a", { line: 3, column: 7 });
  expect([scrolls.folds("a").get("0.1"), scrolls.folds("b").size, scrolls.cursor("a"), scrolls.cursor("b")]).toEqual([
    "closed",
    0,
    { line: 3, column: 7 },
    null,
  ]);
});
