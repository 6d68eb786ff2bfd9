import { describe, expect, test } from "vitest";
import type { SavedTrace } from "../../../../../engine/contract/index";
import {
  bodyPairs,
  bodyParts,
  editedKind,
  kindChanges,
  pairsBody,
  partsBody,
} from "../../../../../renderer/features/builder/body/form-body";
import { pairLines, readPairLines } from "../../../../../renderer/features/builder/pairs";

const POST = { method: "POST", url: "https://shop.example.com/" } as const;
const FORM: SavedTrace = {
  trace: { ...POST, headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: { plain_text: "q=red+shoes&page=2" } },
};
const MULTIPART_TEXT = '--b\r\nContent-Disposition: form-data; name="q"\r\n\r\nred shoes\r\n--b--\r\n';
const MULTIPART: SavedTrace = {
  trace: { ...POST, headers: { "content-type": "multipart/form-data; boundary=b" }, body: { plain_text: MULTIPART_TEXT } },
};

describe("the kind of a body", () => {
  test.each([
    ["no body is none", { trace: POST }, "none"],
    ["text of no known type is text", { trace: { ...POST, body: { plain_text: "q=1" } } }, "text"],
    ["text of a form's type is a form", FORM, "form"],
    ["text in parts is a multipart form", MULTIPART, "multipart"],
    ["a field over two lines stays text", { trace: { ...FORM.trace, body: { plain_text: "q=a%0Ab" } } }, "text"],
    [
      "a file among the parts is a part",
      { trace: { ...MULTIPART.trace, body: { plain_text: MULTIPART_TEXT.replace('name="q"', 'name="q"; filename="a.txt"') } } },
      "multipart",
    ],
    [
      "a part with another header stays text",
      { trace: { ...MULTIPART.trace, body: { plain_text: MULTIPART_TEXT.replace('name="q"', 'name="q"\r\nX-A: 1') } } },
      "text",
    ],
    ["bytes of parts are a multipart form", { trace: { ...MULTIPART.trace, body: { base64: btoa(MULTIPART_TEXT) } } }, "multipart"],
  ] as const)("%s", (_name, saved, kind) => expect(editedKind(saved)).toBe(kind));
});

test("the fields of a form are its lines", () => {
  expect(bodyPairs(FORM)).toEqual([
    { name: "q", value: "red shoes" },
    { name: "page", value: "2" },
  ]);
  expect(bodyParts(MULTIPART)).toEqual([{ kind: "text", name: "q", value: "red shoes" }]);
});

test("fields are written as the content type says", () => {
  const pairs = [{ name: "q", value: "red shoes" }];
  expect(pairsBody(pairs)).toEqual({ plain_text: "q=red+shoes" });
  expect(partsBody(MULTIPART, [{ kind: "text", name: "q", value: "red shoes" }])).toEqual({ plain_text: MULTIPART_TEXT });
});

test("another kind of form keeps the fields and tells the content type", () => {
  expect(kindChanges(MULTIPART, "form")).toEqual([
    [["trace", "headers"], { "content-type": "application/x-www-form-urlencoded" }],
    [["trace", "body"], { plain_text: "q=red+shoes" }],
  ]);
});

test("a form that becomes JSON is an object of its fields", () => {
  expect(kindChanges(FORM, "json")).toEqual([
    [["trace", "headers"], { "content-type": "application/json" }],
    [["trace", "body"], { json: { q: "red shoes", page: "2" } }],
  ]);
});

test("what is no form leaves the headers alone", () => {
  expect(kindChanges({ trace: { ...POST, body: { plain_text: "a" } } }, "base64")).toEqual([[["trace", "body"], { base64: "YQ==" }]]);
});

test("lines are read as they are printed, and a line without a colon is told", () => {
  const pairs = [
    { name: "accept", value: "*/*" },
    { name: ":authority", value: "a:1" },
  ];
  expect(readPairLines(pairLines(pairs))).toEqual({ kind: "value", value: pairs });
  expect(readPairLines("accept: a\nnothing")).toEqual({
    kind: "problem",
    message: "Line 2: write “name: value”. The last valid lines stay.",
  });
});
