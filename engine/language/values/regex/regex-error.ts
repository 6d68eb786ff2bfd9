/** Why a pattern is refused. `start` and `end` are UTF-16 offsets into the pattern, `end` exclusive; they may be equal. */
export interface RegexError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

/** Thrown inside the room to leave a half-read pattern; `parseRegex` turns it into a `RegexError`. */
export class PatternFault extends Error {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super(message);
    this.start = start;
    this.end = end;
  }
}

/**
 * The error as the reference engine's regex parser prints it: the pattern, carets under the place, the sentence.
 * A pattern of several lines is shown with line numbers.
 */
export function describeRegexError(pattern: string, error: RegexError): string {
  const lines = pattern.split("\n");
  const numbered = lines.length > 1;
  const width = String(lines.length).length;
  const shown: string[] = [];
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    const lead = numbered ? `${String(index + 1).padStart(width)}: ` : "    ";
    shown.push(lead + line);
    if (error.start >= offset && error.start <= offset + line.length) {
      const end = Math.min(Math.max(error.end, error.start + 1), Math.max(offset + line.length, error.start + 1));
      const before = countPoints(line.slice(0, error.start - offset));
      const length = Math.max(1, countPoints(pattern.slice(error.start, end)));
      shown.push(" ".repeat(lead.length + before) + "^".repeat(length));
    }
    offset += line.length + 1;
  }
  const rule = "~".repeat(79);
  const body = numbered ? [rule, ...shown, rule] : shown;
  return ["regex parse error:", ...body, `error: ${error.message}`].join("\n");
}

function countPoints(text: string): number {
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "-").length;
}
