import type { Int } from "../values/value";
import { found, type Mistake, mistake, type Scanned } from "./scanned";
import { isHexCode } from "./words";

const LARGEST = 9_223_372_036_854_775_807n;
/** Decimal numbers up to this many digits are safe integers whatever the digits. */
const SAFE_DIGITS = 15;

/**
 * A signed 64-bit integer: decimal, `0x` and hexadecimal, or octal after a leading zero; always decimal after a minus sign.
 * The run of digits takes hexadecimal ones whatever the radix, so that `10fe` is one mistake.
 */
export function scanInteger(text: string, at: number): Scanned<Int> {
  if (text.charCodeAt(at) === 0x30) {
    const hexadecimal = text.charCodeAt(at + 1) === 0x78;
    const digitsAt = hexadecimal ? at + 2 : at;
    const end = digitsEnd(text, digitsAt);
    if (end === digitsAt) return expectedDigit(end);
    return readDigits(text, digitsAt, end, { radix: hexadecimal ? 16 : 8, spanStart: digitsAt });
  }
  const negative = text.charCodeAt(at) === 0x2d;
  const digitsAt = negative ? at + 1 : at;
  const end = digitsEnd(text, digitsAt);
  if (end === digitsAt) return expectedDigit(end);
  return readDigits(text, digitsAt, end, { radix: 10, spanStart: at });
}

function expectedDigit(at: number): Mistake {
  return mistake("expected-name", "expected digit", at);
}

function digitsEnd(text: string, at: number): number {
  let next = at;
  while (isHexCode(text.charCodeAt(next))) next += 1;
  return next;
}

function readDigits(text: string, start: number, end: number, how: { readonly radix: number; readonly spanStart: number }): Scanned<Int> {
  const { radix, spanStart } = how;
  const negative = spanStart !== start;
  if (radix === 10 && end - start <= SAFE_DIGITS) {
    let value = 0;
    for (let at = start; at < end; at += 1) {
      const digit = text.charCodeAt(at) - 0x30;
      if (digit > 9) return invalidDigit(radix, spanStart, end);
      value = value * 10 + digit;
    }
    return found(negative && value !== 0 ? -value : value, end);
  }
  const limit = negative ? LARGEST + 1n : LARGEST;
  let value = 0n;
  for (let at = start; at < end; at += 1) {
    const digit = Number.parseInt(text.charAt(at), radix);
    if (Number.isNaN(digit)) return invalidDigit(radix, spanStart, end);
    value = value * BigInt(radix) + BigInt(digit);
    if (value > limit) {
      const size = negative ? "small" : "large";
      return mistake("parse-int", `number too ${size} to fit in target type while parsing with radix ${radix}`, spanStart, end);
    }
  }
  return found(toInt(negative ? -value : value), end);
}

function invalidDigit(radix: number, start: number, end: number): Mistake {
  return mistake("parse-int", `invalid digit found in string while parsing with radix ${radix}`, start, end);
}

/** The inner form of an integer: a number where that is exact. */
function toInt(value: bigint): Int {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}
