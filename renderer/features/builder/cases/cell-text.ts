import type { Json } from "../../../../engine/contract/index";
import { readJsonText } from "../../../stores/trace/trace-text";

const LOOKS_LIKE_VALUE = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

/**
 * A value as a person types it: texts bare, all else as JSON. A text that would be read as something else stands in quotes. An empty cell is no value:
 * the trace's variables or the environment give it.
 */
export function cellText(value: Json | undefined): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return JSON.stringify(value);
  return value === "" || LOOKS_LIKE_VALUE.test(value) || /^["[{]/.test(value) ? JSON.stringify(value) : value;
}

/** What `cellText` wrote, and what people type: JSON where it is some, else the text itself. */
export function readCell(text: string): Json | undefined {
  if (text === "") return undefined;
  if (!LOOKS_LIKE_VALUE.test(text) && !/^["[{]/.test(text)) return text;
  const json = readJsonText(text);
  return json.kind === "valid" ? json.value : text;
}
