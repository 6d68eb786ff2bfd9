import { foldAscii } from "./ascii-classes";
import { contains, type RangeSet, rangeSet, unite } from "./range-set";
import { scanClass } from "./scan-class";

const LONG_S = 0x17f;
const KELVIN = 0x212a;

/** Adds every code point that is equal to one of `set` when case is ignored (Unicode simple case folding). */
export function foldPoints(set: RangeSet): RangeSet {
  const ascii = foldAscii(set);
  if ((set.at(-1) ?? 0) < 0x80) return unite(ascii, asciiCousins(ascii));
  const pairs = [...ascii];
  for (const orbit of caseOrbits()) {
    if (orbit.some((point) => contains(set, point))) for (const point of orbit) pairs.push(point, point);
  }
  return rangeSet(pairs);
}

/** The only two letters outside ASCII that fold to ASCII ones. */
function asciiCousins(set: RangeSet): RangeSet {
  const pairs: number[] = [];
  if (contains(set, 0x73)) pairs.push(LONG_S, LONG_S);
  if (contains(set, 0x6b)) pairs.push(KELVIN, KELVIN);
  return pairs;
}

/** Groups of two or more code points that are equal when case is ignored. */
function caseOrbits(): readonly (readonly number[])[] {
  const candidates = new Map<string, number[]>();
  const cased = scanClass(String.raw`\p{Changes_When_Casemapped}\p{Changes_When_Casefolded}`) ?? [];
  for (let at = 0; at < cased.length; at += 2) {
    for (let point = cased[at] ?? 0; point <= (cased[at + 1] ?? 0); point++) {
      const key = String.fromCodePoint(point).toLowerCase().toUpperCase();
      const group = candidates.get(key);
      if (group === undefined) candidates.set(key, [point]);
      else group.push(point);
    }
  }
  return [...candidates.values()].flatMap(splitByFolding);
}

/** JavaScript's full upper case maps some letters together that simple folding keeps apart; its `iu` comparison is the simple one. */
function splitByFolding(points: readonly number[]): readonly (readonly number[])[] {
  const [first, ...rest] = points;
  if (first === undefined || rest.length === 0) return [];
  const same = new RegExp(`^\\u{${first.toString(16)}}$`, "iu");
  const orbit = [first, ...rest.filter((point) => same.test(String.fromCodePoint(point)))];
  const others = splitByFolding(rest.filter((point) => !orbit.includes(point)));
  return orbit.length > 1 ? [orbit, ...others] : others;
}
