import type { PatternReader } from "./pattern-reader";
import type { RepetitionSyntax, Syntax } from "./syntax-tree";

const UNCLOSED = "unclosed counted repetition";
const LARGEST_COUNT = 4294967295;

/** Reads `?`, `*`, `+` or `{…}` with its `?`; `item` is what stands before it. */
export function parseRepetition(reader: PatternReader, item: Syntax | undefined): RepetitionSyntax {
  if (item === undefined || item.kind === "empty" || item.kind === "flags") {
    return reader.fail("repetition operator missing expression", reader.position);
  }
  const { start } = item.span;
  const operator = reader.here();
  const operatorStart = reader.position;
  const { min, max } = operator === "{" ? parseCount(reader) : parseSymbol(reader, operator);
  let greedy = true;
  if (operator === "{" ? reader.bumpAndSkip() && reader.here() === "?" : reader.here() === "?") {
    greedy = false;
    reader.bump();
  }
  if (max !== null && min > max) {
    reader.fail("invalid repetition count range, the start must be <= the end", operatorStart, reader.position);
  }
  return { kind: "repetition", span: { start, end: reader.position }, min, max, greedy, item };
}

interface Count {
  readonly min: number;
  readonly max: number | null;
}

function parseSymbol(reader: PatternReader, operator: string): Count {
  reader.bump();
  return { min: operator === "+" ? 1 : 0, max: operator === "?" ? 1 : null };
}

/** Reads up to the closing brace and stops on it. */
function parseCount(reader: PatternReader): Count {
  const start = reader.position;
  const unclosed = (): never => reader.fail(UNCLOSED, start, reader.position);
  if (!reader.bumpAndSkip()) unclosed();
  const min = parseDecimal(reader);
  if (reader.atEnd) unclosed();
  if (reader.here() === ",") {
    if (!reader.bumpAndSkip()) unclosed();
    if (reader.here() === "}") return { min: requireCount(reader, min), max: null };
    const least = requireCount(reader, min);
    const most = requireCount(reader, parseDecimal(reader));
    if (reader.here() !== "}") unclosed();
    return { min: least, max: most };
  }
  const exact = requireCount(reader, min);
  if (reader.here() !== "}") unclosed();
  return { min: exact, max: exact };
}

interface Decimal {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** White space around the digits is passed over, whatever the flags. */
function parseDecimal(reader: PatternReader): Decimal {
  while (reader.isWhiteSpace()) reader.bump();
  const start = reader.position;
  let digits = "";
  while (/^[0-9]$/.test(reader.here())) {
    digits += reader.here();
    reader.bumpAndSkip();
  }
  const end = reader.position;
  while (reader.isWhiteSpace()) reader.bumpAndSkip();
  if (digits !== "" && Number(digits) > LARGEST_COUNT) reader.fail("decimal literal invalid", start, end);
  return { digits, start, end };
}

function requireCount(reader: PatternReader, decimal: Decimal): number {
  if (decimal.digits === "") reader.fail("repetition quantifier expects a valid decimal", decimal.start, decimal.end);
  return Number(decimal.digits);
}
