import { describe, expect, test } from "vitest";
import {
  NO_TABS,
  neighbour,
  type Tab,
  type TabList,
  withAllReopened,
  withMoved,
  withoutTabs,
  withPinned,
  withRefiled,
  withReopened,
  withShown,
} from "../../../../renderer/stores/trace/tab-list";

const tab = (key: string, hold: Tab["hold"] = "pinned"): Tab => ({ key, traceId: key, hold });

/** `a b* c?`: a pinned, b active, c a preview. */
function list(text: string): TabList {
  const words = text.split(" ").filter((word) => word !== "");
  return {
    tabs: words.map((word) => tab(word.replace(/[*?]/g, ""), word.includes("?") ? "preview" : "pinned")),
    active: words.find((word) => word.includes("*"))?.replace(/[*?]/g, "") ?? null,
    closed: [],
  };
}

function print({ tabs, active }: TabList): string {
  return tabs.map(({ key, hold }) => `${key}${hold === "preview" ? "?" : ""}${key === active ? "*" : ""}`).join(" ");
}

describe("what is shown", () => {
  const CASES = [
    ["the first trace gets a tab", "", tab("a", "preview"), "a?*"],
    ["a trace to look at stands beside the active one", "a* b", tab("c", "preview"), "a c?* b"],
    ["the next to look at takes its place, wherever that is", "a* b c?", tab("d", "preview"), "a b d?*"],
    ["a trace that has a tab is chosen there", "a* b", tab("b", "preview"), "a b*"],
    ["choosing a pinned one again keeps it pinned", "a* b?", tab("a", "preview"), "a* b?"],
    ["opening a preview to stay pins it", "a* b?", tab("b"), "a b*"],
    ["a trace to stay leaves the preview alone", "a? b*", tab("c"), "a? b c*"],
  ] as const;
  test.each(CASES)("%s", (_name, before, shown, after) => expect(print(withShown(list(before), shown))).toBe(after));
});

describe("closing", () => {
  const CASES = [
    ["the one at the right is next", "a b* c", ["b"], "a c*"],
    ["at the end the one at the left is", "a b c*", ["c"], "a b*"],
    ["another one changes nothing on screen", "a b* c", ["a"], "b* c"],
    ["all others", "a b* c", ["a", "c"], "b*"],
    ["those around the active one too", "a b c* d", ["b", "c", "d"], "a*"],
    ["the last leaves nothing", "a*", ["a"], ""],
    ["what is not there changes nothing", "a*", ["z"], "a*"],
  ] as const;
  test.each(CASES)("%s", (_name, before, keys, after) => expect(print(withoutTabs(list(before), new Set(keys)))).toBe(after));

  test("what was closed comes back where it was, the last first", () => {
    const closed = withoutTabs(withoutTabs(list("a b* c? d"), new Set(["b"])), new Set(["c"]));
    expect(print(closed)).toBe("a d*");
    const once = withReopened(closed);
    expect(once?.tab).toEqual(tab("c"));
    const twice = withReopened(once?.list ?? NO_TABS);
    expect(print(twice?.list ?? NO_TABS)).toBe("a b c d*");
    expect(withReopened(twice?.list ?? NO_TABS)).toBeNull();
  });

  test("closed together, all come back where they were, and nothing that was closed apart", () => {
    const before = list(Array.from({ length: 600 }, (_, at) => `t${at}${at === 7 ? "*" : ""}`).join(" "));
    const one = withoutTabs(before, new Set(["t3"]));
    const closed = withoutTabs(one, new Set(one.tabs.map(({ key }) => key)));
    const back = withAllReopened(closed, new Set(one.tabs.map(({ key }) => key)));
    expect(back.tabs).toEqual(one.tabs);
    expect(back.closed).toEqual([]);
  });

  test("a tab that is open again is not opened twice", () => {
    const closed = withoutTabs(list("a b* c"), new Set(["a", "b"]));
    const open = withShown(closed, tab("b"));
    expect(print(withAllReopened(open, new Set(["a", "b"])))).toBe("a c b*");
  });
});

describe("arranging", () => {
  const CASES = [
    ["to the front", "a b c*", "c", 0, "c* a b"],
    ["one on", "a* b c", "a", 1, "b a* c"],
    ["beyond the end is the end", "a* b c", "a", 9, "b c a*"],
    ["before the front is the front", "a b* c", "b", -1, "b* a c"],
    ["keeps a preview", "a? b*", "a", 1, "b* a"],
  ] as const;
  test.each(CASES)("%s", (_name, before, key, to, after) => expect(print(withMoved(list(before), key, to))).toBe(after));
});

test("from the last tab the next is the first, and from the first the one before is the last", () => {
  expect([neighbour(list("a b c*"), 1), neighbour(list("a* b c"), -1), neighbour(list("a b* c"), 1), neighbour(NO_TABS, 1)]).toEqual([
    "a",
    "c",
    "c",
    null,
  ]);
});

test("editing pins", () => expect(print(withPinned(list("a b?*"), "b"))).toBe("a b*"));

test("a tab keeps its key when its file gets another name, open or closed", () => {
  const moved = withRefiled(withoutTabs(list("a b*"), new Set(["b"])), [
    { from: "a", to: "x/a" },
    { from: "b", to: "x/b" },
  ]);
  expect(moved.tabs).toEqual([{ key: "a", traceId: "x/a", hold: "pinned" }]);
  expect(moved.closed).toEqual([{ tab: { key: "b", traceId: "x/b", hold: "pinned" }, at: 1 }]);
});
