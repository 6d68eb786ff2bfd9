import { bytesToDisplay, bytesToJson } from "../../support/bytes";
import type { Json } from "../../support/json";
import type { ShownValue } from "../explanation";
import { valueToJson } from "../value-json";
import { printIp } from "../values/ip";
import type { MaybeValue, Value } from "../values/value";

/** The most characters of a value that an explanation carries. */
const LONGEST_VALUE = 2000;
/** The most characters of a value, or of a piece of an expression, inside a sentence. */
const LONGEST_IN_SENTENCE = 80;

/** A value as an explanation carries it; long text loses its end, long arrays and maps lose their last entries. */
export function shownValue(value: Value): ShownValue {
  if (typeof value === "boolean" || typeof value === "number") return { value };
  const budget = { left: LONGEST_VALUE };
  const shown = takeValue(value, budget);
  return budget.left < 0 ? { value: shown, cut: true } : { value: shown };
}

/** Spends `budget` while it copies; it is below zero when something did not fit. */
function takeValue(value: Value, budget: { left: number }): Json {
  if (typeof value === "string") {
    const fitting = value.length > budget.left ? cutBytes(value, Math.max(0, budget.left)) : value;
    budget.left -= value.length;
    return bytesToJson(fitting);
  }
  if (Array.isArray(value) && isArray(value)) {
    const items: Json[] = [];
    for (const item of value) {
      if (budget.left < 0) break;
      items.push(takeValue(item, budget));
    }
    return items;
  }
  if (value instanceof Map) {
    const entries: [string, Json][] = [];
    for (const [key, entry] of value) {
      if (budget.left < 0) break;
      budget.left -= key.length;
      entries.push([bytesToDisplay(key), takeValue(entry, budget)]);
    }
    return Object.fromEntries(entries);
  }
  budget.left -= 20;
  return valueToJson(value);
}

/** The first bytes, without part of a UTF-8 sequence at the end. */
function cutBytes(bytes: string, length: number): string {
  let end = length;
  while (end > 0 && length - end < 4 && (bytes.charCodeAt(end) & 0xc0) === 0x80) end -= 1;
  return bytes.slice(0, end);
}

function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** A value inside a sentence. */
export function valueInSentence(value: MaybeValue): string {
  if (value === null) return "missing";
  if (typeof value === "string") return cutText(JSON.stringify(bytesToDisplay(value.slice(0, LONGEST_IN_SENTENCE + 1))));
  if (typeof value !== "object") return String(value);
  if ("family" in value) return printIp(value);
  return cutText(JSON.stringify(shownValue(value).value));
}

/** Beyond this many alternatives or items a sentence says how many more there are. */
const MOST_NAMED = 3;

/** The first of several, and how many more there are. */
export function named(texts: readonly string[], joint: string): string {
  const shown = texts.slice(0, MOST_NAMED).join(joint);
  return texts.length > MOST_NAMED ? `${shown} or ${texts.length - MOST_NAMED} more` : shown;
}

export function cutText(text: string): string {
  return text.length > LONGEST_IN_SENTENCE ? `${text.slice(0, LONGEST_IN_SENTENCE)}…` : text;
}
