import { type LintRule, OPERATORS_PAGE } from "./lint-rule";

export const ipOrdering: LintRule = {
  code: "ip-ordering",
  severity: "warning",
  sentence: "Documentation has no ordering of addresses; a range in a set says the same.",
  documentation: OPERATORS_PAGE,
  check: (node) =>
    node.kind === "comparison" && node.left.type.kind === "Ip" && ["lt", "le", "gt", "ge"].includes(node.operator.name)
      ? [
          {
            start: node.start,
            end: node.end,
            message: "addresses are not documented to have an order: use in {first..last}; one of the other family is on neither side",
          },
        ]
      : [],
};
