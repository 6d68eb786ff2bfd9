import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { piecesInCode, textsInCode } from "../../support/texts-in-code";

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

  test("no other file puts a sentence together from them", () => {
    const pieces = filesToRead().flatMap((file) =>
      piecesInCode(file, readFileSync(path.join(RENDERER, file), "utf8")).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    expect(pieces).toEqual([]);
  });

  test.each([
    ["between tags", `export const a = <p>Nothing here</p>;`, ["Nothing here"]],
    ["one word between tags", `export const a = <p>Library</p>;`, ["Library"]],
    ["in a label", `export const a = <Button label="save" />;`, ["save"]],
    ["in a label's expression", "export const a = <Button label={`Row ${n}`} />;", ["Row …"]],
    ["in a constant", `const EMPTY = "No traces yet";`, ["No traces yet"]],
    ["a capitalised word", `const HEAD = "Matched";`, ["Matched"]],
    ["in a template", "const a = `${n} rules match`;", ["… rules match"]],
    ["before a value", "const a = `Changed ${n}`;", ["Changed …"]],
    ["a small word before a value", "const a = [`edge ${time}`];", ["edge …"]],
    ["in brackets after a value", "const a = `${name} (copy)`;", ["… (copy)"]],
    ["between tags, in a choice", `export const a = <p>{n === 1 ? "edit" : "edits"}</p>;`, ["edit", "edits"]],
    ["in a label's choice", `export const a = <Icon label={kind === "old" ? "before" : "after"} />;`, ["before", "after"]],
    ["in a table of words", `const KINDS: Readonly<Record<Kind, string>> = { ip: "addresses" };`, ["addresses"]],
    ["as a word of a table", `const LOOK = { icon: "x", word: "fails" };`, ["fails"]],
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
    ["the key of a row", "rows.push({ key: `zone ${name}` });"],
    ["a key that is looked up", "if (marked.has(`trace ${id}`)) go();"],
    ["a path of an icon", `export const a = <path d="M3 4 L5 6" />;`],
  ])("leaves %s alone", (_, code) => {
    expect(textsInCode("a.tsx", code)).toEqual([]);
  });

  test.each([
    ["between tags", "const words = WORDS.runs;\nexport const a = <p>{n} {words.of} {all}</p>;"],
    ["beside markup", "export const a = <p>{WORDS.setBy} <b>{step}</b></p>;"],
    ["with a sign", "export const a = <p>{WORDS.zones}, {n}</p>;"],
    ["in a template", "const texts = WORDS.cases;\nconst a = `${n}. ${texts.stale}`;"],
    ["by a sum", "const a = WORDS.title + name;"],
  ])("finds a sentence put together %s", (_, code) => {
    expect(piecesInCode("a.tsx", code)).toHaveLength(1);
  });

  test.each([
    ["a text beside an icon", `export const a = <p><Icon name="x" /> {WORDS.title}</p>;`],
    ["a whole sentence", "export const a = <p><Spoken parts={WORDS.setBy(<b>{step}</b>)} /></p>;"],
    ["texts in elements of their own", "export const a = <p><b>{WORDS.name}</b> <i>{WORDS.value}</i></p>;"],
    ["what is no table of words", "const words = split(text);\nconst a = `${at} ${words.length}`;"],
  ])("leaves %s alone, too", (_, code) => {
    expect(piecesInCode("a.tsx", code)).toEqual([]);
  });
});
