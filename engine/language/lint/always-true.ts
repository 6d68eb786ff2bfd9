import type { AnyNode } from "../expression";
import { constantOutcome } from "./constant-outcome";
import { tautology } from "./joint-outcome";
import { type LintRule, OPERATORS_PAGE, type Surroundings } from "./lint-rule";

export const alwaysTrue: LintRule = {
  code: "always-true",
  severity: "warning",
  sentence: "The condition holds for every request.",
  documentation: OPERATORS_PAGE,
  check: (node, at) => {
    const { start, end } = node;
    const constant = constantOutcome(node);
    if (constant?.outcome === true) return [{ start, end, message: `this always holds: ${constant.because}` }];
    if (node.kind !== "or" || isInside(node, at)) return [];
    const joint = tautology(node);
    if (joint === null) return [];
    const message = `this or “${joint.because}” always holds, since a value cannot be both: did you mean and?`;
    return [{ start: joint.place.start, end: joint.place.end, message }];
  },
};

/** Whether the node is part of a larger combination of its kind, which is judged whole. */
export function isInside(node: AnyNode, { ancestors }: Surroundings): boolean {
  const above = ancestors.findLast(({ kind }) => kind !== "group");
  return above?.kind === node.kind;
}
