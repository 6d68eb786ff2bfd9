import { isJsonObject, type Json, type JsonObject } from "../json";
import { sameJson } from "../same-json";
import { indentAt, type Layout, layoutOf, printValue } from "./print";
import { findSpan, indexOf, itemSpans, memberSpans, type Span, topSpan } from "./spans";

/**
 * Edits of JSON texts in place: what an edit does not name stays character for character (order, spacing, escapes, numbers that JavaScript
 * cannot hold). Texts must be what `JSON.parse` takes, with or without a byte order mark. A path that leads nowhere gives `null`.
 */

/** Makes the value at `path` another; a member that is not there yet is added to its object. Only what differs is written. */
export function setInText(text: string, path: readonly string[], value: Json): string | null {
  const top = topSpan(text);
  const span = findSpan(text, top, path);
  if (span !== null) return replaceSpan(text, span, value);
  const parent = findSpan(text, top, path.slice(0, -1));
  const key = path.at(-1);
  if (parent === null || key === undefined || text[parent.start] !== "{") return null;
  return addMember(text, parent, key, value);
}

/** Puts an item into the array around `path`, whose last step is the place it will have. */
export function insertInText(text: string, path: readonly string[], value: Json): string | null {
  const found = findArray(text, path);
  if (found === null || found.index > found.items.length) return null;
  const { array, items, index } = found;
  const layout = layoutIn(text, array);
  const at = items[index];
  const last = items.at(-1);
  if (last === undefined)
    return splice(
      text,
      array,
      wrap(text, array, ["[", "]"], (indent) => printValue(value, layout, indent)),
    );
  const printed = printValue(value, layout, indentAt(text, (at ?? last).start));
  const separator = separatorAround(text, array, items, index);
  if (at === undefined) return splice(text, { start: last.end, end: last.end }, separator + printed);
  return splice(text, { start: at.start, end: at.start }, printed + separator);
}

/** Takes an item out of its array, or a member out of its object. */
export function removeFromText(text: string, path: readonly string[]): string | null {
  const key = path.at(-1);
  const parent = findSpan(text, topSpan(text), path.slice(0, -1));
  if (parent === null || key === undefined) return null;
  const isList = text[parent.start] === "[";
  const spans: readonly Span[] = isList
    ? itemSpans(text, parent)
    : memberSpans(text, parent).map(({ start, value }) => ({ start, end: value.end }));
  const index = isList ? (indexOf(key) ?? -1) : memberSpans(text, parent).findLastIndex((member) => member.key === key);
  return removeSpan(text, parent, spans, index);
}

/** Moves an item to another place of its array; the others close up. What stands between items stays where it is. */
export function moveInText(text: string, path: readonly string[], to: number): string | null {
  const found = findArray(text, path);
  if (found === null || found.index >= found.items.length || to < 0 || to >= found.items.length) return null;
  const { array, items, index } = found;
  const pieces = items.map(({ start, end }) => text.slice(start, end));
  const moved = moveItem(pieces, index, to);
  let built = "";
  let from = array.start;
  for (const [place, { start, end }] of items.entries()) {
    built += text.slice(from, start) + (moved[place] ?? "");
    from = end;
  }
  return splice(text, array, built + text.slice(from, array.end));
}

/** The items with one at another place. */
export function moveItem<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const left = items.filter((_item, index) => index !== from);
  return [...left.slice(0, to), ...items.slice(from, from + 1), ...left.slice(to)];
}

function replaceSpan(text: string, span: Span, value: Json): string {
  const before: Json = JSON.parse(text.slice(span.start, span.end));
  if (sameJson(before, value)) return text;
  if (isJsonObject(before) && isJsonObject(value)) return replaceMembers(text, span, before, value);
  if (isArray(before) && isArray(value) && before.length === value.length) {
    return itemSpans(text, span).reduceRight((edited, item, index) => replaceSpan(edited, item, value[index] ?? null), text);
  }
  return splice(text, span, printValue(value, layoutIn(text, span), indentAt(text, span.start)));
}

