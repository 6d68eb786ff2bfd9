import type { IpRange } from "../../language/values/ip";
import { compareIp, parseNetwork } from "../../language/values/ip";
import type { Finding, List } from "../configuration";
import { property, within } from "../reading";
import type { Check } from "./check";

/** Of one list, as many are told one by one. */
const MOST_FINDINGS = 20;

interface Item {
  readonly text: string;
  readonly range: IpRange;
  readonly index: number;
}

/** Addresses and networks of a list that another network of it holds already. What stands there twice is told elsewhere. */
export const overlappingItems: Check = {
  codes: ["overlapping-list-item", "further-list-items"],
  documentation: "https://developers.cloudflare.com/waf/tools/lists/custom-lists/",
  run: ({ account }) => account.lists.filter(({ kind }) => kind === "ip").flatMap(checkList),
};

function checkList(list: List): readonly Finding[] {
  const items = list.items.flatMap((item, index): readonly Item[] => {
    const text = property(item, "ip");
    const range = typeof text === "string" ? parseNetwork(text) : null;
    return typeof text !== "string" || range === null || "problem" in range ? [] : [{ text, range, index }];
  });
  const found = [4, 6].flatMap((family) => findCovered(items.filter(({ range }) => range.first.family === family)));
  const findings = found.slice(0, MOST_FINDINGS).map(
    ({ item, by }): Finding => ({
      code: "overlapping-list-item",
      severity: "warning",
      message: `${item.text} is part of ${by.text} (item ${by.index + 1}) in the list ${list.name}; it changes nothing.`,
      place: within(within(list.source, "items"), item.index),
      fix: "Take it out.",
    }),
  );
  if (found.length <= MOST_FINDINGS) return findings;
  const message = `${found.length - MOST_FINDINGS} more items of the list ${list.name} are parts of other items.`;
  return [...findings, { code: "further-list-items", severity: "warning", message, place: list.source }];
}

/** Sorted by where they begin, wider ones first, an item is covered if the widest so far reaches to its end. */
function findCovered(items: readonly Item[]): readonly { readonly item: Item; readonly by: Item }[] {
  const sorted = items.toSorted(
    (left, right) =>
      (compareIp(left.range.first, right.range.first) ?? 0) ||
      (compareIp(right.range.last, left.range.last) ?? 0) ||
      left.index - right.index,
  );
  const covered: { item: Item; by: Item }[] = [];
  let widest: Item | null = null;
  for (const item of sorted) {
    const holds: boolean = widest !== null && (compareIp(item.range.last, widest.range.last) ?? 1) <= 0;
    if (!holds || widest === null) widest = item;
    else if (compareIp(item.range.first, widest.range.first) !== 0 || compareIp(item.range.last, widest.range.last) !== 0)
      covered.push({ item, by: widest });
  }
  return covered.toSorted((left, right) => left.item.index - right.item.index);
}
