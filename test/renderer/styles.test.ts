import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const RENDERER = path.resolve(import.meta.dirname, "../../renderer");

/** Places that write a size of type themselves instead of taking a token. */
function literalSizes(css: string): readonly string[] {
  return [...css.matchAll(/(?:font|font-size):[^;}]*\d(?:px|rem|em|pt)[^;}]*/g)].map(([found]) => found);
}

test("every size of type is a token", () => {
  const files = readdirSync(RENDERER, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".css"));
  expect(files.length).toBeGreaterThan(30);
  const found = files
    .filter((file) => path.basename(file) !== "tokens.css")
    .flatMap((file) => literalSizes(readFileSync(path.join(RENDERER, file), "utf8")).map((size) => `${file}: ${size}`));
  expect(found).toEqual([]);
});

test.each([
  [".a { font: 500 12px / 16px var(--sans); }", ["font: 500 12px / 16px var(--sans)"]],
  [".a { font-size: 13px }", ["font-size: 13px "]],
  [".a { font: var(--t-12); line-height: 22px; }", []],
  [".a { font: inherit; }", []],
])("%s is told: %j", (css, sizes) => {
  expect(literalSizes(css)).toEqual(sizes);
});
