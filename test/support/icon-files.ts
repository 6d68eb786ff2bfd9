/** A picture of a square icon, `size` pixels wide, as PNG. */
export interface IconPicture {
  readonly size: number;
  readonly png: Buffer;
}

/** An icon of Windows: a directory of the pictures, then they themselves. At most 256 pixels wide; 256 is written 0. https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10) */
export function printIco(pictures: readonly IconPicture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The name that a picture of this size has in an icon of macOS. https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const ICNS_TYPES: ReadonlyMap<number, string> = new Map([
  [16, "icp4"],
  [32, "icp5"],
  [64, "icp6"],
  [128, "ic07"],
  [256, "ic08"],
  [512, "ic09"],
  [1024, "ic10"],
]);

/** An icon of macOS: pictures one after the other, each with its type and length. Throws for a size that has no type. */
export function printIcns(pictures: readonly IconPicture[]): Buffer {
  const parts = pictures.map(({ size, png }) => {
    const type = ICNS_TYPES.get(size);
    if (type === undefined) throw new Error(`an icon of macOS has no picture of ${size} pixels`);
    return icnsPart(type, png);
  });
  return icnsPart("icns", Buffer.concat(parts));
}

function icnsPart(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, "latin1");
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
