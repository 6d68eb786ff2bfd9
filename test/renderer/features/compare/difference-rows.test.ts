import { expect, test } from "vitest";
import type { LocatedEdit } from "../../../../engine/contract/index";
import { countMarks, differenceRows } from "../../../../renderer/features/compare/difference-rows";

function edit(number: number, path: readonly string[], title: string, mark: LocatedEdit["mark"] = "changed"): LocatedEdit {
  const kind = mark === "enabled" || mark === "disabled" ? "changed" : mark;
  return { number, kind, mark, title, path, where: "", place: { before: null, after: null }, before: null, after: null };
}

const EDITS = [
  edit(1, ["account", "Lists", "office", "192.0.2.0/24"], "added", "added"),
  edit(2, ["example.com", "Custom rules", "“A”"], "expression changed"),
  edit(3, ["example.com", "Custom rules", "“A”"], "switched off", "disabled"),
  edit(4, ["example.com"], "plan changed from free to pro"),
];

function shown(filter: string, folded: readonly string[]): readonly string[] {
  return differenceRows(EDITS, { filter, folded: new Set(folded) }).map(
    (row) => `${"  ".repeat(row.depth)}${row.name}${row.kind === "group" ? ` (${row.count})` : row.title === "" ? "" : `: ${row.title}`}`,
  );
}

test("edits stand along their ways, a thing with one edit in one row", () => {
  expect(shown("", [])).toEqual([
    "account (1)",
    "  Lists (1)",
    "    office (1)",
    "      192.0.2.0/24: added",
    "example.com (3)",
    "  plan changed from free to pro",
    "  Custom rules (2)",
    "    “A” (2)",
    "      expression changed",
    "      switched off",
  ]);
});

test("a closed group hides what is below it and keeps its count", () => {
  expect(shown("", ["/account", "/example.com/Custom rules"])).toEqual([
    "account (1)",
    "example.com (3)",
    "  plan changed from free to pro",
    "  Custom rules (2)",
  ]);
});

test("a filter looks at ways and at what was done", () => {
  expect(shown("OFFICE", [])).toEqual(["account (1)", "  Lists (1)", "    office (1)", "      192.0.2.0/24: added"]);
  expect(shown("switched", [])).toEqual(["example.com (1)", "  Custom rules (1)", "    “A”: switched off"]);
  expect(shown("nowhere", [])).toEqual([]);
});

test("marks are counted in a fixed order, without those that none has", () => {
  expect(countMarks(EDITS)).toEqual([
    { mark: "added", count: 1 },
    { mark: "changed", count: 2 },
    { mark: "disabled", count: 1 },
  ]);
});
