import { parsePattern } from "../values/regex/syntax/parse-pattern";
import type { Syntax } from "../values/regex/syntax/syntax-tree";
import { fieldInAnyCase } from "./accesses";
import { type LintRule, OPERATORS_PAGE } from "./lint-rule";

export const unescapedDot: LintRule = {
  code: "unescaped-dot",
  severity: "warning",
  sentence: "In a regular expression a dot is any character; the dot of a host name is written \\.",
  documentation: OPERATORS_PAGE,
  check: (node, { text }) => {
    if (node.kind !== "comparison" || node.right.kind !== "regex" || fieldInAnyCase(node.left)?.name !== "http.host") return [];
    const { pattern, start } = node.right;
    const opening = text.indexOf('"', start) + 1;
    if (!text.startsWith(pattern, opening)) return [];
    const dots = dotsBetweenLetters(parsePattern(pattern).syntax).map((at) => opening + at);
    const edits = dots.map((at) => ({ start: at, end: at, text: "\\" }));
    return dots.map((at) => ({
      start: at,
      end: at + 1,
      message: "this dot stands for any character, not only for a dot",
      fix: { title: "Escape the dots of the host name", meaning: "changed", edits },
    }));
  },
};

/** Places of the dots that stand between two letters or digits, as in a host name. */
function dotsBetweenLetters(syntax: Syntax): readonly number[] {
  if (syntax.kind === "group" || syntax.kind === "repetition") return dotsBetweenLetters(syntax.item);
  if (syntax.kind === "alternation") return syntax.items.flatMap(dotsBetweenLetters);
  if (syntax.kind !== "concatenation") return [];
  const { items } = syntax;
  return items.flatMap((item, index) =>
    item.kind === "dot" && isLetter(items[index - 1]) && isLetter(items[index + 1]) ? [item.span.start] : dotsBetweenLetters(item),
  );
}

function isLetter(syntax: Syntax | undefined): boolean {
  return syntax?.kind === "literal" && /[a-z0-9]/i.test(String.fromCodePoint(syntax.point));
}
