import { assertNever } from "../../../../support/assert-never";
import type { Meaning } from "../meaning/meaning";

/** What can be said about every match without running the program. */
export interface Literals {
  /** The pattern is these bytes and nothing else, perhaps tied to the ends of the text. */
  readonly exact: { readonly bytes: string; readonly fromStart: boolean; readonly toEnd: boolean } | undefined;
  /** Every match begins with these bytes; may be empty. */
  readonly prefix: string;
  /** Every match holds these bytes; may be empty. */
  readonly inner: string;
}

/** Longer literals are cut: looking for one then costs at most a fixed number of steps a byte. */
const LONGEST = 16;

export function findLiterals(meaning: Meaning): Literals {
  const parts = flatten(meaning);
  return { exact: findExact(parts), prefix: leadingBytes(parts).slice(0, LONGEST), inner: longestRun(parts).slice(0, LONGEST) };
}

/** The parts that every match goes through, in order. A repetition stands behind its first round, for those that may follow. */
function flatten(meaning: Meaning): readonly Meaning[] {
  switch (meaning.kind) {
    case "empty":
      return [];
    case "capture":
      return flatten(meaning.item);
    case "sequence":
      return meaning.items.flatMap(flatten);
    case "byte":
    case "point":
    case "look":
    case "choice":
      return [meaning];
    case "repeat":
      return meaning.min === 0 ? [meaning] : [...flatten(meaning.item), meaning];
    default:
      return assertNever(meaning);
  }
}

function byteOf(meaning: Meaning | undefined): string | undefined {
  if (meaning?.kind !== "byte") return undefined;
  const [first, last] = meaning.set;
  return first !== undefined && first === last && meaning.set.length === 2 ? String.fromCharCode(first) : undefined;
}

function findExact(parts: readonly Meaning[]): Literals["exact"] {
  const isLook = (part: Meaning | undefined, look: "text-start" | "text-end"): boolean => part?.kind === "look" && part.look === look;
  const fromStart = isLook(parts[0], "text-start");
  const toEnd = isLook(parts.at(-1), "text-end");
  const middle = parts.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined);
  const bytes = middle.map(byteOf);
  return bytes.includes(undefined) ? undefined : { bytes: bytes.join(""), fromStart, toEnd };
}

function leadingBytes(parts: readonly Meaning[]): string {
  let bytes = "";
  for (const part of parts) {
    const byte = byteOf(part);
    if (byte === undefined) break;
    bytes += byte;
  }
  return bytes;
}

function longestRun(parts: readonly Meaning[]): string {
  let longest = "";
  let run = "";
  for (const part of parts) {
    const byte = byteOf(part);
    if (byte !== undefined) run += byte;
    else if (part.kind !== "look") run = "";
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
