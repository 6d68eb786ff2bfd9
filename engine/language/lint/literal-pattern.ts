import { isAscii } from "../../support/bytes";
import { parsePattern } from "../values/regex/syntax/parse-pattern";
import type { Syntax } from "../values/regex/syntax/syntax-tree";

/** A pattern that stands for fixed texts: one, or several to choose from. */
export interface LiteralPattern {
  readonly texts: readonly string[];
  /** Whether the text must begin the value, and end it. */
  readonly from: "start" | "anywhere";
  readonly to: "end" | "anywhere";
  readonly anyCase: boolean;
}

/** The fixed texts that a sound pattern stands for; `null` where it stands for more than that. */
export function readLiteralPattern(pattern: string): LiteralPattern | null {
  let parts = partsOf(parsePattern(pattern).syntax);
  const anyCase = isCaseFlag(parts[0]);
  if (anyCase) parts = parts.slice(1);
  const from = isAssertion(parts[0], "text-start") ? "start" : "anywhere";
  if (from === "start") parts = parts.slice(1);
  const to = isAssertion(parts.at(-1), "text-end") ? "end" : "anywhere";
  if (to === "end") parts = parts.slice(0, -1);
  if (from === "anywhere" && isAnything(parts[0])) parts = parts.slice(1);
  if (to === "anywhere" && isAnything(parts.at(-1))) parts = parts.slice(0, -1);
  const texts = readTexts(parts);
  // Beyond ASCII, lower() does not do what the flag i does.
  if (texts === null || texts.some((text) => text === "" || (anyCase && !isAscii(text)))) return null;
  return { texts, from, to, anyCase };
}

function partsOf(syntax: Syntax): readonly Syntax[] {
  return syntax.kind === "concatenation" ? syntax.items : [syntax];
}

function isCaseFlag(syntax: Syntax | undefined): boolean {
  return syntax?.kind === "flags" && syntax.changes.size === 1 && syntax.changes.get("i") === "on";
}

/** Without the flag `m` the line assertions are those of the text. */
function isAssertion(syntax: Syntax | undefined, place: "text-start" | "text-end"): boolean {
  if (syntax?.kind !== "assertion") return false;
  return syntax.assertion === place || syntax.assertion === (place === "text-start" ? "line-start" : "line-end");
}

/** `.*`, which at the open end of a pattern says nothing. */
function isAnything(syntax: Syntax | undefined): boolean {
  return syntax?.kind === "repetition" && syntax.min === 0 && syntax.max === null && syntax.item.kind === "dot";
}

function readTexts(parts: readonly Syntax[]): readonly string[] | null {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "group" && only.changes === undefined && only.item.kind === "alternation")
    return allTexts(only.item.items.map((item) => readText(partsOf(item))));
  const text = readText(parts);
  return text === null ? null : [text];
}

function allTexts(texts: readonly (string | null)[]): readonly string[] | null {
  const known = texts.filter((text) => text !== null);
  return known.length === texts.length ? known : null;
}

function readText(parts: readonly Syntax[]): string | null {
  let text = "";
  for (const part of parts) {
    if (part.kind !== "literal" || (part.byte && part.point > 0x7f)) return null;
    text += String.fromCodePoint(part.point);
  }
  return text;
}
