import { assertNever } from "../../../../support/assert-never";
import type { Assertion, LiteralSyntax, RepetitionSyntax, Syntax } from "../syntax/syntax-tree";
import { ALL_BYTES, ALL_SCALARS, type RangeSet, subtract } from "../unicode/range-set";
import { utf8Bytes } from "../unicode/utf8-graph";
import { applyChanges, DEFAULT_FLAGS, type Flags } from "./flags";
import { isAlwaysEmpty, type Look, type Meaning } from "./meaning";
import { bracketSet, fold, perlSet, propertySet } from "./translate-set";

const EMPTY: Meaning = { kind: "empty" };
const LINE_FEED: RangeSet = [0x0a, 0x0a];
const LINE_ENDS: RangeSet = [0x0a, 0x0a, 0x0d, 0x0d];

/** Applies the flags. Throws `PatternFault` for what only shows then: Unicode classes where Unicode is off, unknown properties. */
export function translate(syntax: Syntax): Meaning {
  return translateNode(syntax, { flags: DEFAULT_FLAGS });
}

/** The flags in force, which `(?flags)` changes to the end of the group. */
interface Scope {
  flags: Flags;
}

function translateNode(syntax: Syntax, scope: Scope): Meaning {
  const { flags } = scope;
  switch (syntax.kind) {
    case "empty":
      return EMPTY;
    case "flags":
      scope.flags = applyChanges(flags, syntax.changes);
      return EMPTY;
    case "literal":
      return translateLiteral(syntax, flags);
    case "dot":
      return dot(flags);
    case "assertion":
      return { kind: "look", look: lookOf(syntax.assertion, flags) };
    case "perl":
      return oneOf(perlSet(syntax, flags), flags);
    case "property":
      return oneOf(propertySet(syntax, flags), flags);
    case "bracket":
      return oneOf(bracketSet(syntax, flags), flags);
    case "repetition":
      return repeat(syntax, translateNode(syntax.item, scope), flags);
    case "group": {
      const inner = { flags: syntax.changes === undefined ? flags : applyChanges(flags, syntax.changes) };
      const item = translateNode(syntax.item, inner);
      return syntax.capture === undefined ? item : { kind: "capture", index: syntax.capture.index, item };
    }
    case "concatenation":
      return { kind: "sequence", items: syntax.items.map((item) => translateNode(item, scope)) };
    case "alternation":
      return { kind: "choice", items: syntax.items.map((item) => translateNode(item, scope)) };
    default:
      return assertNever(syntax);
  }
}

function oneOf(set: RangeSet, flags: Flags): Meaning {
  return flags.unicode ? { kind: "point", set } : { kind: "byte", set };
}

function translateLiteral(literal: LiteralSyntax, flags: Flags): Meaning {
  const { point, byte } = literal;
  if (flags.unicode) {
    const set = fold([point, point], flags);
    if (set.length > 2 || set[0] !== set[1]) return { kind: "point", set };
  } else {
    if (byte && point > 0x7f) return { kind: "byte", set: [point, point] };
    if (point < 0x80) return { kind: "byte", set: fold([point, point], flags) };
  }
  const bytes = utf8Bytes(point).map((value): Meaning => ({ kind: "byte", set: [value, value] }));
  const [only] = bytes;
  return bytes.length === 1 && only !== undefined ? only : { kind: "sequence", items: bytes };
}

function dot(flags: Flags): Meaning {
  const all = flags.unicode ? ALL_SCALARS : ALL_BYTES;
  if (flags.dotMatchesNewLine) return oneOf(all, flags);
  return oneOf(subtract(all, flags.crlf ? LINE_ENDS : LINE_FEED), flags);
}

function lookOf(assertion: Assertion, flags: Flags): Look {
  switch (assertion) {
    case "line-start":
      if (!flags.multiLine) return "text-start";
      return flags.crlf ? "line-start-crlf" : "line-start";
    case "line-end":
      if (!flags.multiLine) return "text-end";
      return flags.crlf ? "line-end-crlf" : "line-end";
    case "text-start":
    case "text-end":
      return assertion;
    case "word-boundary":
    case "not-word-boundary":
    case "word-start":
    case "word-end":
    case "word-start-half":
    case "word-end-half":
      return flags.unicode ? `unicode-${assertion}` : assertion;
    default:
      return assertNever(assertion);
  }
}

function repeat(syntax: RepetitionSyntax, item: Meaning, flags: Flags): Meaning {
  const greedy = syntax.greedy !== flags.swapGreed;
  let { min, max } = syntax;
  if (isAlwaysEmpty(item)) {
    min = Math.min(min, 1);
    max = max === null ? 1 : Math.min(max, 1);
  }
  if (max === 0) return EMPTY;
  return min === 1 && max === 1 ? item : { kind: "repeat", min, max, greedy, item };
}
