import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { printIcns, printIco } from "./support/icon-files";

const ICONS = path.resolve(import.meta.dirname, "../resources/icons");
const PNG = "89504e470d0a1a0a";

/** Width and start of every picture of an icon of Windows. */
function picturesOfIco(file: Buffer): readonly (readonly [size: number, start: string])[] {
  return Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    const offset = file.readUInt32LE(at + 12);
    return [file.readUInt32BE(offset + 16), file.subarray(offset, offset + 8).toString("hex")] as const;
  });
}

function picturesOfIcns(file: Buffer): readonly (readonly [type: string, size: number])[] {
  const found: (readonly [string, number])[] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    found.push([file.toString("latin1", at, at + 4), file.readUInt32BE(at + 24)]);
  return found;
}

describe("the program's icons", () => {
  test("Windows finds every size up to 256", () => {
    const file = readFileSync(path.join(ICONS, "icon.ico"));
    expect(picturesOfIco(file)).toEqual([16, 32, 48, 64, 128, 256].map((size) => [size, PNG]));
  });

  test("macOS finds every size up to 1024, under the name it looks for", () => {
    const file = readFileSync(path.join(ICONS, "icon.icns"));
    expect(file.toString("latin1", 0, 4)).toBe("icns");
    expect(file.readUInt32BE(4)).toBe(file.length);
    expect(picturesOfIcns(file)).toEqual([
      ["icp4", 16],
      ["icp5", 32],
      ["icp6", 64],
      ["ic07", 128],
      ["ic08", 256],
      ["ic09", 512],
      ["ic10", 1024],
    ]);
  });

  test("a directory entry says where its picture lies, and 256 is written 0", () => {
    const ico = printIco([
      { size: 16, png: Buffer.from("one") },
      { size: 256, png: Buffer.from("other") },
    ]);
    expect(ico.toString("hex", 0, 6)).toBe("000001000200");
    expect([...ico.subarray(22, 24)]).toEqual([0, 0]);
    expect(ico.toString("latin1", ico.readUInt32LE(18), ico.readUInt32LE(18) + 3)).toBe("one");
    expect(ico.toString("latin1", ico.readUInt32LE(34), ico.readUInt32LE(34) + 5)).toBe("other");
  });

  test("a size that macOS has no name for is an error", () => {
    expect(() => printIcns([{ size: 48, png: Buffer.from("x") }])).toThrow("an icon of macOS has no picture of 48 pixels");
  });
});
