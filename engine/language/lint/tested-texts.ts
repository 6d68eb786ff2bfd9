import type { Access, AnyNode, ValueSet } from "../expression";
import { skipSpace } from "../lexer/words";

/** A constant text that a value is held against, and how. */
export interface TestedText {
  readonly access: AnyNode;
  readonly how: "equal" | "contains" | "prefix" | "suffix" | "pattern" | "strict-pattern";
  /** A byte string; for patterns the pattern. */
  readonly value: string;
  /** The place of the literal. */
  readonly start: number;
  readonly end: number;
}

const FUNCTION_TESTS: ReadonlyMap<string, TestedText["how"]> = new Map([
  ["starts_with", "prefix"],
  ["ends_with", "suffix"],
  ["has_value", "equal"],
]);

/** The texts that this node itself tests a value for; none for nodes that test nothing. */
export function testedTexts(node: AnyNode, text: string): readonly TestedText[] {
  if (node.kind === "call") {
    const how = FUNCTION_TESTS.get(node.called.name);
    const [access, literal] = node.arguments;
    if (how === undefined || access === undefined || literal?.kind !== "literal" || typeof literal.value !== "string") return [];
    return [{ access, how, value: literal.value, start: literal.start, end: literal.end }];
  }
  if (node.kind !== "comparison") return [];
  const { left, right, operator } = node;
  if (right.kind === "set") return testedItems(left, right, text);
  if (right.kind === "wildcard") {
    const how = operator.name === "wildcard" ? "pattern" : "strict-pattern";
    return [{ access: left, how, value: right.pattern, start: right.start, end: right.end }];
  }
  if (right.kind !== "literal" || typeof right.value !== "string") return [];
  if (operator.name !== "eq" && operator.name !== "ne" && operator.name !== "contains") return [];
  const how = operator.name === "contains" ? "contains" : "equal";
  return [{ access: left, how, value: right.value, start: right.start, end: right.end }];
}

function testedItems(access: Access, set: ValueSet, text: string): readonly TestedText[] {
  return placedItems(set, text).flatMap(({ item, start, end }) =>
    item.kind === "bytes" ? [{ access, how: "equal", value: item.value, start, end } as const] : [],
  );
}

/** The items of a set with their places. */
export function placedItems({ start: opening, items }: ValueSet, text: string) {
  let at = opening + 1;
  return items.map((item) => {
    const start = skipSpace(text, at);
    at = start + item.spelling.length;
    return { item, start, end: at };
  });
}