/** From the back to the front, so that the spans before stay what they are; new members come last. */
function replaceMembers(text: string, object: Span, before: JsonObject, after: JsonObject): string {
  const spans = memberSpans(text, object);
  let edited = text;
  for (const [index, member] of [...spans.entries()].toReversed()) {
    const value = Object.hasOwn(after, member.key) ? after[member.key] : undefined;
    if (value !== undefined) edited = replaceSpan(edited, member.value, value);
    else {
      const around = spanFrom(edited, object.start);
      const now = memberSpans(edited, around).map((each) => ({ start: each.start, end: each.value.end }));
      edited = removeSpan(edited, around, now, index) ?? edited;
    }
  }
  const added = Object.entries(after).filter(([key]) => !Object.hasOwn(before, key));
  return added.reduce((grown, [key, value]) => addMember(grown, spanFrom(grown, object.start), key, value), edited);
}

/** The value that begins at `start`, after edits behind that place. */
function spanFrom(text: string, start: number): Span {
  return { start, end: topSpan(text.slice(start)).end + start };
}

function addMember(text: string, object: Span, key: string, value: Json): string {
  const layout = layoutIn(text, object);
  const colon = layout.kind === "tight" ? ":" : ": ";
  const member = (indent: string): string => `${JSON.stringify(key)}${colon}${printValue(value, layout, indent)}`;
  const members = memberSpans(text, object);
  const last = members.at(-1);
  if (last === undefined) return splice(text, object, wrap(text, object, ["{", "}"], member));
  const spans = members.map(({ start, value: { end } }) => ({ start, end }));
  const separator = separatorAround(text, object, spans, spans.length);
  return splice(text, { start: last.value.end, end: last.value.end }, separator + member(indentAt(text, last.start)));
}

function removeSpan(text: string, parent: Span, spans: readonly Span[], index: number): string | null {
  const span = spans[index];
  if (span === undefined) return null;
  const next = spans[index + 1];
  const before = spans[index - 1];
  if (next !== undefined) return splice(text, { start: span.start, end: next.start }, "");
  if (before !== undefined) return splice(text, { start: before.end, end: span.end }, "");
  return splice(text, { start: parent.start + 1, end: parent.end - 1 }, "");
}

function findArray(text: string, path: readonly string[]) {
  const array = findSpan(text, topSpan(text), path.slice(0, -1));
  const index = indexOf(path.at(-1) ?? "");
  return array === null || index === null || text[array.start] !== "[" ? null : { array, items: itemSpans(text, array), index };
}

/** What stands between neighbours here; where there is one item only, what stands before it says. */
function separatorAround(text: string, parent: Span, spans: readonly Span[], index: number): string {
  const left = Math.min(Math.max(index - 1, 0), Math.max(spans.length - 2, 0));
  const [one, other] = [spans[left], spans[left + 1]];
  if (one !== undefined && other !== undefined) return text.slice(one.end, other.start);
  const before = text.slice(parent.start + 1, one?.start ?? parent.start + 1);
  if (before.includes("\n")) return `,${before}`;
  return layoutOf(text).kind === "tight" ? "," : ", ";
}

/** The first thing inside an empty array or object. */
function wrap(text: string, parent: Span, [open, close]: readonly [string, string], print: (indent: string) => string): string {
  const layout = layoutOf(text);
  if (layout.kind !== "lines")
    return layout.kind === "tight" || open === "[" ? `${open}${print("")}${close}` : `${open} ${print("")} ${close}`;
  const around = indentAt(text, parent.start);
  const inside = around + layout.unit;
  return `${open}${layout.eol}${inside}${print(inside)}${layout.eol}${around}${close}`;
}

/** As the value that stands there is laid out; an empty or plain one says nothing, then as the whole text is. */
function layoutIn(text: string, span: Span): Layout {
  const whole = layoutOf(text);
  const own = text.slice(span.start, span.end);
  if (whole.kind !== "lines" || own.length <= 2 || !/^[{[]/.test(own) || /\n/.test(own)) return whole;
  return layoutOf(own);
}

function splice(text: string, { start, end }: Span, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
