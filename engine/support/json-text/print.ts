import { assertNever } from "../assert-never";
import { isJsonObject, type Json } from "../json";

/** How a value is laid out: over several lines, on one line with spaces, or without any space. */
export type Layout =
  | { readonly kind: "lines"; readonly unit: string; readonly eol: string }
  | { readonly kind: "line" }
  | { readonly kind: "tight" };

/** The value as text that stands on a line whose indentation is `indent`; the first line is not indented. */
export function printValue(value: Json, layout: Layout, indent: string): string {
  switch (layout.kind) {
    case "tight":
      return JSON.stringify(value);
    case "line":
      return printOnLine(value);
    case "lines":
      return JSON.stringify(value, null, layout.unit).replaceAll("\n", `${layout.eol}${indent}`);
    default:
      return assertNever(layout);
  }
}

function printOnLine(value: Json): string {
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${printOnLine(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return isArray(value) ? `[${value.map(printOnLine).join(", ")}]` : JSON.stringify(value);
}

/** How a text lays its values out: by its first line break and what follows it. */
export function layoutOf(text: string): Layout {
  const broken = /[{[]\s*?(\r?\n)([ \t]*)/.exec(text);
  if (broken !== null)
    return { kind: "lines", unit: broken[2] === undefined || broken[2] === "" ? "  " : broken[2], eol: broken[1] ?? "\n" };
  return /[,:] /.test(withoutStrings(text.slice(0, 4096))) ? { kind: "line" } : { kind: "tight" };
}

/** What strings hold says nothing about the layout; one that the end cuts off is taken out, too. */
function withoutStrings(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*(?:"|$)/gs, '""');
}

/** The indentation of the line on which `offset` stands. */
export function indentAt(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  return /^\uFEFF?([ \t]*)/.exec(text.slice(line, offset))?.[1] ?? "";
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
