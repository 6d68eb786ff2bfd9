import { lowerAscii } from "../support/ascii";

/** Bytes that a kind of file has at a place. Longer and rarer marks come before shorter ones. */
const SIGNATURES: readonly { readonly mime: string; readonly bytes: string; readonly at?: number }[] = [
  { mime: "image/png", bytes: "\x89PNG\r\n\x1a\n" },
  { mime: "image/jpeg", bytes: "\xff\xd8\xff" },
  { mime: "image/gif", bytes: "GIF87a" },
  { mime: "image/gif", bytes: "GIF89a" },
  { mime: "image/webp", bytes: "WEBP", at: 8 },
  { mime: "image/avif", bytes: "ftypavif", at: 4 },
  { mime: "image/heic", bytes: "ftypheic", at: 4 },
  { mime: "image/tiff", bytes: "II*\x00" },
  { mime: "image/tiff", bytes: "MM\x00*" },
  { mime: "image/vnd.microsoft.icon", bytes: "\x00\x00\x01\x00" },
  { mime: "image/bmp", bytes: "BM" },
  { mime: "audio/wave", bytes: "WAVE", at: 8 },
  { mime: "video/avi", bytes: "AVI ", at: 8 },
  { mime: "video/quicktime", bytes: "ftypqt", at: 4 },
  { mime: "audio/mp4", bytes: "ftypM4A", at: 4 },
  { mime: "video/mp4", bytes: "ftyp", at: 4 },
  { mime: "video/webm", bytes: "\x1aE\xdf\xa3" },
  { mime: "audio/mpeg", bytes: "ID3" },
  { mime: "audio/mpeg", bytes: "\xff\xfb" },
  { mime: "audio/flac", bytes: "fLaC" },
  { mime: "audio/midi", bytes: "MThd" },
  { mime: "application/ogg", bytes: "OggS" },
  { mime: "application/pdf", bytes: "%PDF-" },
  { mime: "application/zip", bytes: "PK\x03\x04" },
  { mime: "application/gzip", bytes: "\x1f\x8b" },
  { mime: "application/x-7z-compressed", bytes: "7z\xbc\xaf\x27\x1c" },
  { mime: "application/vnd.rar", bytes: "Rar!\x1a\x07" },
  { mime: "application/zstd", bytes: "\x28\xb5\x2f\xfd" },
  { mime: "application/wasm", bytes: "\x00asm" },
  { mime: "application/x-executable", bytes: "\x7fELF" },
  { mime: "application/vnd.microsoft.portable-executable", bytes: "MZ" },
];

const MARKUP: readonly { readonly mime: string; readonly opening: string }[] = [
  { mime: "text/html", opening: "<!doctype html" },
  { mime: "text/html", opening: "<html" },
  { mime: "text/xml", opening: "<?xml" },
];

/** The MIME type that the first bytes of `body` give away, or `undefined`. Cloudflare's own way is not documented. */
export function sniffMime(body: string): string | undefined {
  const signature = SIGNATURES.find(({ bytes, at }) => body.startsWith(bytes, at ?? 0));
  if (signature !== undefined) return signature.mime;
  const opening = lowerAscii(body.slice(0, 512).trimStart());
  return MARKUP.find((row) => opening.startsWith(row.opening))?.mime;
}
