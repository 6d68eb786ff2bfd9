import { scanRaw } from "./bytes";
import { found, mistake, type Scanned } from "./scanned";

/** A regular expression as its author wrote it, and what the reference engine underlines when it is wrong. */
export interface RegexText {
  readonly pattern: string;
  /** Of the literal, its quotes included. */
  readonly start: number;
  readonly next: number;
  readonly spanStart: number;
  readonly spanEnd: number;
  /** The offset of the pattern's first character, where pattern and text agree character by character; else `null`. */
  readonly patternStart: number | null;
}

/**
 * The pattern right of `matches`. In quotes a backslash keeps itself and what follows, except that `\"` outside a class becomes `"`;
 * inside `[...]` a bare quote does not end the pattern. A raw string is taken as it stands.
 */
export function scanRegexText(text: string, at: number): Scanned<RegexText> {
  if (at >= text.length) return mistake("eof", "unrecognised input", at);
  const first = text.charAt(at);
  if (first === '"') return scanQuotedRegex(text, at + 1);
  if (first !== "r") return mistake("expected-name", 'expected " or r', at);
  const raw = scanRaw(text, at);
  if (raw.kind === "mistake") return raw;
  const patternStart = text.indexOf('"', at) + 1;
  return found({ pattern: raw.value, start: at, next: raw.next, spanStart: raw.next, spanEnd: text.length, patternStart }, raw.next);
}

function scanQuotedRegex(text: string, start: number): Scanned<RegexText> {
  let pattern = "";
  let plainFrom = start;
  let inClass = false;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) {
      at += 1;
      if (!inClass && text.charCodeAt(at) === 0x22) {
        pattern += text.slice(plainFrom, at - 1);
        plainFrom = at;
      }
    } else if (code === 0x22 && !inClass) {
      const verbatim = pattern === "";
      pattern += text.slice(plainFrom, at);
      const patternStart = verbatim && plainFrom === start ? start : null;
      return found({ pattern, start: start - 1, next: at + 1, spanStart: start, spanEnd: at, patternStart }, at + 1);
    } else if (code === 0x5b) {
      inClass = true;
    } else if (code === 0x5d) {
      inClass = false;
    }
  }
  return { ...mistake("missing-ending-quote", "could not find an ending quote", start), resume: text.length };
}
