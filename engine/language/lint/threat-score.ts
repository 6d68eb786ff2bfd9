import { FIELDS_PAGE, type LintRule } from "./lint-rule";

export const threatScore: LintRule = {
  code: "constant-threat-score",
  severity: "warning",
  sentence: "cf.threat_score is always 0 since the network stopped filling it.",
  documentation: `${FIELDS_PAGE}cf.threat_score/`,
  check: (node) =>
    node.kind === "field" && node.field.name === "cf.threat_score"
      ? [
          {
            start: node.start,
            end: node.end,
            message: "cf.threat_score is always 0 today, so this condition is the same for every request",
          },
        ]
      : [],
};
