import type { Diagnostic } from "./diagnostic";

/**
 * The mistake in the layout of Cloudflare's own message: where, the line, carets under the place, what is wrong. Spaces and carets count
 * UTF-8 bytes, as there. The hint, which Cloudflare does not give, follows on a line of its own.
 */
export function printDiagnostic(text: string, { line, column, length, message, severity, hint }: Diagnostic): string {
  const heading = severity === "error" ? "Filter parsing error" : "Warning";
  const lines = [
    `${heading} (${line}:${column}):`,
    text.split("\n")[line - 1] ?? "",
    `${" ".repeat(column - 1)}${"^".repeat(length)} ${message}`,
  ];
  return (hint === undefined ? lines : [...lines, `Hint: ${hint}`]).join("\n");
}
