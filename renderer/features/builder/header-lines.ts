import type { OriginDefinition } from "../../../engine/contract/index";
import type { Parsed } from "../../ui/use-draft";
import { WORDS } from "../../words/words";

const words = WORDS.builder.headerLines;

/** `name: value`, one line a value; a header that repeats has several lines. */
export function headerLines(headers: OriginDefinition["headers"]): string {
  return Object.entries(headers ?? {})
    .flatMap(([name, value]) => (typeof value === "string" ? [`${name}: ${value}`] : value.map((one) => `${name}: ${one}`)))
    .join("\n");
}

export function readHeaderLines(text: string): Parsed<OriginDefinition["headers"]> {
  const values = new Map<string, readonly string[]>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const colon = line.indexOf(":");
    if (colon < 1) return { kind: "problem", message: words.notHeader(index + 1) };
    const name = line.slice(0, colon).trim();
    values.set(name, [...(values.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  if (values.size === 0) return { kind: "value", value: undefined };
  return { kind: "value", value: Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? "") : all])) };
}
