export type ExpressionTokenKind = "field" | "word" | "call" | "text" | "number" | "list" | "mark" | "space";

export interface ExpressionToken {
  readonly kind: ExpressionTokenKind;
  readonly text: string;
}

const WORDS = new Set(
  "and or xor not eq ne lt le gt ge contains matches in wildcard strict bitwise_and any all true false && || ^^ == != <= >= < > ~ ! &".split(
    " ",
  ),
);

const PARTS =
  /(?<space>\s+)|(?<raw>[rR](?<hashes>#*)"[\s\S]*?"\k<hashes>)|(?<text>"(?:[^"\\]|\\[\s\S])*"?)|(?<list>\$[a-zA-Z0-9_.]+)|(?<number>\d+(?:\.\d+){3}(?:\/\d+)?|[0-9a-fA-F]*:[0-9a-fA-F:.]+(?:\/\d+)?|-?\d+)|(?<call>[a-zA-Z_][a-zA-Z0-9_]*(?=\s*\())|(?<name>[a-zA-Z_][a-zA-Z0-9_]*(?:\.[a-zA-Z0-9_]+)*)|(?<sign>&&|\|\||\^\^|==|!=|<=|>=|[<>~!&])|(?<mark>[\s\S])/gu;

/** Cuts an expression into what is coloured alike; joined again, the parts are the text. It never fails: what it does not know is a mark. */
export function expressionTokens(text: string): readonly ExpressionToken[] {
  return [...text.matchAll(PARTS)].map((match) => ({ kind: kindOf(match.groups ?? {}), text: match[0] }));
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): ExpressionTokenKind {
  if (groups["space"] !== undefined) return "space";
  if (groups["raw"] !== undefined || groups["text"] !== undefined) return "text";
  if (groups["list"] !== undefined) return "list";
  if (groups["number"] !== undefined) return "number";
  if (groups["sign"] !== undefined) return "word";
  const name = groups["name"] ?? groups["call"];
  if (name === undefined) return "mark";
  if (WORDS.has(name)) return "word";
  return groups["call"] === undefined ? "field" : "call";
}
