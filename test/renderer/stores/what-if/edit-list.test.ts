import { describe, expect, test } from "vitest";
import type { ConfigurationEdit } from "../../../../engine/contract/index";
import { editedFile, editedText, openFile, rulesOf, withEdit } from "../../../../renderer/stores/what-if/edit-list";
import { createEditedFiles } from "../../../../renderer/stores/what-if/edited-files";

const FILE = "custom.json";
const TEXT =
  '{\n  "rules": [\n    { "id": "a", "expression": "ssl", "enabled": true },\n    { "id": "b", "expression": "not ssl" }\n  ]\n}\n';
const OPEN = openFile({ file: FILE, text: TEXT, revision: "1" });

const set = (pointer: string, value: string | boolean): ConfigurationEdit => ({ kind: "set", file: FILE, pointer, value });
const move = (from: number, to: number): ConfigurationEdit => ({ kind: "move", file: FILE, pointer: `/rules/${from}`, to });
const write = (text: string): ConfigurationEdit => ({ kind: "text", file: FILE, text });

const list = (edits: readonly ConfigurationEdit[]): readonly ConfigurationEdit[] =>
  edits.reduce<readonly ConfigurationEdit[]>((before, edit) => withEdit(before, edit, OPEN), []);

describe("the list of edits says what is different", () => {
  const CASES: readonly (readonly [string, readonly ConfigurationEdit[], readonly ConfigurationEdit[]])[] = [
    [
      "typing on replaces what was typed",
      [set("/rules/0/expression", "s"), set("/rules/0/expression", "ss")],
      [set("/rules/0/expression", "ss")],
    ],
    ["typing back takes the edit away", [set("/rules/0/expression", "x"), set("/rules/0/expression", "ssl")], []],
    [
      "another place in between does not matter",
      [set("/rules/0/expression", "x"), set("/rules/1/expression", "y"), set("/rules/0/expression", "z")],
      [set("/rules/0/expression", "z"), set("/rules/1/expression", "y")],
    ],
    [
      "after a move the same pointer is another rule",
      [set("/rules/0/expression", "x"), move(0, 1), set("/rules/0/expression", "y")],
      [set("/rules/0/expression", "x"), move(0, 1), set("/rules/0/expression", "y")],
    ],
    [
      "a rule set as a whole is no part of it set before",
      [
        set("/rules/0/expression", "x"),
        { kind: "set", file: FILE, pointer: "/rules/0", value: { id: "z" } },
        set("/rules/0/expression", "y"),
      ],
      [
        set("/rules/0/expression", "x"),
        { kind: "set", file: FILE, pointer: "/rules/0", value: { id: "z" } },
        set("/rules/0/expression", "y"),
      ],
    ],
    ["a text takes the place of all edits of its file", [set("/rules/0/expression", "x"), move(0, 1), write("{}")], [write("{}")]],
    ["the text that stands on disk is no edit", [set("/rules/0/enabled", false), write(TEXT)], []],
  ];

  test.each(CASES)("%s", (_name, edits, expected) => expect(list(edits)).toEqual(expected));
});

test("a file is made once for its edits, also when other files are edited", () => {
  const editedFiles = createEditedFiles();
  const edit = set("/rules/0/enabled", false);
  const other: ConfigurationEdit = { kind: "set", file: "lists.json", pointer: "/0", value: 1 };
  const first = editedFiles(OPEN, [edit]);
  expect(editedFiles(OPEN, [edit])).toBe(first);
  expect(editedFiles(OPEN, [other, edit])).toBe(first);
  expect(rulesOf(editedFiles(OPEN, [set("/rules/0/enabled", true)]), "/rules")[0]).toMatchObject({ enabled: true });
  expect(rulesOf(editedFiles({ ...OPEN, json: { rules: [{ id: "c" }] } }, [edit]), "/rules")).toEqual([{ id: "c", enabled: false }]);
  expect(editedFiles(OPEN, []).json).toBe(OPEN.json);
});

describe("an edited file", () => {
  test("has the rules as they would be, and the text as it would be saved", () => {
    const edits = [set("/rules/1/enabled", false), move(1, 0)];
    expect(rulesOf(editedFile(OPEN, edits), "/rules").map(({ id, enabled }) => [id, enabled])).toEqual([
      ["b", false],
      ["a", true],
    ]);
    expect(editedText(OPEN, edits)).toBe(
      '{\n  "rules": [\n    { "id": "b", "expression": "not ssl", "enabled": false },\n    { "id": "a", "expression": "ssl", "enabled": true }\n  ]\n}\n',
    );
  });

  test("whose text is no JSON keeps what the last one said", () => {
    const edited = editedFile(OPEN, [write('{ "rules": [{ "id": "c" }')]);
    expect(edited).toMatchObject({ broken: "yes", fits: "yes" });
    expect(rulesOf(edited, "/rules")).toHaveLength(2);
  });

  test("that is another than it was says that an edit does not fit", () => {
    expect(editedFile(openFile({ file: FILE, text: '{"rules": []}', revision: "2" }), [set("/rules/1/enabled", false)])).toMatchObject({
      fits: "no",
    });
  });
});
