import { FIELDS_PAGE, type LintRule, replacement } from "./lint-rule";

export const deprecatedField: LintRule = {
  code: "deprecated-field",
  severity: "warning",
  sentence: "The field has another name today; the old one still works.",
  documentation: FIELDS_PAGE,
  check: (node) => {
    if (node.kind !== "field" || node.field.deprecated === undefined) return [];
    const { start, end, field } = node;
    const { use, sentence } = node.field.deprecated;
    if (use === undefined) return [{ start, end, message: sentence }];
    const meaning = field.sameAs?.name === use ? "kept" : "changed";
    return [{ start, end, message: sentence, fix: replacement(node, use, { title: `Use ${use}`, meaning }) }];
  },
};
