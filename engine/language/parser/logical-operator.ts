import type { LogicalName } from "../expression";
import { skipSpace } from "../lexer/words";

/** What follows an operand: an operator, how strongly it binds, and where the next operand begins; level 0 where there is none. */
export interface Lookahead {
  readonly name: LogicalName | null;
  readonly level: number;
  readonly spelling: string;
  readonly next: number;
}

const LOGICAL_OPERATORS = [
  { name: "or", level: 1, spelling: "or" },
  { name: "or", level: 1, spelling: "||" },
  { name: "xor", level: 2, spelling: "xor" },
  { name: "xor", level: 2, spelling: "^^" },
  { name: "and", level: 3, spelling: "and" },
  { name: "and", level: 3, spelling: "&&" },
] as const;

export function lookAhead(text: string, at: number): Lookahead {
  const start = skipSpace(text, at);
  for (const operator of LOGICAL_OPERATORS) {
    if (text.startsWith(operator.spelling, start)) {
      return { ...operator, next: skipSpace(text, start + operator.spelling.length) };
    }
  }
  return noOperator(at);
}

export function noOperator(at: number): Lookahead {
  return { name: null, level: 0, spelling: "", next: at };
}
