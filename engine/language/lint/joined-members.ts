import { type LintRule, replacement, VALUES_PAGE } from "./lint-rule";
import { placedItems } from "./tested-texts";

export const joinedMembers: LintRule = {
  code: "joined-members",
  severity: "warning",
  sentence: "A dash between two numbers is the sign of the second one; a range has two dots.",
  documentation: VALUES_PAGE,
  check: (node, { text }) => {
    if (node.kind !== "set") return [];
    const items = placedItems(node, text);
    return items.flatMap(({ item, start, end }, index) => {
      const before = items[index - 1];
      if (before === undefined || before.end !== start || !item.spelling.startsWith("-")) return [];
      const place = { start: before.start, end };
      const range = `${before.item.spelling}..${item.spelling.slice(1)}`;
      const message = `these are the numbers ${before.item.spelling} and ${item.spelling}; the range is written ${range}`;
      return [{ ...place, message, fix: replacement(place, range, { title: `Use ${range}`, meaning: "changed" }) }];
    });
  },
};
