import type { Diagnostic } from "../../../engine/language/diagnostic";

/**
 * A mistake with the line it is in and a mark under it:
 *
 *     1:11: error: unknown identifier [unknown-identifier]
 *       http.host eq
 *                 ^^
 */
export function printDiagnostic({ severity, message, code, line, column, start, end, hint }: Diagnostic, expression: string): string {
  const lineStart = expression.lastIndexOf("\n", start - 1) + 1;
  const newline = expression.indexOf("\n", start);
  const lineEnd = newline === -1 ? expression.length : newline;
  const before = expression.slice(lineStart, start).replaceAll(/[^\t]/gu, " ");
  const marks = "^".repeat(Math.max(1, Math.min(end, lineEnd) - start));
  const rows = [`${line}:${column}: ${severity}: ${message} [${code}]`, `  ${expression.slice(lineStart, lineEnd)}`, `  ${before}${marks}`];
  return [...rows, ...(hint === undefined ? [] : [`  ${hint}`])].join("\n");
}
