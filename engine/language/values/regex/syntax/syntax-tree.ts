/** A place in a pattern: UTF-16 offsets, `end` exclusive. */
export interface PatternSpan {
  readonly start: number;
  readonly end: number;
}

/** What a pattern says, before flags are applied: one node per construct as written. */
export type Syntax =
  | EmptySyntax
  | FlagsSyntax
  | LiteralSyntax
  | DotSyntax
  | AssertionSyntax
  | PerlClassSyntax
  | PropertySyntax
  | BracketSyntax
  | RepetitionSyntax
  | GroupSyntax
  | AlternationSyntax
  | ConcatenationSyntax;

interface Placed {
  readonly span: PatternSpan;
}

interface EmptySyntax extends Placed {
  readonly kind: "empty";
}

/** `(?i-m)`: holds to the end of the group it stands in. */
interface FlagsSyntax extends Placed {
  readonly kind: "flags";
  readonly changes: FlagChanges;
}

/** `byte` is true for `\xHH`, which is one byte where Unicode is off. */
export interface LiteralSyntax extends Placed {
  readonly kind: "literal";
  readonly point: number;
  readonly byte: boolean;
}

interface DotSyntax extends Placed {
  readonly kind: "dot";
}

export interface AssertionSyntax extends Placed {
  readonly kind: "assertion";
  readonly assertion: Assertion;
}

export type Assertion =
  | "line-start"
  | "line-end"
  | "text-start"
  | "text-end"
  | "word-boundary"
  | "not-word-boundary"
  | "word-start"
  | "word-end"
  | "word-start-half"
  | "word-end-half";

export interface PerlClassSyntax extends Placed {
  readonly kind: "perl";
  readonly class: "digit" | "space" | "word";
  readonly negated: boolean;
}

/** `\pL`, `\p{name}`, `\p{name=value}`, `\P{…}`, `\p{name!=value}`. */
export interface PropertySyntax extends Placed {
  readonly kind: "property";
  readonly name: string;
  readonly value: string | undefined;
  readonly negated: boolean;
}

export interface BracketSyntax extends Placed {
  readonly kind: "bracket";
  readonly negated: boolean;
  readonly set: SetSyntax;
}

export type SetSyntax = SetUnionSyntax | SetOperationSyntax;

interface SetUnionSyntax extends Placed {
  readonly kind: "union";
  readonly items: readonly SetItemSyntax[];
}

export interface SetOperationSyntax extends Placed {
  readonly kind: "operation";
  readonly operator: "&&" | "--" | "~~";
  readonly left: SetSyntax;
  readonly right: SetSyntax;
}

export type SetItemSyntax = LiteralSyntax | SetRangeSyntax | PosixClassSyntax | PerlClassSyntax | PropertySyntax | BracketSyntax;

interface SetRangeSyntax extends Placed {
  readonly kind: "range";
  readonly first: LiteralSyntax;
  readonly last: LiteralSyntax;
}

/** `[:alpha:]` */
export interface PosixClassSyntax extends Placed {
  readonly kind: "posix";
  readonly name: string;
  readonly negated: boolean;
}

/** `max` is `null` where there is no upper bound. */
export interface RepetitionSyntax extends Placed {
  readonly kind: "repetition";
  readonly min: number;
  readonly max: number | null;
  readonly greedy: boolean;
  readonly item: Syntax;
}

/** `capture` is the group's number, from 1; absent for `(?:…)`. */
interface GroupSyntax extends Placed {
  readonly kind: "group";
  readonly capture?: { readonly index: number; readonly name?: string };
  readonly changes?: FlagChanges;
  readonly item: Syntax;
}

interface AlternationSyntax extends Placed {
  readonly kind: "alternation";
  readonly items: readonly Syntax[];
}

interface ConcatenationSyntax extends Placed {
  readonly kind: "concatenation";
  readonly items: readonly Syntax[];
}

export type Flag = "i" | "m" | "s" | "U" | "u" | "R" | "x";

/** Flags switched on or off; those not in the map stay as they are. */
export type FlagChanges = ReadonlyMap<Flag, "on" | "off">;
