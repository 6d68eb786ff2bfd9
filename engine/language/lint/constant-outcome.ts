import type { Access, AnyNode, Comparison, SetItem } from "../expression";
import { eachCount } from "../expression";
import { boundsOfField } from "../known-values";
import { printExpression } from "../printer/print-expression";
import { fieldRead, mayBeMissing } from "./accesses";
import { readLiteralPattern } from "./literal-pattern";

/** An outcome that no request changes, and why. */
export interface ConstantOutcome {
  readonly outcome: boolean;
  readonly because: string;
}

/**
 * The outcome of one condition where the expression alone decides it; `null` elsewhere. What holds for every value is a test for its presence
 * where the value may be missing, or where elements are asked and there may be none: no constant.
 */
export function constantOutcome(node: AnyNode): ConstantOutcome | null {
  const found =
    node.kind === "call" ? emptyAffix(node.called.name, node.arguments) : node.kind === "comparison" ? constantComparison(node) : null;
  if (found?.outcome !== true) return found;
  const value = node.kind === "comparison" ? node.left : node;
  return node.type.kind === "Array" || mayBeMissing(value) ? null : found;
}

function emptyAffix(name: string, [value, affix]: readonly AnyNode[]): ConstantOutcome | null {
  if ((name !== "starts_with" && name !== "ends_with") || value === undefined) return null;
  if (affix?.kind !== "literal" || affix.value !== "") return null;
  return { outcome: true, because: `every text ${name === "starts_with" ? "begins" : "ends"} with the empty text` };
}

function constantComparison({ left, right, operator }: Comparison): ConstantOutcome | null {
  if (right.kind === "regex")
    return matchesAll(right.pattern) ? { outcome: true, because: "the regular expression matches every text" } : null;
  if (right.kind === "wildcard") return right.pattern === "*" ? { outcome: true, because: "the pattern * fits every text" } : null;
  if (right.kind === "set") return outcomeOfSet(left, right.items);
  if (right.kind === "list") return null;
  if (right.kind !== "literal") return outcomeOfItself(operator.name, left, right);
  if (operator.name === "contains" && right.value === "") return { outcome: true, because: "every text contains the empty text" };
  return isInt(right.value) ? outcomeOfOrder(left, operator.name, right.value) : null;
}

const MATCH_ALL = new Set(["", "^", "$", ".*", "^.*", "(.*)", "^(.*)"]);

function matchesAll(pattern: string): boolean {
  return MATCH_ALL.has(pattern) && readLiteralPattern(pattern) === null;
}

function outcomeOfSet(left: Access, items: readonly SetItem[]): ConstantOutcome | null {
  if (items.length === 0) return { outcome: false, because: "the set is empty" };
  const bounds = boundsOf(left);
  if (bounds === undefined) return null;
  const ranges = items.flatMap((item) => (item.kind === "ints" ? [item.range] : []));
  if (ranges.length === 0) return null;
  const [least, greatest] = bounds;
  if (ranges.every(({ first, last }) => last < least || first > greatest))
    return { outcome: false, because: `the value is always from ${least} to ${greatest}` };
  return ranges.some(({ first, last }) => first <= least && last >= greatest)
    ? { outcome: true, because: `the value is always from ${least} to ${greatest}` }
    : null;
}

function outcomeOfOrder(left: Access, operator: string, wanted: number | bigint): ConstantOutcome | null {
  const bounds = boundsOf(left);
  if (bounds === undefined) return null;
  const [least, greatest] = bounds;
  const outcome = decide(operator, wanted, least, greatest);
  if (outcome === null) return null;
  const because =
    greatest === Number.MAX_SAFE_INTEGER ? `the value is never below ${least}` : `the value is always from ${least} to ${greatest}`;
  return { outcome, because };
}

function decide(operator: string, wanted: number | bigint, least: number, greatest: number): boolean | null {
  switch (operator) {
    case "eq":
      return wanted < least || wanted > greatest ? false : null;
    case "ne":
      return wanted < least || wanted > greatest ? true : null;
    case "lt":
      return wanted <= least ? false : wanted > greatest ? true : null;
    case "le":
      return wanted < least ? false : wanted >= greatest ? true : null;
    case "gt":
      return wanted >= greatest ? false : wanted < least ? true : null;
    case "ge":
      return wanted > greatest ? false : wanted <= least ? true : null;
    case "bitwise_and":
      return wanted === 0 ? false : null;
    default:
      return null;
  }
}

/** What an integer access can give. Lengths have no upper bound. */
function boundsOf(access: Access): readonly [least: number, greatest: number] | undefined {
  if (access.type.kind !== "Int") return undefined;
  const read = access.kind === "index" || access.kind === "each" ? access.of : access;
  if (read.kind === "call") return read.called.name === "len" ? [0, Number.MAX_SAFE_INTEGER] : undefined;
  const field = fieldRead(access);
  return field === null ? undefined : boundsOfField(field.name);
}

function outcomeOfItself(operator: string, left: Access, right: AnyNode): ConstantOutcome | null {
  if (eachCount(left) > 0 || printExpression(left) !== printExpression(right)) return null;
  if (["eq", "le", "ge"].includes(operator)) return { outcome: true, because: "both sides are the same" };
  return ["ne", "lt", "gt"].includes(operator) ? { outcome: false, because: "both sides are the same" } : null;
}

function isInt(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}
