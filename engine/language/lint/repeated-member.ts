import type { SetItem } from "../expression";
import { compareIp } from "../values/ip";
import { type LintFinding, type LintRule, type TextEdit, VALUES_PAGE } from "./lint-rule";
import { placedItems } from "./tested-texts";

export const repeatedMember: LintRule = {
  code: "repeated-member",
  severity: "warning",
  sentence: "A member that another one already covers says nothing.",
  documentation: VALUES_PAGE,
  check: (node, { text }) => {
    if (node.kind !== "set") return [];
    const items = placedItems(node, text);
    const found: LintFinding[] = [];
    for (const [index, placed] of items.entries()) {
      const cover = items.find(
        ({ item }, other) => other !== index && covers(item, placed.item) && (other < index || !covers(placed.item, item)),
      );
      if (cover === undefined) continue;
      const same = covers(placed.item, cover.item);
      const message = same
        ? `${placed.item.spelling} stands in this set twice`
        : `${cover.item.spelling} already covers ${placed.item.spelling}`;
      const { start, end } = placed;
      found.push({
        start,
        end,
        message,
        fix: { title: `Remove ${placed.item.spelling}`, meaning: "kept", edits: [removal(text, start, end)] },
      });
    }
    return found;
  },
};

/** Takes one white space beside the member along. */
function removal(text: string, start: number, end: number): TextEdit {
  if (/\s/.test(text.charAt(start - 1)))
    return { start: start - 1, end, text: text.charAt(end) === "}" || /\s/.test(text.charAt(end)) ? "" : " " };
  return { start, end: /\s/.test(text.charAt(end)) ? end + 1 : end, text: "" };
}

export function covers(outer: SetItem, inner: SetItem): boolean {
  if (outer.kind === "bytes" && inner.kind === "bytes") return outer.value === inner.value;
  if (outer.kind === "ints" && inner.kind === "ints") return outer.range.first <= inner.range.first && inner.range.last <= outer.range.last;
  if (outer.kind !== "ips" || inner.kind !== "ips") return false;
  return (compareIp(outer.range.first, inner.range.first) ?? 1) <= 0 && (compareIp(inner.range.last, outer.range.last) ?? 1) <= 0;
}
