import { describe, expect, test } from "vitest";
import type { LibraryEntry } from "../../../../engine/contract/index";
import { countTags, libraryRows } from "../../../../renderer/features/library/library-rows";

function entry(traceId: string, name: string, tags: readonly string[] = []): LibraryEntry {
  const end = traceId.lastIndexOf("/");
  const folder = end < 0 ? "" : traceId.slice(0, end);
  return { traceId, folder, name, tags, method: "GET", url: "https://a.example/x", about: "", expectations: 0, broken: null };
}

const ENTRIES = [
  entry("z.trace.json", "Top", ["smoke"]),
  entry("shop/b.trace.json", "Basket", ["smoke", "cart"]),
  entry("shop/a.trace.json", "Account"),
  entry("shop/cart/deep.trace.json", "Deep", ["cart"]),
  entry("api/ping.trace.json", "Ping"),
];

function show(change: Partial<Parameters<typeof libraryRows>[0]>): readonly string[] {
  const rows = libraryRows({ entries: ENTRIES, folders: [], filter: "", tags: [], closed: new Set(), ...change });
  return rows.map((row) => `${"  ".repeat(row.depth)}${row.name}${row.kind === "folder" ? ` ${row.count} ${row.fold}` : ""}`);
}

describe("the library's rows", () => {
  const CASES = [
    [
      "folders first, then traces, both by name",
      {},
      ["api 1 open", "  Ping", "shop 3 open", "  cart 1 open", "    Deep", "  Account", "  Basket", "Top"],
    ],
    ["a closed folder hides what is in it", { closed: new Set(["shop"]) }, ["api 1 open", "  Ping", "shop 3 closed", "Top"]],
    ["every word of the filter must be there", { filter: "shop BASK" }, ["shop 1 open", "  Basket"]],
    ["the address counts too", { filter: "a.example deep" }, ["shop 1 open", "  cart 1 open", "    Deep"]],
    ["a filter opens closed folders", { filter: "ping", closed: new Set(["api"]) }, ["api 1 open", "  Ping"]],
    ["every chosen tag must be there", { tags: ["smoke", "cart"] }, ["shop 1 open", "  Basket"]],
    [
      "a folder without a trace stands among the others",
      { folders: ["shop", "basics", "shop/empty"], closed: new Set(["api"]) },
      ["api 1 closed", "basics 0 open", "shop 3 open", "  cart 1 open", "    Deep", "  empty 0 open", "  Account", "  Basket", "Top"],
    ],
    ["a filter shows no folder without a hit", { filter: "ping", folders: ["basics"] }, ["api 1 open", "  Ping"]],
    ["nothing found is no row", { filter: "nothing" }, []],
  ] as const;

  test.each(CASES)("%s", (_name, change, expected) => expect(show(change)).toEqual(expected));
});

test("tags are counted, the most used first, then by name", () => {
  expect(countTags(ENTRIES)).toEqual([
    ["cart", 2],
    ["smoke", 2],
  ]);
});
