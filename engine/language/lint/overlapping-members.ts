import type { SetItem } from "../expression";
import { compareIp } from "../values/ip";
import { type LintRule, VALUES_PAGE } from "./lint-rule";
import { covers } from "./repeated-member";
import { placedItems } from "./tested-texts";

export const overlappingMembers: LintRule = {
  code: "overlapping-members",
  severity: "warning",
  sentence: "Two ranges of a set share values, which one wider range would hold.",
  documentation: VALUES_PAGE,
  check: (node, { text }) => {
    if (node.kind !== "set") return [];
    const items = placedItems(node, text);
    return items.flatMap(({ item, start, end }, index) => {
      const other = items.slice(0, index).find((earlier) => overlap(earlier.item, item));
      return other === undefined ? [] : [{ start, end, message: `${item.spelling} overlaps with ${other.item.spelling}` }];
    });
  },
};

/** Partly: neither holds the other. */
function overlap(left: SetItem, right: SetItem): boolean {
  if (covers(left, right) || covers(right, left)) return false;
  if (left.kind === "ints" && right.kind === "ints") return left.range.first <= right.range.last && right.range.first <= left.range.last;
  if (left.kind !== "ips" || right.kind !== "ips") return false;
  return (compareIp(left.range.first, right.range.last) ?? 1) <= 0 && (compareIp(right.range.first, left.range.last) ?? 1) <= 0;
}
