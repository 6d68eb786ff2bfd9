import { isWordCode } from "../lexer/words";
import type { Parsing } from "./parsing";

const OPENING = new Set(["(", "[", "{"]);

/**
 * Skips what cannot be read, to where reading can go on: the next `)`, `,` or logical operator outside of inner brackets and quotes,
 * or the end.
 */
export function resynchronize(parsing: Parsing): void {
  const { text } = parsing;
  let depth = 0;
  let at = parsing.at;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') {
      const closing = closingQuote(text, at);
      if (closing === -1) break;
      at = closing;
    } else if (OPENING.has(character)) {
      depth += 1;
    } else if (character === ")" || character === "]" || character === "}") {
      if (depth > 0) depth -= 1;
      else if (character === ")") break;
    } else if (depth === 0 && (character === "," || isLogicalOperator(text, at))) {
      break;
    }
  }
  const end = text.charAt(at) === '"' ? text.length : at;
  parsing.steps += end - parsing.at;
  parsing.at = end;
}

function closingQuote(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    const character = text.charAt(next);
    if (character === "\\") next += 1;
    else if (character === '"') return next;
  }
  return -1;
}

/** Unlike in a sound expression, words must stand alone here: `order` is not `or`. */
function isLogicalOperator(text: string, at: number): boolean {
  const two = text.slice(at, at + 2);
  if (two === "&&" || two === "||" || two === "^^") return true;
  const word = ["and", "or", "xor"].find((name) => text.startsWith(name, at));
  return word !== undefined && !isWordCode(text.charCodeAt(at - 1)) && !isWordCode(text.charCodeAt(at + word.length));
}
