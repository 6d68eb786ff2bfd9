import type { FunctionContextName } from "../functions/definition";

/** What an expression of a rule is for. `value` is any other value that a rule's parameters take. */
export type ExpressionUse = "filter" | "uri-target" | "header-value" | "redirect-target" | "counting" | "value";

/** Where functions count a use to. */
export const FUNCTION_CONTEXTS = {
  filter: "filter",
  "uri-target": "rewrite",
  "header-value": "header-value",
  "redirect-target": "redirect-target",
  counting: "rate-limit",
  value: "header-value",
} as const satisfies Readonly<Record<ExpressionUse, FunctionContextName>>;
