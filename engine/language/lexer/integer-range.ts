import type { IntRange } from "../values/int-set";
import { scanInteger } from "./integer";
import { found, mistake, type Scanned } from "./scanned";

/** What a set of integers may hold: a number, or `first..last` with both included. */
export function scanIntegerRange(text: string, at: number): Scanned<IntRange> {
  const first = scanInteger(text, at);
  if (first.kind === "mistake") return first;
  if (!text.startsWith("..", first.next)) return found({ first: first.value, last: first.value }, first.next);
  const last = scanInteger(text, first.next + 2);
  if (last.kind === "mistake") return last;
  if (last.value < first.value) return mistake("incompatible-range-bounds", "incompatible range bounds", at, last.next);
  return found({ first: first.value, last: last.value }, last.next);
}
