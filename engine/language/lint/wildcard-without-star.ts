import { lowerAscii } from "../../support/ascii";
import { eachCount } from "../expression";
import { type LintRule, OPERATORS_PAGE, replacement } from "./lint-rule";
import { quoteBytes } from "./quote";

export const wildcardWithoutStar: LintRule = {
  code: "wildcard-without-star",
  severity: "warning",
  sentence: "A pattern without * stands for one text: the whole value must be it.",
  documentation: `${OPERATORS_PAGE}#wildcard-matching`,
  check: (node, { text }) => {
    if (node.kind !== "comparison" || node.right.kind !== "wildcard") return [];
    const { left, right, operator } = node;
    const plain = withoutEscapes(right.pattern);
    if (plain === null) return [];
    const message = `the pattern has no *, so the whole value must be ${text.slice(right.start, right.end)}`;
    const { start, end } = right;
    const written = text.slice(left.start, left.end);
    if (operator.name === "strict wildcard") {
      const fix = replacement(node, `${written} eq ${quoteBytes(plain)}`, { title: "Use eq", meaning: "kept" });
      return [{ start, end, message, fix }];
    }
    if (eachCount(left) > 0 || written.includes("[*]")) return [{ start, end, message }];
    const same = `lower(${written}) eq ${quoteBytes(lowerAscii(plain))}`;
    return [{ start, end, message, fix: replacement(node, same, { title: "Use lower() with eq", meaning: "kept" }) }];
  },
};

/** The text that a pattern without a star stands for; `null` where it has one. */
function withoutEscapes(pattern: string): string | null {
  const plain = pattern.replace(/\\([*\\])/g, (_, escaped: string) => (escaped === "*" ? "\u0100" : escaped));
  return plain.includes("*") ? null : plain.replaceAll("\u0100", "*");
}
