import type { IpRange } from "../values/ip";
import { type LintRule, VALUES_PAGE } from "./lint-rule";

export const ipv4Only: LintRule = {
  code: "ipv4-only",
  severity: "warning",
  sentence: "An IPv4 network never holds an IPv6 address; a visitor over IPv6 is in none of them.",
  documentation: VALUES_PAGE,
  check: (node, { ancestors, options }) => {
    if (options.ipv6 === "off" || node.kind !== "comparison" || node.right.kind !== "set") return [];
    if (node.left.kind !== "field" || node.left.field.name !== "ip.src") return [];
    const ranges = node.right.items.flatMap((item) => (item.kind === "ips" ? [item.range] : []));
    if (ranges.length === 0 || ranges.some(({ first }) => first.family === 6)) return [];
    const { start, end } = node.right;
    if (ranges.some(isEverything))
      return [{ start, end, message: "0.0.0.0/0 holds every IPv4 address and no IPv6 address; ::/0 holds those" }];
    const negations = ancestors.filter(({ kind }) => kind === "not").length;
    if (negations % 2 === 0) return [];
    return [{ start, end, message: "the set holds IPv4 only: every visitor who comes over IPv6 counts as outside it" }];
  },
};

function isEverything({ first, last }: IpRange): boolean {
  return first.family === 4 && first.d === 0 && last.d === 0xffff_ffff;
}
