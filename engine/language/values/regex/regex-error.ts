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

/**
 * The error as the reference engine's regex parser prints it: the pattern, carets under the place, the sentence.
 * A pattern of several lines is shown with line numbers.
 */
export function describeRegexError(pattern: string, error: RegexError): string {
  if (error.message.startsWith("Compiled regex")) return error.message;
  const lines = pattern.split("\n");
  const numbered = lines.length > 1;
  const width = String(lines.length).length;
  const places = error.earlier === undefined ? [error] : [error.earlier, error];
  const shown: string[] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const lead = numbered ? `${String(index + 1).padStart(width)}: ` : "    ";
    shown.push(lead + line);
    const carets = caretsUnder(line, offset, places);
    if (carets !== "") shown.push(" ".repeat(lead.length) + carets);
    offset += line.length + 1;
  }
  const rule = "~".repeat(79);
  const body = numbered ? [rule, ...shown, rule] : shown;
  return ["regex parse error:", ...body, `error: ${error.message}`].join("\n");
}

/** Carets under those of `places` that begin in the line at `offset`. */
function caretsUnder(line: string, offset: number, places: readonly PatternPlace[]): string {
  let carets = "";
  for (const { start, end } of places) {
    if (start < offset || start > offset + line.length) continue;
    const before = countPoints(line.slice(0, start - offset));
    const length = Math.max(1, countPoints(line.slice(start - offset, end - offset)));
    carets = carets.padEnd(before) + "^".repeat(length);
  }
  return carets;
}

function countPoints(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "-").length;
}
