import type { PatternPlace } from "../regex-error";
import type { PatternReader } from "./pattern-reader";
import type { Flag, FlagChanges } from "./syntax-tree";

/** What an opening parenthesis begins. */
export type Opening =
  | { readonly kind: "capture"; readonly index: number; readonly name?: string }
  | { readonly kind: "plain"; readonly changes: FlagChanges }
  | { readonly kind: "flags"; readonly changes: FlagChanges };

/** The capture groups met so far. */
export interface GroupNames {
  count: number;
  readonly names: Map<string, number>;
  readonly namePlaces: Map<string, PatternPlace>;
}

const FLAGS: readonly Flag[] = ["i", "m", "s", "U", "u", "R", "x"];

/** Reads from the parenthesis to where the group's content begins, or to the end of `(?flags)`. */
export function parseOpening(reader: PatternReader, groups: GroupNames): Opening {
  const start = reader.position;
  reader.bump();
  reader.skipSpace();
  const innerStart = reader.position;
  for (const prefix of ["?=", "?!", "?<=", "?<!"]) {
    if (reader.bumpIf(prefix)) {
      return reader.fail("look-around, including look-ahead and look-behind, is not supported", start, reader.position);
    }
  }
  if (reader.bumpIf("?P<") || reader.bumpIf("?<")) {
    groups.count++;
    return { kind: "capture", index: groups.count, name: parseName(reader, groups) };
  }
  if (!reader.bumpIf("?")) {
    groups.count++;
    return { kind: "capture", index: groups.count };
  }
  if (reader.atEnd) reader.fail("unclosed group", start, start + 1);
  const changes = parseFlags(reader);
  const closes = reader.here() === ")";
  reader.bump();
  if (!closes) return { kind: "plain", changes };
  if (changes.size === 0) reader.fail("repetition operator missing expression", innerStart);
  return { kind: "flags", changes };
}

function parseName(reader: PatternReader, groups: GroupNames): string {
  const start = reader.position;
  if (reader.atEnd) reader.fail("unclosed capture group name", start);
  while (reader.here() !== ">") {
    const allowed = reader.position === start ? /^[_\p{Alphabetic}]$/u : /^[_.[\]\p{Alphabetic}\p{N}]$/u;
    if (!allowed.test(reader.here())) reader.fail("invalid capture group character", reader.position);
    if (!reader.bump()) reader.fail("unclosed capture group name", reader.position);
  }
  const name = reader.text.slice(start, reader.position);
  if (name === "") reader.fail("empty capture group name", start, start);
  const place = { start, end: reader.position };
  const earlier = groups.namePlaces.get(name);
  if (earlier !== undefined) reader.failRepeated("duplicate capture group name", place, earlier);
  groups.namePlaces.set(name, place);
  groups.names.set(name, groups.count);
  reader.bump();
  return name;
}

/** Reads up to the `:` or `)` that ends the flags. */
function parseFlags(reader: PatternReader): FlagChanges {
  const changes = new Map<Flag, "on" | "off">();
  const places = new Map<Flag, PatternPlace>();
  let minus = -1;
  let dangling = false;
  while (reader.here() !== ":" && reader.here() !== ")") {
    if (reader.here() === "-") {
      if (minus >= 0) reader.failRepeated("flag negation operator repeated", placeHere(reader), { start: minus, end: minus + 1 });
      minus = reader.position;
      dangling = true;
    } else {
      const flag = FLAGS.find((known) => known === reader.here());
      if (flag === undefined) return reader.fail("unrecognized flag", reader.position);
      const earlier = places.get(flag);
      if (earlier !== undefined) reader.failRepeated("duplicate flag", placeHere(reader), earlier);
      places.set(flag, placeHere(reader));
      changes.set(flag, minus >= 0 ? "off" : "on");
      dangling = false;
    }
    if (!reader.bump()) reader.fail("expected flag but got end of regex", reader.position);
  }
  if (dangling) reader.fail("dangling flag negation operator", minus);
  return changes;
}

function placeHere(reader: PatternReader): PatternPlace {
  return { start: reader.position, end: reader.characterEnd };
}
