/** A place in a pattern: UTF-16 offsets, `end` exclusive; the two may be equal. */
export interface PatternPlace {
  readonly start: number;
  readonly end: number;
}

/** Why a pattern is refused, and where. */
export interface RegexError extends PatternPlace {
  readonly message: string;
  /** What it clashes with: the first of two flags or names that are the same. */
  readonly earlier?: PatternPlace;
}

/** Thrown inside the room to leave a half-read pattern; `parseRegex` turns it into a `RegexError`. */
export class PatternFault extends Error {
  readonly place: PatternPlace;
  readonly earlier: PatternPlace | undefined;

  constructor(message: string, place: PatternPlace, earlier?: PatternPlace) {
    super(message);
    this.place = place;
    this.earlier = earlier;
  }
}

const RULE = "~".repeat(79);

/**
 * The error as the reference engine's regex parser prints it: the pattern, carets under the place, the sentence.
 * A pattern of several lines is shown with line numbers, and a place that spans lines is named below it.
 */
export function describeRegexError(pattern: string, error: RegexError): string {
  if (error.message.startsWith("Compiled regex")) return error.message;
  const lines = pattern.split("\n");
  const places = error.earlier === undefined ? [error] : [error.earlier, error];
  const width = String(lines.length).length;
  const shown: string[] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const lead = lines.length > 1 ? `${String(index + 1).padStart(width)}: ` : "    ";
    const carets = caretsUnder(line, offset, places);
    const last = index === lines.length - 1;
    if (index === 0 || !last || line !== "") shown.push(lead + (last ? line : line.replace(/\r$/, "")));
    if (carets !== "") shown.push(" ".repeat(lead.length) + carets);
    offset += line.length + 1;
  }
  const notes = places.filter((place) => pattern.slice(place.start, place.end).includes("\n")).map((place) => describeSpan(pattern, place));
  const body = lines.length > 1 ? [RULE, ...shown, RULE, ...notes] : shown;
  return ["regex parse error:", ...body, `error: ${error.message}`].join("\n");
}

/** Carets under those of `places` that lie in the line at `offset`. */
function caretsUnder(line: string, offset: number, places: readonly PatternPlace[]): string {
  let carets = "";
  for (const { start, end } of places) {
    if (start < offset || Math.max(start, end) > offset + line.length) continue;
    const before = countPoints(line.slice(0, start - offset));
    const length = Math.max(1, countPoints(line.slice(start - offset, end - offset)));
    carets = carets.padEnd(before) + "^".repeat(length);
  }
  return carets;
}

function describeSpan(pattern: string, { start, end }: PatternPlace): string {
  const from = lineAndColumn(pattern, start);
  const to = lineAndColumn(pattern, end);
  return `on line ${from.line} (column ${from.column}) through line ${to.line} (column ${to.column - 1})`;
}

function lineAndColumn(pattern: string, offset: number): { readonly line: number; readonly column: number } {
  const before = pattern.slice(0, offset).split("\n");
  return { line: before.length, column: countPoints(before.at(-1) ?? "") + 1 };
}

function countPoints(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "-").length;
}
