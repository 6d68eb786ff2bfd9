import { binaryOfText, textOfBinary } from "./bytes";

/** One part of a multipart form. Content is one character a byte. */
export type Part =
  | { readonly kind: "text"; readonly name: string; readonly value: string }
  | {
      readonly kind: "file";
      readonly name: string;
      readonly filename: string;
      readonly contentType: string;
      readonly content: string;
    };

/** The bytes of a form as a browser sends it. https://www.rfc-editor.org/rfc/rfc7578 */
export function printMultipart(parts: readonly Part[], boundary: string): string {
  return `${parts.map((part) => `--${boundary}\r\n${printPart(part)}\r\n`).join("")}--${boundary}--\r\n`;
}

function printPart(part: Part): string {
  const disposition = `Content-Disposition: form-data; name="${quoted(part.name)}"`;
  if (part.kind === "text") return `${disposition}\r\n\r\n${binaryOfText(part.value)}`;
  const type = part.contentType === "" ? "" : `\r\nContent-Type: ${binaryOfText(part.contentType)}`;
  return `${disposition}; filename="${quoted(part.filename)}"${type}\r\n\r\n${part.content}`;
}

/** Names as browsers write them: quotes and line breaks as percent escapes. */
function quoted(text: string): string {
  return binaryOfText(text).replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function unquoted(binary: string): string | null {
  return textOfBinary(binary)?.replaceAll("%22", '"').replaceAll("%0D", "\r").replaceAll("%0A", "\n") ?? null;
}

const DISPOSITION = /^Content-Disposition: form-data; name="([^"]*)"(?:; filename="([^"]*)")?$/i;
const TYPE = /^Content-Type: (.*)$/i;

/** The parts of such bytes; `null` where they say more than a part can: other headers, other names, a text that is not UTF-8. */
export function readMultipart(binary: string, boundary: string): readonly Part[] | null {
  const end = `--${boundary}--\r\n`;
  if (!binary.endsWith(end)) return null;
  const inner = binary.slice(0, -end.length);
  if (inner === "") return [];
  const opening = `--${boundary}\r\n`;
  if (!inner.startsWith(opening) || !inner.endsWith("\r\n")) return null;
  const parts = inner.slice(opening.length, -2).split(`\r\n${opening}`).map(readPart);
  const read = parts.filter((part) => part !== null);
  return read.length === parts.length ? read : null;
}

function readPart(binary: string): Part | null {
  const at = binary.indexOf("\r\n\r\n");
  if (at < 0) return null;
  const [first = "", second, ...more] = binary.slice(0, at).split("\r\n");
  const content = binary.slice(at + 4);
  const [, name, filename] = DISPOSITION.exec(first) ?? [];
  const contentType = second === undefined ? "" : TYPE.exec(second)?.[1];
  if (name === undefined || contentType === undefined || more.length > 0) return null;
  const readName = unquoted(name);
  if (readName === null) return null;
  if (filename === undefined) {
    const value = textOfBinary(content);
    return value === null || second !== undefined ? null : { kind: "text", name: readName, value };
  }
  const readFilename = unquoted(filename);
  return readFilename === null ? null : { kind: "file", name: readName, filename: readFilename, contentType, content };
}
