import { checkNesting, failTooDeep, NEST_LIMIT } from "./nest-limit";
import { parseBracket } from "./parse-bracket";
import { parseEscape } from "./parse-escape";
import { type GroupNames, parseOpening } from "./parse-group";
import { parseRepetition } from "./parse-repetition";
import { PatternReader } from "./pattern-reader";
import type { PatternSpan, Syntax } from "./syntax-tree";

export interface ParsedPattern {
  readonly syntax: Syntax;
  /** Capture groups, the whole match not counted. */
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
}

/**
 * Reads a pattern of the Rust regex syntax (regex-syntax 0.8) as written. Throws `PatternFault` where that syntax refuses it.
 * https://docs.rs/regex/latest/regex/#syntax
 */
export function parsePattern(text: string): ParsedPattern {
  const reader = new PatternReader(text);
  const groups: GroupNames = { count: 0, names: new Map(), namePlaces: new Map() };
  const syntax = parseAlternatives(reader, groups, []);
  if (!reader.atEnd) reader.fail("unopened group", reader.position);
  checkNesting(syntax);
  return { syntax, groupCount: groups.count, groupNames: groups.names };
}

/** Reads up to the end or to the `)` that closes the innermost of `open`, the opening parentheses around this place. */
function parseAlternatives(reader: PatternReader, groups: GroupNames, open: readonly PatternSpan[]): Syntax {
  const start = reader.position;
  const alternatives: Syntax[] = [];
  let items: Syntax[] = [];
  let itemsStart = start;
  const finish = (): Syntax => sequence(items, { start: itemsStart, end: reader.position });
  for (;;) {
    reader.skipSpace();
    const character = reader.here();
    if (character === "" || character === ")") break;
    if (character === "|") {
      alternatives.push(finish());
      reader.bump();
      items = [];
      itemsStart = reader.position;
    } else if (character === "?" || character === "*" || character === "+" || character === "{") {
      items.push(parseRepetition(reader, items.pop()));
    } else {
      items.push(parseOne(reader, groups, open));
    }
  }
  const opened = open.at(-1);
  if (reader.atEnd && opened !== undefined) reader.fail("unclosed group", opened.start, opened.end);
  const last = finish();
  if (alternatives.length === 0) return last;
  return { kind: "alternation", span: { start, end: reader.position }, items: [...alternatives, last] };
}

function sequence(items: readonly Syntax[], span: PatternSpan): Syntax {
  const [only] = items;
  if (only === undefined) return { kind: "empty", span };
  return items.length === 1 ? only : { kind: "concatenation", span, items };
}

function parseOne(reader: PatternReader, groups: GroupNames, open: readonly PatternSpan[]): Syntax {
  const character = reader.here();
  if (character === "(") return parseGroup(reader, groups, open);
  if (character === "[") return parseBracket(reader, 0);
  if (character === "\\") return parseEscape(reader);
  const span = { start: reader.position, end: reader.characterEnd };
  reader.bump();
  if (character === ".") return { kind: "dot", span };
  if (character === "^") return { kind: "assertion", span, assertion: "line-start" };
  if (character === "$") return { kind: "assertion", span, assertion: "line-end" };
  return { kind: "literal", span, point: character.codePointAt(0) ?? 0, byte: false };
}

function parseGroup(reader: PatternReader, groups: GroupNames, open: readonly PatternSpan[]): Syntax {
  const start = reader.position;
  if (open.length > NEST_LIMIT) failTooDeep({ start, end: start + 1 });
  const opening = parseOpening(reader, groups);
  const outer = reader.ignoreWhitespace;
  const change = opening.kind === "capture" ? undefined : opening.changes.get("x");
  if (change !== undefined) reader.ignoreWhitespace = change === "on";
  if (opening.kind === "flags") return { kind: "flags", span: { start, end: reader.position }, changes: opening.changes };
  const item = parseAlternatives(reader, groups, [...open, { start, end: start + 1 }]);
  reader.bump();
  reader.ignoreWhitespace = outer;
  const span = { start, end: reader.position };
  if (opening.kind === "plain") return { kind: "group", span, changes: opening.changes, item };
  const { index, name } = opening;
  return { kind: "group", span, capture: name === undefined ? { index } : { index, name }, item };
}
