import { expect, test } from "vitest";
import { helpMarkdown } from "../../../../renderer/editor/rules-language/help-markdown";

test("help stands as name and type, sentences, example, value and link", () => {
  const text = helpMarkdown({
    title: "ip.src.country",
    type: "String",
    sentences: ["The visitor's country."],
    example: "GB",
    documentation: "https://developers.cloudflare.com/x/",
    current: { text: `"GB"`, source: "given" },
  });
  expect(text).toBe(
    [
      "`ip.src.country` — String",
      "The visitor's country.",
      "Example: `GB`",
      'In this trace: `"GB"`, given',
      "[Documentation](https://developers.cloudflare.com/x/)",
    ].join("\n\n"),
  );
});

test("what is written in values and sentences means nothing to Markdown", () => {
  const text = helpMarkdown({
    title: "a`b",
    type: "Array<String>",
    sentences: ["a *b* [c](d) <e>"],
    current: { text: "``", source: "assumed" },
  });
  expect(text).toBe(
    ["`` a`b `` — Array\\<String\\>", "a \\*b\\* \\[c\\]\\(d\\) \\<e\\>", "In this trace: ``` `` ```, assumed"].join("\n\n"),
  );
});

test("a name that is out of date says so first", () => {
  const text = helpMarkdown({ title: "a", type: "String", sentences: ["b"], deprecated: "Use c." });
  expect(text.split("\n\n")[1]).toBe("**Deprecated.** Use c.");
});
