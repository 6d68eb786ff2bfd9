/** A mistake in HCL; caught where the file is read. */
export class HclMistake extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.name = "HclMistake";
    this.offset = offset;
  }
}

/** Where the reading of one text is. */
export interface Scanner {
  readonly text: string;
  /** Offsets at which lines begin. */
  readonly lineStarts: readonly number[];
  at: number;
  /** Whether a line break is a blank like others: so it is within parentheses and brackets. */
  newlines: "blank" | "end";
  depth: number;
}

/** Blocks, brackets and templates may stand in each other this deep. */
const DEEPEST_HCL = 200;

export function createScanner(text: string, depth = 0): Scanner {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return { text, lineStarts, at: 0, newlines: "end", depth };
}

/** The line of an offset, from 1. */
export function lineAt({ lineStarts }: Scanner, offset: number): number {
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Runs `read` one level deeper, with line breaks counting as given. */
export function nested<Result>(scanner: Scanner, newlines: Scanner["newlines"], read: () => Result): Result {
  if (scanner.depth >= DEEPEST_HCL) throw new HclMistake(`This nests more than ${DEEPEST_HCL} levels deep`, scanner.at);
  const before = scanner.newlines;
  scanner.newlines = newlines;
  scanner.depth += 1;
  const result = read();
  scanner.newlines = before;
  scanner.depth -= 1;
  return result;
}

/** Passes blanks and comments; a line break only where it is a blank. */
export function skip(scanner: Scanner): void {
  const { text } = scanner;
  for (;;) {
    const character = text.charAt(scanner.at);
    if (character === " " || character === "\t" || character === "\r") scanner.at += 1;
    else if (character === "\n" && scanner.newlines === "blank") scanner.at += 1;
    else if (character === "#" || text.startsWith("//", scanner.at)) scanner.at = endOfLine(text, scanner.at);
    else if (text.startsWith("/*", scanner.at)) {
      const end = text.indexOf("*/", scanner.at + 2);
      if (end === -1) throw new HclMistake("A comment is opened and never closed", scanner.at);
      scanner.at = end + 2;
    } else return;
  }
}

export function skipLines(scanner: Scanner): void {
  const before = scanner.newlines;
  scanner.newlines = "blank";
  skip(scanner);
  scanner.newlines = before;
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Takes `sign` where it stands next, after blanks. */
export function take(scanner: Scanner, sign: string): boolean {
  skip(scanner);
  if (!scanner.text.startsWith(sign, scanner.at)) return false;
  scanner.at += sign.length;
  return true;
}

export function expect(scanner: Scanner, sign: string): void {
  if (!take(scanner, sign)) throw new HclMistake(`“${sign}” is expected here, not ${found(scanner)}`, scanner.at);
}

export function found(scanner: Scanner): string {
  const rest = scanner.text.slice(scanner.at, scanner.at + 20).split("\n")[0] ?? "";
  if (rest.trim() !== "") return `“${rest}”`;
  return scanner.at >= scanner.text.length ? "the end of the file" : "the end of the line";
}

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** The identifier that stands next, after blanks; `null` where there is none. */
export function takeIdentifier(scanner: Scanner): string | null {
  skip(scanner);
  IDENTIFIER.lastIndex = scanner.at;
  const name = IDENTIFIER.exec(scanner.text)?.[0];
  if (name === undefined) return null;
  scanner.at += name.length;
  return name;
}

/** Takes a word of the language where it stands next as a whole. */
export function takeWord(scanner: Scanner, word: string): boolean {
  const before = scanner.at;
  if (takeIdentifier(scanner) === word) return true;
  scanner.at = before;
  return false;
}
