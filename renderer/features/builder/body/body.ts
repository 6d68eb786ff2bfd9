import type { TraceBody } from "../../../../engine/contract/index";
import { readJsonText } from "../../../stores/trace/trace-text";
import type { Parsed } from "../../../ui/use-draft";
import { WORDS } from "../../../words/words";
import { binaryOfBase64, binaryOfText, isBase64 } from "./bytes";

const words = WORDS.builder.body;

export type BodyKind = "none" | "json" | "text" | "base64";

/** Which of the three forms is read; the order is the engine's. */
export function bodyKind(body: TraceBody | undefined): BodyKind {
  if (body?.base64 !== undefined) return "base64";
  if (body?.json !== undefined) return "json";
  return body?.plain_text === undefined ? "none" : "text";
}

export function bodyText(body: TraceBody | undefined): string {
  switch (bodyKind(body)) {
    case "base64":
      return body?.base64 ?? "";
    case "json":
      return JSON.stringify(body?.json, null, 2);
    case "text":
      return body?.plain_text ?? "";
    case "none":
      return "";
    default:
      return "";
  }
}

/** What stands in the field: an empty object is what no text yet means in JSON, so that nobody types behind its braces. */
export function typedBody(body: TraceBody | undefined): string {
  return bodyKind(body) === "json" && JSON.stringify(body?.json) === "{}" ? "" : bodyText(body);
}

/** The body that a text makes. Without a kind, an object or array is JSON and the rest is text. */
export function readBody(text: string, kind: BodyKind): Parsed<TraceBody | undefined> {
  switch (kind) {
    case "none":
      if (text === "") return { kind: "value", value: undefined };
      return { kind: "value", value: { plain_text: text } };
    case "text":
      return { kind: "value", value: { plain_text: text } };
    case "base64":
      return isBase64(text) ? { kind: "value", value: { base64: text.trim() } } : { kind: "problem", message: words.notBase64 };
    case "json": {
      const read = readJsonText(text.trim() === "" ? "{}" : text);
      if (read.kind === "valid") return { kind: "value", value: { json: read.value } };
      return { kind: "problem", message: words.notForm(read.problem.line, read.problem.message) };
    }
    default:
      return kind satisfies never;
  }
}

/** The same content in another form, where it can be said there. */
export function convertBody(body: TraceBody | undefined, to: BodyKind): TraceBody | undefined {
  const text = bodyKind(body) === "base64" ? decode(body?.base64 ?? "") : bodyText(body);
  switch (to) {
    case "none":
      return undefined;
    case "text":
      return { plain_text: text };
    case "base64":
      return { base64: btoa(binaryOfText(text)) };
    case "json": {
      const read = readJsonText(text);
      return { json: read.kind === "valid" ? read.value : text === "" ? {} : text };
    }
    default:
      return to satisfies never;
  }
}

/** Bytes that are not UTF-8 cannot be said as text; they become the replacement character. */
function decode(base64: string): string {
  const binary = binaryOfBase64(base64) ?? "";
  return new TextDecoder().decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}
