import { parseExpression } from "./parse-expression";
import { parseTemplateText } from "./parse-template";
import { HclMistake, lineAt, type Scanner } from "./scanner";
import type { Expression } from "./syntax";

/** A whole file as a template, as `templatefile()` reads it. */
export function parseTemplateFile(scanner: Scanner): Expression | { readonly message: string; readonly line: number } {
  try {
    return parseTemplateText(scanner, parseExpression);
  } catch (error) {
    if (error instanceof HclMistake) return { message: error.message, line: lineAt(scanner, error.offset) };
    throw error;
  }
}
