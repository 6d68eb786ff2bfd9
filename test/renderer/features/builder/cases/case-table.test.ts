import { assert, jsonValue, property } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CaseTable,
  formOf,
  tableOf,
  withCell,
  withColumnCopied,
  withColumnMoved,
  withColumnNamed,
  withNewColumn,
  withoutColumn,
  withoutRow,
  withRowAt,
  withRowMoved,
  withTable,
} from "../../../../../renderer/features/builder/cases/case-table";
import { cellText, readCell } from "../../../../../renderer/features/builder/cases/cell-text";
import { gridDeed } from "../../../../../renderer/features/builder/cases/grid-keys";
import { matrixOf, withMatrix } from "../../../../../renderer/features/builder/cases/matrix";
import { nameNotes } from "../../../../../renderer/features/builder/cases/name-notes";
import { pastedBlock } from "../../../../../renderer/features/builder/cases/pasted-block";

const TABLE: CaseTable = {
  columns: ["country", "score"],
  rows: [{ country: "DE", score: 1 }, { country: "FR" }],
};

describe("a table of cases", () => {
  test("has the columns in the order in which rows first name them", () => {
    expect(tableOf([{ b: 1 }, { a: 2, b: 3 }]).columns).toEqual(["b", "a"]);
  });

  test.each([
    [
      "a cell",
      withCell(TABLE, 1, "score", 30),
      [
        { country: "DE", score: 1 },
        { country: "FR", score: 30 },
      ],
    ],
    ["a cell that is emptied", withCell(TABLE, 0, "score", undefined), [{ country: "DE" }, { country: "FR" }]],
    ["a row more", withRowAt(TABLE, 1, { country: "NL" }), [{ country: "DE", score: 1 }, { country: "NL" }, { country: "FR" }]],
    ["a row less", withoutRow(TABLE, 0), [{ country: "FR" }]],
    ["a row moved", withRowMoved(TABLE, 0, 1), [{ country: "FR" }, { country: "DE", score: 1 }]],
    ["a row moved beyond the end", withRowMoved(TABLE, 1, 2), TABLE.rows],
    ["a column less", withoutColumn(TABLE, 0), [{ score: 1 }, {}]],
    ["a column called otherwise", withColumnNamed(TABLE, 0, "land"), [{ land: "DE", score: 1 }, { land: "FR" }]],
    ["a column called as another", withColumnNamed(TABLE, 0, "score"), TABLE.rows],
    ["a column called by no name", withColumnNamed(TABLE, 0, "two words"), TABLE.rows],
  ])("with %s", (_, after, rows) => {
    expect(after.rows).toEqual(rows);
  });

  test("keeps a new column and the order of moved ones", () => {
    expect(withNewColumn(TABLE, "country").columns).toEqual(["country", "score", "country2"]);
    expect(withColumnMoved(TABLE, 0, 1).columns).toEqual(["score", "country"]);
    expect(withColumnCopied(TABLE, 0)).toEqual({
      columns: ["country", "country2", "score"],
      rows: [
        { country: "DE", country2: "DE", score: 1 },
        { country: "FR", country2: "FR" },
      ],
    });
  });

  test("takes another table below, with its further columns", () => {
    expect(withTable(TABLE, { columns: ["country", "host"], rows: [{ country: "NL", host: "a.example" }] })).toEqual({
      columns: ["country", "score", "host"],
      rows: [...TABLE.rows, { country: "NL", host: "a.example" }],
    });
  });

  test("takes a block of a spreadsheet in, grows below and not to the right", () => {
    expect(pastedBlock(TABLE, { row: 1, column: 0 }, "NL\t2\tbeyond\nBE\t")).toEqual({
      columns: ["country", "score"],
      rows: [{ country: "DE", score: 1 }, { country: "NL", score: 2 }, { country: "BE" }],
    });
  });
});

test.each([
  [[], "rows"],
  [[{ a: 1 }], "rows"],
  [[{ $csv: "a\n1" }], "csv"],
  [[{ a: 1 }, { $csv: "a\n1" }], "mixed"],
  [[{ $matrix: { a: [1] } }], "mixed"],
] as const)("cases %j stand in the file as %s", (cases, form) => {
  expect(formOf(cases)).toBe(form);
});

describe("what a cell shows", () => {
  test.each([
    ["DE", "DE"],
    ["30", 30],
    ['"30"', "30"],
    ["true", true],
    ['""', ""],
    ["[1,2]", [1, 2]],
    ["[not JSON", "[not JSON"],
    ["007", "007"],
    ["", undefined],
  ])("%j is typed for the value %j", (text, value) => {
    expect(readCell(text)).toEqual(value);
  });

  test("is read as the value it shows", () => {
    assert(
      property(jsonValue(), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        expect(readCell(cellText(JSON.parse(JSON.stringify(value))))).toEqual(json);
      }),
    );
  });
});

describe("a matrix", () => {
  test.each([
    ["GET, POST", ["GET", "POST"]],
    ["1, 2", [1, 2]],
    ["a, b\nc", ["a, b", "c"]],
    ['"a, b"', ["a, b"]],
  ])("reads the values %j as %j", (text, values) => {
    expect(matrixOf([{ name: "x", text }])).toEqual({ $matrix: { x: values } });
  });

  test("without names or values is none", () => {
    expect(
      matrixOf([
        { name: "", text: "1" },
        { name: "x", text: " " },
      ]),
    ).toBeNull();
  });

  test("takes the place of the one that is there", () => {
    const matrix = { $matrix: { x: [1] } };
    expect(withMatrix([{ a: 1 }, { $matrix: { y: [2] } }], matrix)).toEqual([{ a: 1 }, matrix]);
    expect(withMatrix([{ a: 1 }], matrix)).toEqual([{ a: 1 }, matrix]);
  });
});

test("names are told that no value is given for, and columns that nothing uses", () => {
  const view = { rows: [], count: 0, problems: [], placeholders: ["host", "country", "score"], variables: ["host"], environment: [] };
  expect(nameNotes(view, ["country", "remark"], [{ country: "DE" }])).toEqual({ missing: ["score"], unused: ["remark"] });
});

describe("keys in the table", () => {
  const at = { row: 1, column: 1 };
  const size = { rows: 3, columns: 2 };
  const press = (key: string, held: Partial<Record<"altKey" | "ctrlKey" | "metaKey", boolean>> = {}) =>
    gridDeed({ key, altKey: false, ctrlKey: false, metaKey: false, ...held }, at, size);

  test.each([
    ["ArrowDown", {}, { kind: "go", to: { row: 2, column: 1 } }],
    ["ArrowRight", {}, { kind: "go", to: { row: 1, column: 1 } }],
    ["Home", { ctrlKey: true }, { kind: "go", to: { row: 0, column: 0 } }],
    ["ArrowUp", { altKey: true }, { kind: "move-row", by: -1 }],
    ["Enter", {}, { kind: "edit", text: null }],
    ["Enter", { metaKey: true }, { kind: "send" }],
    ["x", {}, { kind: "edit", text: "x" }],
    ["x", { ctrlKey: true }, null],
    ["Delete", {}, { kind: "empty" }],
    ["Escape", {}, null],
  ] as const)("%s with %j", (key, held, deed) => {
    expect(press(key, held)).toEqual(deed);
  });
});
