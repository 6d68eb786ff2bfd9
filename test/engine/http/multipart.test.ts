import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMultipart } from "../../../engine/http/multipart";
import { sniffMime } from "../../../engine/http/sniff-mime";

const TYPE = "multipart/form-data; boundary=XX";

describe("parseMultipart", () => {
  test("parts have their headers and their bytes, line ends before a boundary taken off", () => {
    const body =
      '--XX\r\nContent-Disposition: form-data; name="a"\r\n\r\none\r\ntwo\r\n--XX\r\nContent-Disposition: form-data; name="b"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n--XX--\r\n';
    expect(parseMultipart(body, TYPE)).toEqual([
      { headers: [{ name: "Content-Disposition", value: 'form-data; name="a"' }], content: "one\r\ntwo" },
      {
        headers: [
          { name: "Content-Disposition", value: 'form-data; name="b"' },
          { name: "Content-Type", value: "image/png" },
        ],
        content: "\x89PNG",
      },
    ]);
  });

  const CONTENTS = [
    ["a preamble and an epilogue are passed over", "hello\r\n--XX\r\n\r\na\r\n--XX--\r\n--XX\r\n\r\nb", ["a"]],
    ["an empty part counts", "--XX\r\n\r\n\r\n--XX--", [""]],
    ["a longer line is no boundary", "--XX\r\n\r\na\r\n--XXY\r\n--XX--", ["a\r\n--XXY"]],
    ["blanks may follow a boundary", "--XX \t\r\n\r\na\r\n--XX--", ["a"]],
    ["bare line feeds end lines", "--XX\n\na\n--XX--", ["a"]],
    ["a part that the body ends in counts", "--XX\r\n\r\nabc", ["abc"]],
    ["a part without a whole head does not", "--XX\r\nContent-Type: text", []],
    ["a body without a boundary has no parts", "abc", []],
    ["a body that is closed at once has no parts", "--XX--\r\n", []],
    ["an empty body has no parts", "", []],
  ] as const;
  for (const [name, body, contents] of CONTENTS) {
    test(name, () => expect(parseMultipart(body, TYPE).map(({ content }) => content)).toEqual(contents));
  }

  test("without a boundary in the header there are no parts", () =>
    expect(parseMultipart("--XX\r\n\r\na", "multipart/form-data")).toEqual([]));

  test("whatever is written as parts is read back", () => {
    const content = fc.string({ unit: fc.constantFrom("a", "-", "X", "\r", "\n", " ") }).filter((text) => !text.includes("--XX"));
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 5 }), (contents) => {
        const body = `${contents.map((text) => `--XX\r\n\r\n${text}\r\n`).join("")}--XX--\r\n`;
        expect(parseMultipart(body, TYPE).map((part) => part.content)).toEqual(contents);
      }),
    );
  });

  test("whatever the body, it is read without a fault", () => {
    const piece = fc.constantFrom("--XX", "\r\n", "\n", "--", ":", "a", " ", "\0", "\xff");
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join("")),
        (body) => {
          expect(parseMultipart(body, TYPE).length).toBeLessThanOrEqual(body.length);
        },
      ),
    );
  });
});

const BODIES = [
  ["\x89PNG\r\n\x1a\n\0\0", "image/png"],
  ["\xff\xd8\xff\xe0", "image/jpeg"],
  ["GIF89a", "image/gif"],
  ["RIFF\0\0\0\0WEBPVP8 ", "image/webp"],
  ["%PDF-1.7", "application/pdf"],
  ["PK\x03\x04", "application/zip"],
  ["\0\0\0\x18ftypisom", "video/mp4"],
  ["ID3\x04", "audio/mpeg"],
  [" \n<!DOCTYPE HTML><html>", "text/html"],
  ["plain words", undefined],
  ['{"a":1}', undefined],
  ["", undefined],
] as const;

describe("sniffMime", () => {
  for (const [body, mime] of BODIES) test(`${JSON.stringify(body)} is ${mime ?? "not known"}`, () => expect(sniffMime(body)).toBe(mime));
});
