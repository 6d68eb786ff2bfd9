import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { textsInCode } from "../../support/texts-in-code";

const RENDERER = path.resolve(import.meta.dirname, "../../../renderer");

/** Files whose strings are data for machines, and why. */
const DATA: Readonly<Record<string, string>> = {
  "vite.config.ts": "settings of the build",
  "editor/theme.ts": "a question to the browser",
  "features/builder/presets.ts": "headers that clients send",
  "host/window-memory.ts": "the key of something kept",
  "ui/icons.tsx": "colours of styles",
};

function filesToRead(): readonly string[] {
  return readdirSync(RENDERER, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("words/") && DATA[file] === undefined);
}

describe("all texts of the window stand in renderer/words", () => {
  test("no other file holds a text for people", () => {
    const files = filesToRead();
    expect(files.length).toBeGreaterThan(200);
    const texts = files.flatMap((file) =>
      textsInCode(file, readFileSync(path.join(RENDERER, file), "utf8")).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(texts).toEqual([]);
  });

  test.each([
    ["between tags", `export const a = <p>Nothing here</p>;`, ["Nothing here"]],
    ["one word between tags", `export const a = <p>Library</p>;`, ["Library"]],
    ["in a label", `export const a = <Button label="save" />;`, ["save"]],
    ["in a label's expression", "export const a = <Button label={`Row ${n}`} />;", ["Row …"]],
    ["in a constant", `const EMPTY = "No traces yet";`, ["No traces yet"]],
    ["a capitalised word", `const HEAD = "Matched";`, ["Matched"]],
    ["in a template", "const a = `${n} rules match`;", ["… rules match"]],
    ["in a choice", `const a = n === 1 ? "one rule" : "many rules";`, ["one rule", "many rules"]],
  ])("finds a text %s", (_, code, expected) => {
    expect(textsInCode("a.tsx", code).map(({ text }) => text)).toEqual(expected);
  });

  test.each([
    ["a class name", `export const a = <p className="wide row" />;`],
    ["a module's name", `import { a } from "../Feature Name/a b";`],
    ["a compared value", `if (kind === "Matched rule") go();`],
    ["a key", `const STEP = "ArrowDown";`],
    ["the message of a fault", `throw new Error("The page has no place for the window.");`],
    ["a name of ours", `run("trace/run", { kind: "matched" });`],
    ["a type", `type A = "Matched rules";`],
    ["text from the words", `export const a = <p title={words.title}>{words.count(3)}</p>;`],
    ["a choice's members", `const SEEN = ["never true", "never false"] as const satisfies readonly Seen[];`],
    ["a header's line", 'const a = `Content-Disposition: form-data; name="${name}"`;'],
    ["a media type", "const a = `multipart/form-data; boundary=${boundary}`;"],
    ["a path of an icon", `export const a = <path d="M3 4 L5 6" />;`],
  ])("leaves %s alone", (_, code) => {
    expect(textsInCode("a.tsx", code)).toEqual([]);
  });
});
