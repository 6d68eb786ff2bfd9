import { failTooDeep, NEST_LIMIT } from "./nest-limit";
import type { Escape } from "./parse-escape";
import { parseEscape } from "./parse-escape";
import type { PatternReader } from "./pattern-reader";
import type {
  BracketSyntax,
  LiteralSyntax,
  PatternSpan,
  PosixClassSyntax,
  SetItemSyntax,
  SetOperationSyntax,
  SetSyntax,
} from "./syntax-tree";

const UNCLOSED = "unclosed character class";

const POSIX_CLASS_NAMES = [
  "alnum",
  "alpha",
  "ascii",
  "blank",
  "cntrl",
  "digit",
  "graph",
  "lower",
  "print",
  "punct",
  "space",
  "upper",
  "word",
  "xdigit",
] as const;

/** Reads `[…]`; the reader stands on the opening bracket. `depth` counts the brackets around it. */
export function parseBracket(reader: PatternReader, depth: number): BracketSyntax {
  const start = reader.position;
  if (depth > NEST_LIMIT) failTooDeep({ start, end: start + 1 });
  const open = parseOpening(reader);
  const items: SetItemSyntax[] = [...open.items];
  let union = items;
  let unionStart = open.unionStart;
  let pending: { readonly operator: SetOperationSyntax["operator"]; readonly left: SetSyntax } | undefined;
  const finishUnion = (): SetSyntax => {
    const right: SetSyntax = { kind: "union", span: { start: unionStart, end: reader.position }, items: union };
    if (pending === undefined) return right;
    const span = { start: pending.left.span.start, end: reader.position };
    return { kind: "operation", span, operator: pending.operator, left: pending.left, right };
  };
  for (;;) {
    reader.skipSpace();
    const character = reader.here();
    if (character === "") return reader.fail(UNCLOSED, start, open.end);
    if (character === "]") {
      const set = finishUnion();
      reader.bump();
      return { kind: "bracket", span: { start, end: reader.position }, negated: open.negated, set };
    }
    if (character === "[") {
      union.push(parsePosixClass(reader) ?? parseBracket(reader, depth + 1));
      continue;
    }
    const operator = operatorHere(reader);
    if (operator === undefined) {
      union.push(parseRange(reader, { start, end: open.end }));
      continue;
    }
    const left = finishUnion();
    reader.position += operator.length;
    pending = { operator, left };
    union = [];
    unionStart = reader.position;
  }
}

function operatorHere(reader: PatternReader): SetOperationSyntax["operator"] | undefined {
  for (const operator of ["&&", "--", "~~"] as const) if (reader.text.startsWith(operator, reader.position)) return operator;
  return undefined;
}

/** The bracket, `^`, and what is literal only at the front: any dashes, or one `]`. */
function parseOpening(reader: PatternReader): {
  readonly negated: boolean;
  readonly items: readonly LiteralSyntax[];
  readonly unionStart: number;
  readonly end: number;
} {
  const start = reader.position;
  const next = (): void => {
    if (!reader.bumpAndSkip()) reader.fail(UNCLOSED, start, reader.position);
  };
  next();
  const negated = reader.here() === "^";
  if (negated) next();
  const unionStart = reader.position;
  const items: LiteralSyntax[] = [];
  while (reader.here() === "-") {
    items.push(literalHere(reader));
    if (!reader.bumpAndSkip()) reader.fail(UNCLOSED, start, start);
  }
  if (items.length === 0 && reader.here() === "]") {
    items.push(literalHere(reader));
    next();
  }
  return { negated, items, unionStart, end: reader.position };
}

function literalHere(reader: PatternReader): LiteralSyntax {
  const span = { start: reader.position, end: reader.characterEnd };
  return { kind: "literal", span, point: reader.here().codePointAt(0) ?? 0, byte: false };
}

/** One item or one range; `open` is the place of the bracket it stands in. */
function parseRange(reader: PatternReader, open: PatternSpan): SetItemSyntax {
  const first = parseItem(reader);
  reader.skipSpace();
  if (reader.atEnd) reader.fail(UNCLOSED, open.start, open.end);
  const afterDash = reader.peekPastSpace();
  if (reader.here() !== "-" || afterDash === "]" || afterDash === "-") {
    return first.kind === "assertion"
      ? reader.fail("invalid escape sequence found in character class", first.span.start, first.span.end)
      : first;
  }
  if (!reader.bumpAndSkip()) reader.fail(UNCLOSED, open.start, open.end);
  const last = parseItem(reader);
  const span = { start: first.span.start, end: last.span.end };
  const range = { kind: "range", span, first: requireLiteral(reader, first), last: requireLiteral(reader, last) } as const;
  if (range.first.point > range.last.point) {
    reader.fail("invalid character class range, the start must be <= the end", span.start, span.end);
  }
  return range;
}

function requireLiteral(reader: PatternReader, item: Escape): LiteralSyntax {
  return item.kind === "literal" ? item : reader.fail("invalid range boundary, must be a literal", item.span.start, item.span.end);
}

function parseItem(reader: PatternReader): Escape {
  if (reader.here() === "\\") return parseEscape(reader);
  const literal = literalHere(reader);
  reader.bump();
  return literal;
}

/** `[:name:]` or `[:^name:]`; `undefined`, with nothing read, where the bracket is not one of these. */
function parsePosixClass(reader: PatternReader): PosixClassSyntax | undefined {
  const start = reader.position;
  const found = /^\[:(\^?)([^:]*):\]/.exec(reader.text.slice(start, start + 64));
  const name = POSIX_CLASS_NAMES.find((known) => known === found?.[2]);
  if (found === null || name === undefined) return undefined;
  reader.position = start + found[0].length;
  return { kind: "posix", span: { start, end: reader.position }, name, negated: found[1] === "^" };
}
