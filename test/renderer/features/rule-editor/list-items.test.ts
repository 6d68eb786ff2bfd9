import { describe, expect, test } from "vitest";
import type { ConfigurationView, ListView } from "../../../../engine/contract/index";
import { cellText, cellValue, ITEM_COLUMNS, itemsWith } from "../../../../renderer/features/rule-editor/lists/item-columns";
import { listPlace } from "../../../../renderer/features/rule-editor/lists/list-place";

const list = (name: string, pointer: string): ListView => ({
  name,
  kind: "ip",
  items: 1,
  source: { file: `account/lists/${name}.json`, pointer },
});
const VIEW: ConfigurationView = {
  name: "production",
  account: { name: "", rulesets: [], lists: [list("bare", ""), list("whole", "/result"), list("split", "")] },
  zones: [],
  findings: [],
};

describe("the items of a list stand", () => {
  const CASES = [
    ["in its bare result", "bare", { items: [] }, "/items"],
    ["in the whole answer", "whole", { result: { items: [] } }, "/result/items"],
    ["in a file of their own, which the list's file does not have", "split", { name: "split" }, null],
    ["in that file, bare", "split.items", [], ""],
    ["in that file, as a whole answer", "split.items", { result: [] }, "/result"],
  ] as const;
  test.each(CASES)("%s", (_name, file, json, items) => {
    expect(listPlace(VIEW, `account/lists/${file}.json`, json)?.items).toBe(items);
  });

  test("nowhere in a file of something else", () => {
    expect(listPlace(VIEW, "account/rulesets/a.json", { items: [] })).toBeNull();
  });
});

describe("columns", () => {
  const [from, , status] = ITEM_COLUMNS.redirect;
  const item = { redirect: { source_url: "example.com/a", status_code: 302 }, comment: "Spring" };

  test("read what an item says, also inside it, and nothing where it says nothing", () => {
    expect(ITEM_COLUMNS.redirect.map((column) => cellText(item, column))).toEqual(["example.com/a", "", "302", "Spring"]);
  });

  test("a typed number is a number; what is none stays text, for the checks to name", () => {
    if (from === undefined || status === undefined) throw new Error("A redirect has these columns");
    expect(cellValue("301", status)).toBe(301);
    expect(cellValue("30x", status)).toBe("30x");
    expect(cellValue("301", from)).toBe("301");
  });

  test("items are found by words that all stand somewhere in them", () => {
    const items = [{ ip: "192.0.2.1", comment: "Office" }, { ip: "192.0.2.9" }, { ip: "198.51.100.1", comment: "office, old" }];
    expect(itemsWith(items, ITEM_COLUMNS.ip, "office 192")).toEqual([0]);
    expect(itemsWith(items, ITEM_COLUMNS.ip, "")).toEqual([0, 1, 2]);
  });
});
