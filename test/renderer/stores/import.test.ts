import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DroppedFile, partsOf } from "../../../renderer/stores/import";

function file(path: string, text: string): DroppedFile {
  return { path, size: text.length, text: () => Promise.resolve(text) };
}

describe("files on their way to the host", () => {
  test("travel together as long as a message holds them", async () => {
    const parts = await partsOf([file("a", "123"), file("b", "45"), file("c", "6789")], 5);
    expect(parts).toEqual([
      {
        files: [
          { path: "a", text: "123", part: "whole" },
          { path: "b", text: "45", part: "whole" },
        ],
        done: 2,
      },
      { files: [{ path: "c", text: "6789", part: "whole" }], done: 3 },
    ]);
  });

  test("are cut where one is longer than a message", async () => {
    const parts = await partsOf([file("a", "1234567")], 3);
    expect(parts.flatMap((part) => part.files)).toEqual([
      { path: "a", text: "123", part: "more" },
      { path: "a", text: "456", part: "more" },
      { path: "a", text: "7", part: "whole" },
    ]);
  });

  test("arrive whole and in order, whatever their sizes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
        const parts = await partsOf(
          texts.map((text, at) => file(String(at), text)),
          size,
        );
        const arrived: string[] = [];
        let begun = "";
        for (const { text, part } of parts.flatMap((each) => each.files)) {
          begun += text;
          if (part === "more") continue;
          arrived.push(begun);
          begun = "";
        }
        expect(arrived).toEqual(texts);
        expect(parts.every(({ files }) => files.every(({ text }) => text.length <= size))).toBe(true);
      }),
    );
  });
});
