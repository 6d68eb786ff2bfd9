/** An expression as handed in. `start` and `end` bound what is left when the white space around it is trimmed. */
export interface Source {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-8 bytes. */
  readonly column: number;
}

/** Trims what Unicode calls white space, which is not quite what JavaScript trims (U+0085 is, U+FEFF is not). */
export function createSource(text: string): Source {
  let start = 0;
  let end = text.length;
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start += 1;
  if (start === end) return { text, start: 0, end: 0 };
  while (isWhiteSpace(text.charCodeAt(end - 1))) end -= 1;
  return { text, start, end };
}

function isWhiteSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Answers line and column for offsets into one text; made once, each question costs O(log lines). */
export interface Ruler {
  placeOf(offset: number): Place;
  /** The number of UTF-8 bytes between two offsets. */
  bytesBetween(start: number, end: number): number;
  /** The end of the line that `offset` is on: the offset of its line feed, or of the end of the text. */
  endOfLine(offset: number): number;
}

export function createRuler(text: string): Ruler {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  const bytes = byteOffsets(text);

  function lineOf(offset: number): number {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function bytesBetween(start: number, end: number): number {
    return bytes === null ? end - start : (bytes[end] ?? 0) - (bytes[start] ?? 0);
  }

  return {
    placeOf(offset) {
      const line = lineOf(offset);
      return { line: line + 1, column: bytesBetween(lineStarts[line] ?? 0, offset) + 1 };
    },
    bytesBetween,
    endOfLine(offset) {
      const next = lineStarts[lineOf(offset) + 1];
      return next === undefined ? text.length : next - 1;
    },
  };
}

/** For each offset the number of bytes before it; `null` where every character is one byte. */
function byteOffsets(text: string): Uint32Array | null {
  let ascii = true;
  for (let at = 0; at < text.length && ascii; at += 1) ascii = text.charCodeAt(at) < 0x80;
  if (ascii) return null;
  const offsets = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    offsets[at] = count;
    const code = text.charCodeAt(at);
    if (code < 0x80) count += 1;
    else if (code < 0x800) count += 2;
    else if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(at + 1))) {
      count += 4;
      at += 1;
      offsets[at] = count;
    } else count += 3;
  }
  offsets[text.length] = count;
  return offsets;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
