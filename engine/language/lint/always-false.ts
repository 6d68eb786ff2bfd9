import { isInside } from "./always-true";
import { constantOutcome } from "./constant-outcome";
import { contradiction } from "./joint-outcome";
import { type LintRule, OPERATORS_PAGE } from "./lint-rule";

export const alwaysFalse: LintRule = {
  code: "always-false",
  severity: "warning",
  sentence: "The condition holds for no request.",
  documentation: OPERATORS_PAGE,
  check: (node, at) => {
    const { start, end } = node;
    const constant = constantOutcome(node);
    if (constant?.outcome === false) return [{ start, end, message: `this never holds: ${constant.because}` }];
    if (node.kind !== "and" || isInside(node, at)) return [];
    const joint = contradiction(node);
    if (joint === null) return [];
    return [
      { start: joint.place.start, end: joint.place.end, message: `this and “${joint.because}” never hold together: did you mean or?` },
    ];
  },
};
