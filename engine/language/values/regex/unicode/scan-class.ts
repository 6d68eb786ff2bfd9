import { type RangeSet, rangeSet } from "./range-set";

/** Planes that hold characters of many kinds; of the others all code points but the last two are of one kind. */
const MIXED_PLANES: readonly number[] = [0, 1, 2, 3, 14];
const PLANE = 0x10000;
const CHUNK = 0x1000;

/**
 * The scalar values that a class takes, read off JavaScript's own Unicode tables; `undefined` where JavaScript does not know it.
 * `members` is what may stand between the brackets of a class: `\p{Lu}\p{Nd}`.
 */
export function scanClass(members: string): RangeSet | undefined {
  const runs = createPattern(`[${members}]+`);
  if (runs === undefined) return undefined;
  const pairs: number[] = [];
  for (let start = 0; start < 0x110000; start += PLANE) {
    if (MIXED_PLANES.includes(start / PLANE)) pushRuns(pairs, runs, start);
    else pushEnds(pairs, runs, start);
  }
  return rangeSet(pairs);
}

/** Runs of members in the text of a whole plane; in the first, surrogates are left out. */
function pushRuns(pairs: number[], runs: RegExp, start: number): void {
  const width = start === 0 ? 1 : 2;
  const segments = start === 0 ? [[0, 0xd800] as const, [0xe000, PLANE] as const] : [[start, start + PLANE] as const];
  for (const [from, end] of segments) {
    for (const run of textOf(from, end).matchAll(runs)) {
      const first = from + run.index / width;
      pairs.push(first, first + run[0].length / width - 1);
    }
  }
}

function pushEnds(pairs: number[], runs: RegExp, start: number): void {
  const [body, tail] = [start, start + PLANE - 2];
  if (String.fromCodePoint(body).search(runs) === 0) pairs.push(body, tail - 1);
  if (String.fromCodePoint(tail).search(runs) === 0) pairs.push(tail, tail + 1);
}

/** The code points from `from` up to `end` as one text. */
function textOf(from: number, end: number): string {
  let text = "";
  const units: number[] = [];
  for (let point = from; point < end; point++) {
    if (point >= PLANE) units.push(0xd7c0 + (point >> 10), 0xdc00 + (point & 0x3ff));
    else units.push(point);
    if (units.length >= CHUNK || point === end - 1) text += String.fromCharCode(...units.splice(0));
  }
  return text;
}

function createPattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "gu");
  } catch {
    return undefined;
  }
}
