import { lowerAscii } from "../../support/ascii";
import type { AnyNode } from "../expression";
import { isHeaderMap } from "../known-values";
import { FIELDS_PAGE, type LintFinding, type LintRule, replacement } from "./lint-rule";
import { quoteBytes } from "./quote";

export const headerNameCase: LintRule = {
  code: "header-name-case",
  severity: "warning",
  sentence: "Maps of headers hold their names in lower case; a name with a capital finds nothing.",
  documentation: `${FIELDS_PAGE}http.request.headers/`,
  check: (node, { text }) => {
    if (node.kind === "index" && typeof node.key === "string" && isMap(node.of)) {
      const inside = text.indexOf('"', node.of.end);
      return judge(node.key, { start: inside, end: inside + node.spelling.length });
    }
    if (node.kind !== "call" || node.called.name !== "has_key") return [];
    const [map, key] = node.arguments;
    return map !== undefined && isMap(map) && key?.kind === "literal" && typeof key.value === "string" ? judge(key.value, key) : [];
  },
};

function isMap(node: AnyNode): boolean {
  return node.kind === "field" && isHeaderMap(node.field.name);
}

function judge(name: string, { start, end }: { readonly start: number; readonly end: number }): readonly LintFinding[] {
  const lower = lowerAscii(name);
  if (lower === name) return [];
  const fix = replacement({ start, end }, quoteBytes(lower), { title: `Use ${quoteBytes(lower)}`, meaning: "changed" });
  return [{ start, end, message: `Header names are lower case here, so ${quoteBytes(name)} is never found`, fix }];
}
