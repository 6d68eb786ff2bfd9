import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binaryOf, binaryOfBase64, binaryOfText, sizeWords, textOfBinary } from "../../../../../renderer/features/builder/body/bytes";
import { type Part, printMultipart, readMultipart } from "../../../../../renderer/features/builder/body/multipart";
import { type RememberedBody, switchKind } from "../../../../../renderer/features/builder/body/remember-body";

const FILE: Part = { kind: "file", name: "upload", filename: "a.png", contentType: "image/png", content: "\u0089PNG\r\n" };

describe("a multipart form", () => {
  test("is written as a browser sends it", () => {
    expect(printMultipart([{ kind: "text", name: 'a"b', value: "é" }, FILE], "b")).toBe(
      '--b\r\nContent-Disposition: form-data; name="a%22b"\r\n\r\n\u00c3\u00a9\r\n' +
        '--b\r\nContent-Disposition: form-data; name="upload"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n\u0089PNG\r\n\r\n--b--\r\n',
    );
  });

  test("is read back part by part", () => {
    const written = '--b\r\ncontent-disposition: form-data; name="f"; filename="x"\r\n\r\n\u0000\r\n--b--\r\n';
    expect(readMultipart(written, "b")).toEqual([{ kind: "file", name: "f", filename: "x", contentType: "", content: "\u0000" }]);
  });

  test.each([
    ["it does not end", "--b\r\n"],
    ["something stands before it", "x\r\n--b--\r\n"],
    ["a part has no name", "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--\r\n"],
    ["a part has more headers", '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: a/b\r\nX: 1\r\n\r\n1\r\n--b--\r\n'],
    [
      "a text has a type, which a text part cannot say",
      '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Type: a/b\r\n\r\n1\r\n--b--\r\n',
    ],
    ["a text is not UTF-8", '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\u00ff\r\n--b--\r\n'],
  ])("is not read where %s", (_, written) => expect(readMultipart(written, "b")).toBeNull());

  test("law: what is written is read back", () => {
    const name = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("%"));
    const bytes = fc.uint8Array({ maxLength: 40 }).map(binaryOf);
    const part: fc.Arbitrary<Part> = fc.oneof(
      fc.record({ kind: fc.constant("text" as const), name, value: fc.string({ unit: "grapheme" }) }),
      fc.record({
        kind: fc.constant("file" as const),
        name,
        filename: name,
        contentType: fc.constantFrom("", "image/png"),
        content: bytes,
      }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
        expect(readMultipart(printMultipart(parts, "----Boundary"), "----Boundary")).toEqual(parts);
      }),
    );
  });
});

describe("bytes", () => {
  test("are text only where they are UTF-8", () => {
    expect(textOfBinary(binaryOfText("é"))).toBe("é");
    expect(textOfBinary("\u00ff")).toBeNull();
    expect(binaryOfBase64("AAE=")).toBe("\u0000\u0001");
    expect(binaryOfBase64("A")).toBeNull();
  });

  test.each([
    [1, "1 byte"],
    [2048, "2,048 bytes"],
    [3_210_000, "3.2 MB"],
  ])("%i are %s", (bytes, words) => expect(sizeWords(bytes)).toBe(words));
});

describe("another kind of body", () => {
  const TEXT = { trace: { method: "POST", url: "https://a.example/", body: { plain_text: "two\nlines" } } };

  test("brings back what it could not say, while nobody touched what it became", () => {
    const toForm = switchKind(TEXT, "form", []);
    const form = { trace: { ...TEXT.trace, headers: { "content-type": "application/x-www-form-urlencoded" }, body: { plain_text: "" } } };
    expect(toForm.changes).toEqual([
      [["trace", "headers"], form.trace.headers],
      [["trace", "body"], { plain_text: "" }],
    ]);
    expect(switchKind(form, "text", toForm.remembered).changes).toEqual([
      [["trace", "headers"], undefined],
      [["trace", "body"], { plain_text: "two\nlines" }],
    ]);
    const touched = { trace: { ...form.trace, body: { plain_text: "a=1" } } };
    expect(switchKind(touched, "text", toForm.remembered).changes.at(-1)).toEqual([["trace", "body"], { plain_text: "a=1" }]);
  });

  test("remembers over several kinds", () => {
    const toForm = switchKind(TEXT, "form", []);
    const form = { trace: { ...TEXT.trace, headers: { "content-type": "application/x-www-form-urlencoded" }, body: { plain_text: "" } } };
    const toNone: { readonly remembered: readonly RememberedBody[] } = switchKind(form, "none", toForm.remembered);
    const none = { trace: { method: "POST", url: "https://a.example/" } };
    expect(switchKind(none, "text", toNone.remembered).changes.at(-1)).toEqual([["trace", "body"], { plain_text: "two\nlines" }]);
  });

  test.each([
    ["a JSON object", { json: { a: 1, b: "x y" } }, { plain_text: "a=1&b=x+y" }],
    ["a text of pairs", { plain_text: "a=1&b=2" }, { plain_text: "a=1&b=2" }],
  ])("takes the fields of %s into a form", (_, body, form) => {
    expect(switchKind({ trace: { ...TEXT.trace, body } }, "form", []).changes.at(-1)).toEqual([["trace", "body"], form]);
  });
});
