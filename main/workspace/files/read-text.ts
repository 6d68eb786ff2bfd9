import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { isMissing, reasonOf } from "./file-error";
import { type FileKind, printSize } from "./file-kinds";

/** A text file as it stands on disk, or why it cannot be had; `message` is the second half of a sentence that begins with the file. */
export type TextFile =
  | { readonly kind: "text"; readonly text: string; readonly revision: string }
  | { readonly kind: "missing"; readonly message: string }
  | { readonly kind: "unreadable"; readonly message: string };

/** Reads a whole UTF-8 file. Never waits on a pipe or device, never reads more than the kind's limit, never throws. */
export async function readTextFile(file: string, kind: FileKind): Promise<TextFile> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const refusal = refusalOf(await handle.stat(), kind);
    if (refusal !== null) return { kind: "unreadable", message: refusal };
    return textOf(await handle.readFile(), kind);
  } catch (error) {
    return { kind: isMissing(error) ? "missing" : "unreadable", message: reasonOf(error) };
  } finally {
    await handle?.close().catch(() => null);
  }
}

/** As `readTextFile`, at once: for programs in which nobody else waits. Small files are read in a fraction of the time. */
export function readTextFileNow(file: string, kind: FileKind): TextFile {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const refusal = refusalOf(fstatSync(descriptor), kind);
    return refusal === null ? textOf(readFileSync(descriptor), kind) : { kind: "unreadable", message: refusal };
  } catch (error) {
    return { kind: isMissing(error) ? "missing" : "unreadable", message: reasonOf(error) };
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** Names the content: equal bytes have equal revisions. */
export function revisionOf(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 32);
}

export function tooLarge(bytes: number, kind: FileKind): string | null {
  return bytes > kind.limit ? `is ${printSize(bytes)}; ${kind.what} may have at most ${printSize(kind.limit)}` : null;
}

function refusalOf(stats: Stats, kind: FileKind): string | null {
  if (stats.isDirectory()) return "is a folder";
  if (!stats.isFile()) return "is not a regular file";
  return tooLarge(stats.size, kind);
}

function textOf(bytes: Buffer, kind: FileKind): TextFile {
  const large = tooLarge(bytes.length, kind);
  if (large !== null) return { kind: "unreadable", message: large };
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: "text", text, revision: revisionOf(bytes) };
  } catch {
    return { kind: "unreadable", message: "is not UTF-8 text" };
  }
}
