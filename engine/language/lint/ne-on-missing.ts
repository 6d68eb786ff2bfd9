import { type AnyNode, type Comparison, eachCount } from "../expression";
import { mayBeMissing } from "./accesses";
import { type LintRule, replacement, type Surroundings, VALUES_PAGE } from "./lint-rule";

export const neOnMissing: LintRule = {
  code: "ne-on-missing",
  severity: "warning",
  sentence: "ne is false where there is no value; not … eq … is true there.",
  documentation: VALUES_PAGE,
  check: (node, at) => {
    if (node.kind !== "comparison" || node.operator.name !== "ne" || node.right.kind !== "literal" || node.right.value === "") return [];
    const { left, right, spelling } = node;
    if (eachCount(left) > 0 || !mayBeMissing(left) || isNegated(at) || isKnownThere(node, at)) return [];
    const { text } = at;
    const access = text.slice(left.start, left.end);
    const equal = spelling === "!=" ? "==" : "eq";
    const fixed = `not ${access} ${equal} ${text.slice(right.start, right.end)}`;
    const message = `where ${access} is missing, ${spelling} is false: a request without it does not match`;
    const title = `Use not … ${equal} …, which holds for a missing value too`;
    return [{ start: node.start, end: node.end, message, fix: replacement(node, fixed, { title, meaning: "changed" }) }];
  },
};

/** `not x ne y` means “equal or missing”, on purpose or by chance. */
function isNegated({ ancestors }: Surroundings): boolean {
  return ancestors.some(({ kind }) => kind === "not");
}

/** Whether another condition joined by `and` holds only where the value is there: then `ne` says what it seems to say. */
function isKnownThere({ left }: Comparison, { text, ancestors }: Surroundings): boolean {
  const written = text.slice(left.start, left.end);
  const holder = left.kind === "index" ? text.slice(left.of.start, left.of.end) : written;
  return ancestors.some(
    (node) => node.kind === "and" && node.items.some((item) => item.end <= left.start && item.kind !== "not" && reads(item, holder, text)),
  );
}

function reads(item: AnyNode, written: string, text: string): boolean {
  return text.slice(item.start, item.end).includes(written);
}
