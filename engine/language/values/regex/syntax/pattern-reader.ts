import { PatternFault, type PatternPlace } from "../regex-error";

/** White space as Unicode counts it, which `x` makes insignificant. */
const WHITE_SPACE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/** A place in a pattern that moves forward, one code point at a time. */
export class PatternReader {
  readonly text: string;
  position = 0;
  /** Flag `x`: white space and `#` comments mean nothing. */
  ignoreWhitespace = false;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The code point here; empty at the end. */
  here(): string {
    return characterAt(this.text, this.position);
  }

  get characterEnd(): number {
    return this.position + this.here().length;
  }

  /** Moves past the code point here; false when that reaches the end. */
  bump(): boolean {
    this.position += this.here().length;
    return !this.atEnd;
  }

  /** Moves past white space and comments where they mean nothing. */
  skipSpace(): void {
    if (this.ignoreWhitespace) this.position = afterSpace(this.text, this.position);
  }

  bumpAndSkip(): boolean {
    this.bump();
    this.skipSpace();
    return !this.atEnd;
  }

  bumpIf(prefix: string): boolean {
    if (!this.text.startsWith(prefix, this.position)) return false;
    this.position += prefix.length;
    return true;
  }

  /** The code point after the one here. */
  peek(): string {
    return characterAt(this.text, this.characterEnd);
  }

  /** As `peek`, but past insignificant white space. */
  peekPastSpace(): string {
    const next = this.characterEnd;
    return characterAt(this.text, this.ignoreWhitespace ? afterSpace(this.text, next) : next);
  }

  isWhiteSpace(): boolean {
    return WHITE_SPACE.test(this.here());
  }

  /** Refuses the pattern; without `end` the fault is at the code point after `start`. */
  fail(message: string, start: number, end = start + characterAt(this.text, start).length): never {
    throw new PatternFault(message, { start, end });
  }

  /** Refuses something that stands there already. */
  failRepeated(message: string, place: PatternPlace, earlier: PatternPlace): never {
    throw new PatternFault(message, place, earlier);
  }
}

function characterAt(text: string, position: number): string {
  const point = text.codePointAt(position);
  return point === undefined ? "" : String.fromCodePoint(point);
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const character = text.charAt(at);
    if (WHITE_SPACE.test(character)) {
      at++;
    } else if (character === "#") {
      const newline = text.indexOf("\n", at);
      at = newline < 0 ? text.length : newline + 1;
    } else {
      break;
    }
  }
  return at;
}
