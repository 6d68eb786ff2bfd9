import { expect, test } from "vitest";
import type { LocatedEdit } from "../../../../engine/contract/index";
import { editTexts } from "../../../../renderer/stores/compare/edit-texts";

const FILE = "zones/example.com/rulesets/custom.json";
const RULES = JSON.stringify({ rules: [{ description: "A", action: "block" }, { ref: "b" }] });
const TURNED = JSON.stringify({ rules: [{ ref: "b" }, { description: "A", action: "log" }] });
const EDIT: LocatedEdit = {
  number: 1,
  kind: "changed",
  mark: "changed",
  title: "action changed from block to log",
  where: "Custom rules (example.com), “A”",
  path: ["example.com", "Custom rules", "“A”"],
  place: { before: { file: FILE, pointer: "/rules/0" }, after: { file: FILE, pointer: "/rules/1" } },
  before: "block",
  after: "log",
};

test("a changed rule is shown whole, as either side has it", () => {
  expect(editTexts(EDIT, { before: RULES, after: TURNED })).toEqual({
    language: "json",
    before: '{\n  "description": "A",\n  "action": "block"\n}',
    after: '{\n  "description": "A",\n  "action": "log"\n}',
  });
});

test("of a move, only who stands where", () => {
  expect(editTexts({ ...EDIT, kind: "moved", mark: "moved" }, { before: RULES, after: TURNED })).toEqual({
    language: "json",
    before: '[\n  "A",\n  "b"\n]',
    after: '[\n  "b",\n  "A"\n]',
  });
});

test("the side where it is not there is empty", () => {
  const place = { before: null, after: { file: FILE, pointer: "/rules/0" } };
  expect(editTexts({ ...EDIT, kind: "added", place, before: null }, { before: null, after: RULES }).before).toBe("");
});

test("a script is shown as its text", () => {
  const place = { before: { file: "account/workers/a.js", pointer: "" }, after: { file: "account/workers/a.js", pointer: "" } };
  expect(editTexts({ ...EDIT, place }, { before: "let a;", after: "let b;" })).toEqual({
    language: "text",
    before: "let a;",
    after: "let b;",
  });
});

test("where a file or the place in it is gone, what was edited is shown alone", () => {
  expect(editTexts(EDIT, { before: null, after: JSON.stringify({ rules: [] }) })).toEqual({
    language: "json",
    before: "block",
    after: "log",
  });
});
