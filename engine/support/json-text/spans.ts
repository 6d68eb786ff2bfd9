/** Where a value stands in a text; UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A member of an object: where its key begins, and its value. */
export interface MemberSpan {
  readonly key: string;
  readonly start: number;
  readonly value: Span;
}

/** The outermost value of a text that `JSON.parse` takes; a byte order mark may stand before it. */
export function topSpan(text: string): Span {
  const start = skipSpace(text, text.startsWith("\uFEFF") ? 1 : 0);
  return { start, end: endOfValue(text, start) };
}

/** The items of the array that stands at `array`, in order. */
export function itemSpans(text: string, array: Span): readonly Span[] {
  const items: Span[] = [];
  let at = skipSpace(text, array.start + 1);
  while (at < array.end && text[at] !== "]") {
    const end = endOfValue(text, at);
    items.push({ start: at, end });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return items;
}

/** The members of the object that stands at `object`, in order; a key that stands twice is there twice. */
export function memberSpans(text: string, object: Span): readonly MemberSpan[] {
  const members: MemberSpan[] = [];
  let at = skipSpace(text, object.start + 1);
  while (at < object.end && text[at] !== "}") {
    const keyEnd = endOfValue(text, at);
    const start = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = endOfValue(text, start);
    members.push({ key: String(JSON.parse(text.slice(at, keyEnd))), start: at, value: { start, end } });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return members;
}

/** The value below `top` that `path` leads to; `null` where there is none. Of a key that stands twice the last counts, as for `JSON.parse`. */
export function findSpan(text: string, top: Span, path: readonly string[]): Span | null {
  let span: Span = top;
  for (const step of path) {
    const found = text[span.start] === "[" ? itemSpans(text, span)[indexOf(step) ?? -1] : findMember(text, span, step)?.value;
    if (found === undefined) return null;
    span = found;
  }
  return span;
}

function findMember(text: string, object: Span, key: string): MemberSpan | undefined {
  return text[object.start] === "{" ? memberSpans(text, object).findLast((member) => member.key === key) : undefined;
}

/** The number that a step of a pointer is; `null` where it is none. */
export function indexOf(step: string): number | null {
  return /^(?:0|[1-9]\d{0,8})$/.test(step) ? Number(step) : null;
}

/** Steps over space, as JSON has it. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** The offset after the value that begins at `start`. */
function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== "{" && first !== "[") return endOfWord(text, start);
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      continue;
    }
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth -= 1;
    at += 1;
    if (depth === 0) return at;
  }
  return text.length;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    at += code === BACKSLASH ? 2 : 1;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
  return at;
}
