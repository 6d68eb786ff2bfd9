import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { blockNames, DOCS_BLOCKS, withBlocks } from "./docs-blocks";

const DOCS = path.resolve(import.meta.dirname, "../../resources/docs");
const PAGES = readdirSync(DOCS)
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ name, text: readFileSync(path.join(DOCS, name), "utf8") }));

describe("the generated blocks of the documentation", () => {
  for (const { name, text } of PAGES) {
    test(`${name} says what the tables say; else run “npx tsx test/scripts/write-docs.ts”`, () => {
      expect(withBlocks(text)).toBe(text);
    });
  }

  test("every block that can be made stands on exactly one page", () => {
    const found = PAGES.flatMap(({ text }) => blockNames(text));
    expect(found.toSorted()).toEqual(Object.keys(DOCS_BLOCKS).toSorted());
  });

  test("an outdated block is made anew, and the text around it stays", () => {
    const page = "before\n<!-- generated: limits -->\nwritten long ago\n<!-- end -->\nafter\n";
    const made = withBlocks(page);
    expect(made.startsWith("before\n<!-- generated: limits -->\n\n| What | At most |")).toBe(true);
    expect(made.endsWith("\n\n<!-- end -->\nafter\n")).toBe(true);
    expect(made).not.toContain("long ago");
    expect(withBlocks(made)).toBe(made);
  });

  test("a block that nobody makes is an error", () => {
    expect(() => withBlocks("<!-- generated: weather -->\n<!-- end -->\n")).toThrow("Nothing makes the generated block “weather”.");
  });
});

describe("links between the pages", () => {
  for (const { name, text } of PAGES) {
    test(`${name} links only to pages and pictures that are there`, () => {
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? "");
      expect(links.filter((link) => !existsSync(path.join(DOCS, link)))).toEqual([]);
    });
  }
});
