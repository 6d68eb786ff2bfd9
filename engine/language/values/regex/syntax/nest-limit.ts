import { assertNever } from "../../../../support/assert-never";
import { PatternFault } from "../regex-error";
import type { PatternSpan, SetItemSyntax, SetSyntax, Syntax } from "./syntax-tree";

/** Groups, repetitions, brackets, alternations and concatenations may stand this deep in each other. */
export const NEST_LIMIT = 250;

/** Refuses a pattern that is nested too deeply, which is what lets later passes recurse. */
export function checkNesting(syntax: Syntax, depth = 0): void {
  switch (syntax.kind) {
    case "alternation":
    case "concatenation":
      requireDepth(syntax.span, depth);
      for (const item of syntax.items) checkNesting(item, depth + 1);
      break;
    case "group":
    case "repetition":
      requireDepth(syntax.span, depth);
      checkNesting(syntax.item, depth + 1);
      break;
    case "bracket":
      requireDepth(syntax.span, depth);
      checkSetNesting(syntax.set, depth + 1);
      break;
    case "empty":
    case "flags":
    case "literal":
    case "dot":
    case "assertion":
    case "perl":
    case "property":
      break;
    default:
      assertNever(syntax);
  }
}

function checkSetNesting(set: SetSyntax, depth: number): void {
  if (set.kind === "operation") {
    requireDepth(set.span, depth);
    checkSetNesting(set.left, depth + 1);
    checkSetNesting(set.right, depth + 1);
    return;
  }
  const inner = set.items.length > 1 ? depth + 1 : depth;
  if (set.items.length > 1) requireDepth(set.span, depth);
  for (const item of set.items) checkItemNesting(item, inner);
}

function checkItemNesting(item: SetItemSyntax, depth: number): void {
  if (item.kind !== "bracket") return;
  requireDepth(item.span, depth);
  checkSetNesting(item.set, depth + 1);
}

function requireDepth(span: PatternSpan, depth: number): void {
  if (depth >= NEST_LIMIT) failTooDeep(span);
}

export function failTooDeep(span: PatternSpan): never {
  throw new PatternFault(`exceed the maximum number of nested parentheses/brackets (${NEST_LIMIT})`, span);
}
