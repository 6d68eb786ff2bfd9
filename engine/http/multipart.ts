import { trimBlanks } from "../support/ascii";
import { headerParameter } from "./media-type";
import type { Header } from "./message";

export interface MultipartPart {
  readonly headers: readonly Header[];
  readonly content: string;
}

/** Parts beyond this number are not read. */
const MOST_PARTS = 10_000;

/**
 * The parts of a multipart body (RFC 2046 section 5.1), in order. What stands before the first boundary and after the last is
 * passed over; a part that the body ends in counts with what is there, if its headers are whole. Bare line feeds are taken as
 * line ends too.
 */
export function parseMultipart(body: string, contentType: string): readonly MultipartPart[] {
  const boundary = headerParameter(contentType, "boundary") ?? "";
  if (boundary === "" || boundary.length > 200) return [];
  const parts: MultipartPart[] = [];
  let start = contentStart(body, `--${boundary}`);
  while (start !== null && parts.length < MOST_PARTS) {
    const next = findDelimiter(body, `\n--${boundary}`, start - 1);
    const end = next === null ? body.length : next.before;
    const part = readPart(body.slice(start, Math.max(start, end)));
    if (part !== null) parts.push(part);
    start = next === null ? null : next.after;
  }
  return parts;
}

function contentStart(body: string, delimiter: string): number | null {
  if (body.startsWith(delimiter)) {
    const after = afterDelimiter(body, delimiter.length);
    if (after !== "none") return after === "closed" ? null : after;
  }
  return findDelimiter(body, `\n${delimiter}`, 0)?.after ?? null;
}

/** The next whole delimiter line: `before` ends the content (without its line end), `after` begins the next part or is `null` at the close. */
function findDelimiter(body: string, delimiter: string, from: number): { readonly before: number; readonly after: number | null } | null {
  for (let at = body.indexOf(delimiter, from); at >= 0; at = body.indexOf(delimiter, at + 1)) {
    const after = afterDelimiter(body, at + delimiter.length);
    if (after === "none") continue;
    return { before: body.charAt(at - 1) === "\r" ? at - 1 : at, after: after === "closed" ? null : after };
  }
  return null;
}

/** Where the part begins whose delimiter ends at `at`; “none” where that was no delimiter but a longer line. */
function afterDelimiter(body: string, at: number): number | "closed" | "none" {
  if (body.startsWith("--", at)) return "closed";
  let end = at;
  while (body.charAt(end) === " " || body.charAt(end) === "\t") end += 1;
  if (body.startsWith("\r\n", end)) return end + 2;
  return body.charAt(end) === "\n" ? end + 1 : "none";
}

function readPart(text: string): MultipartPart | null {
  const headers: Header[] = [];
  let at = 0;
  while (at < text.length) {
    const feed = text.indexOf("\n", at);
    if (feed < 0) return null;
    const line = text.slice(at, text.charAt(feed - 1) === "\r" ? feed - 1 : feed);
    at = feed + 1;
    if (line === "") return { headers, content: text.slice(at) };
    const colon = line.indexOf(":");
    if (colon > 0) headers.push({ name: trimBlanks(line.slice(0, colon)), value: trimBlanks(line.slice(colon + 1)) });
  }
  return null;
}
