import { assertNever } from "../../../../support/assert-never";
import { PatternFault } from "../regex-error";
import type { BracketSyntax, LiteralSyntax, PerlClassSyntax, PropertySyntax, SetItemSyntax, SetSyntax } from "../syntax/syntax-tree";
import { foldAscii, PERL_BYTES, POSIX_CLASSES } from "../unicode/ascii-classes";
import { foldPoints } from "../unicode/fold-points";
import { perlPoints } from "../unicode/perl-classes";
import { readProperty } from "../unicode/property";
import { ALL_BYTES, ALL_SCALARS, differ, intersect, type RangeSet, rangeSet, subtract } from "../unicode/range-set";
import type { Flags } from "./flags";

const UNICODE_IS_OFF = "Unicode not allowed here";

/** A bracketed class as a set of code points (Unicode on) or of bytes (off). */
export function bracketSet(bracket: BracketSyntax, flags: Flags): RangeSet {
  const set = fold(setOf(bracket.set, flags), flags);
  return bracket.negated ? negate(set, flags) : set;
}

export function perlSet(syntax: PerlClassSyntax, flags: Flags): RangeSet {
  const set = flags.unicode ? perlPoints(syntax.class) : PERL_BYTES[syntax.class];
  return syntax.negated ? negate(set, flags) : set;
}

export function propertySet(syntax: PropertySyntax, flags: Flags): RangeSet {
  const { span, name, value, negated } = syntax;
  if (!flags.unicode) throw new PatternFault(UNICODE_IS_OFF, span);
  const set = readProperty(name, value);
  if ("problem" in set) throw new PatternFault(set.problem, span);
  const folded = fold(set, flags);
  return negated ? negate(folded, flags) : folded;
}

/** The other cases of what is in the set, where `i` is on. */
export function fold(set: RangeSet, flags: Flags): RangeSet {
  if (!flags.caseInsensitive) return set;
  return flags.unicode ? foldPoints(set) : foldAscii(set);
}

function negate(set: RangeSet, flags: Flags): RangeSet {
  return subtract(flags.unicode ? ALL_SCALARS : ALL_BYTES, set);
}

function setOf(syntax: SetSyntax, flags: Flags): RangeSet {
  if (syntax.kind === "union") return rangeSet(syntax.items.flatMap((item) => itemSet(item, flags)));
  const left = fold(setOf(syntax.left, flags), flags);
  const right = fold(setOf(syntax.right, flags), flags);
  switch (syntax.operator) {
    case "&&":
      return intersect(left, right);
    case "--":
      return subtract(left, right);
    case "~~":
      return differ(left, right);
    default:
      return assertNever(syntax.operator);
  }
}

function itemSet(item: SetItemSyntax, flags: Flags): RangeSet {
  switch (item.kind) {
    case "literal": {
      const value = memberValue(item, flags);
      return [value, value];
    }
    case "range":
      return rangeSet([memberValue(item.first, flags), memberValue(item.last, flags)]);
    case "posix": {
      const set = fold(POSIX_CLASSES.get(item.name) ?? [], flags);
      return item.negated ? negate(set, flags) : set;
    }
    case "perl":
      return perlSet(item, flags);
    case "property":
      return propertySet(item, flags);
    case "bracket":
      return bracketSet(item, flags);
    default:
      return assertNever(item);
  }
}

/** A literal as a member of a class: a code point, or a byte where Unicode is off, which then must be ASCII or `\xHH`. */
function memberValue(literal: LiteralSyntax, flags: Flags): number {
  const { point, byte, span } = literal;
  if (flags.unicode || point < 0x80 || (byte && point <= 0xff)) return point;
  throw new PatternFault(UNICODE_IS_OFF, span);
}
