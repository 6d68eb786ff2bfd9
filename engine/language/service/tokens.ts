export type TokenKind = "name" | "text" | "list" | "number" | "sign" | "open" | "close" | "comma" | "star" | "other";

/** A piece of an expression as it is being written. UTF-16 offsets, `end` exclusive. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** False for a text whose closing quote is not there yet. */
  readonly closed: boolean;
}

const PARTS =
  /(?<space>\s+)|(?<text>r(?<hashes>#{0,255})"(?:[\s\S]*?"\k<hashes>|[\s\S]*$)|"(?:[^"\\]|\\[\s\S])*(?:"|\\?$))|(?<list>\$[A-Za-z0-9_.]*)|(?<number>-?\d[0-9A-Za-z.:/]*|[0-9a-fA-F]{0,4}:[0-9a-fA-F.:/]*)|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]*)*)|(?<sign>&&|\|\||\^\^|==|!=|<=|>=|[<>~!&])|(?<open>[({[])|(?<close>[)}\]])|(?<comma>,)|(?<star>\*)|(?<other>[\s\S])/gu;

const KINDS = ["text", "list", "number", "name", "sign", "open", "close", "comma", "star"] as const;

/** Cuts a text into tokens, whatever it is; white space is left out. Words are told apart by what surrounds them, unlike in the language itself. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PARTS)) {
    const groups = match.groups ?? {};
    if (groups["space"] !== undefined) continue;
    const kind = KINDS.find((each) => groups[each] !== undefined) ?? "other";
    const [piece] = match;
    tokens.push({ kind, text: piece, start: match.index, end: match.index + piece.length, closed: kind !== "text" || isClosed(piece) });
  }
  return tokens;
}

function isClosed(text: string): boolean {
  const hashes = /^r(#*)"/.exec(text)?.[1];
  if (hashes !== undefined) return text.length >= 3 + 2 * hashes.length && text.endsWith(`"${hashes}`);
  return /^"(?:[^"\\]|\\[\s\S])*"$/.test(text);
}
