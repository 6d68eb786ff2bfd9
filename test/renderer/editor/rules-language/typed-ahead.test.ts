import { expect, test } from "vitest";
import { createTypedAhead } from "../../../../renderer/editor/rules-language/typed-ahead";

test("what was typed is known when it comes back, once", () => {
  const ahead = createTypedAhead();
  ahead.typed("a");
  expect(ahead.isOwn("a")).toBe(true);
  expect(ahead.isOwn("a")).toBe(false);
});

test("what was typed earlier is passed over when something later comes back", () => {
  const ahead = createTypedAhead();
  for (const text of ["a", "ab", "abc"]) ahead.typed(text);
  expect(ahead.isOwn("ab")).toBe(true);
  expect(ahead.isOwn("abc")).toBe(true);
});

test("another text is a change from elsewhere", () => {
  const ahead = createTypedAhead();
  ahead.typed("a");
  expect(ahead.isOwn("x")).toBe(false);
});
