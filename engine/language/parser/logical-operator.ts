import type { LogicalName } from "../expression";
import { skipSpace } from "../lexer/words";

/** What follows an operand: an operator, how strongly it binds, and where the next operand begins; level 0 where there is none. */
export interface Lookahead {
  readonly name: LogicalName | null;
  readonly level: number;
  readonly spelling: string;
  readonly next: number;
}

interface LogicalOperator {
  readonly name: LogicalName;
  readonly level: number;
  readonly spelling: string;
}

const OR = { name: "or", level: 1, spelling: "or" } as const;
const XOR = { name: "xor", level: 2, spelling: "xor" } as const;
const AND = { name: "and", level: 3, spelling: "and" } as const;

/** No two operators begin alike. */
const LOGICAL_OPERATORS: ReadonlyMap<string, LogicalOperator> = new Map([
  ["o", OR],
  ["|", { ...OR, spelling: "||" }],
  ["x", XOR],
  ["^", { ...XOR, spelling: "^^" }],
  ["a", AND],
  ["&", { ...AND, spelling: "&&" }],
]);

export function lookAhead(text: string, at: number): Lookahead {
  const start = skipSpace(text, at);
  const operator = LOGICAL_OPERATORS.get(text.charAt(start));
  if (operator === undefined || !text.startsWith(operator.spelling, start)) return noOperator(at);
  const { name, level, spelling } = operator;
  return { name, level, spelling, next: skipSpace(text, start + spelling.length) };
}

export function noOperator(at: number): Lookahead {
  return { name: null, level: 0, spelling: "", next: at };
}
