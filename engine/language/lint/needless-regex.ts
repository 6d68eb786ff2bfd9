import { lowerAscii } from "../../support/ascii";
import { textToBytes } from "../../support/bytes";
import type { Comparison } from "../expression";
import { type LintRule, OPERATORS_PAGE, replacement } from "./lint-rule";
import { type LiteralPattern, readLiteralPattern } from "./literal-pattern";
import { quoteBytes } from "./quote";

export const needlessRegex: LintRule = {
  code: "needless-regex",
  severity: "warning",
  sentence: "A regular expression that only looks for a fixed text is better written with contains, starts_with(), ends_with(), eq or in.",
  documentation: OPERATORS_PAGE,
  check: (node, { text }) => {
    if (node.kind !== "comparison" || node.right.kind !== "regex") return [];
    const literal = readLiteralPattern(node.right.pattern);
    if (literal === null) return [];
    const simpler = rewrite(node, literal, text);
    if (simpler === null) return [];
    const message = `the regular expression only looks for a fixed text: ${simpler.instead} does the same, on every plan`;
    return [
      {
        start: node.start,
        end: node.end,
        message,
        fix: replacement(node, simpler.text, { title: `Use ${simpler.instead}`, meaning: "kept" }),
      },
    ];
  },
};

function rewrite({ left }: Comparison, literal: LiteralPattern, text: string): { readonly instead: string; readonly text: string } | null {
  const { texts, from, to, anyCase } = literal;
  const written = text.slice(left.start, left.end);
  const access = anyCase ? `lower(${written})` : written;
  if (anyCase && (left.kind === "each" || written.includes("[*]"))) return null;
  const values = texts.map((value) => quoteBytes(anyCase ? lowerAscii(textToBytes(value)) : textToBytes(value)));
  const [value] = values;
  if (value === undefined) return null;
  if (from === "start" && to === "end")
    return values.length === 1
      ? { instead: anyCase ? "lower() with eq" : "eq", text: `${access} eq ${value}` }
      : { instead: anyCase ? "lower() with in" : "in", text: `${access} in {${values.join(" ")}}` };
  if (values.length > 1) return null;
  if (from === "start") return { instead: "starts_with()", text: `starts_with(${access}, ${value})` };
  if (to === "end") return { instead: "ends_with()", text: `ends_with(${access}, ${value})` };
  return { instead: anyCase ? "lower() with contains" : "contains", text: `${access} contains ${value}` };
}
