import type { FunctionContextName } from "./definition";

const CONTEXT_NOUNS = {
  filter: "conditions",
  rewrite: "URL rewrites",
  "header-value": "header values",
  "redirect-target": "redirect targets",
  "rate-limit": "counting expressions",
  network: "the network firewall",
} as const satisfies Readonly<Record<FunctionContextName, string>>;

/** Places as people call them: “URL rewrites, header values”. */
export function placesOfContexts(contexts: readonly FunctionContextName[]): string {
  return contexts.map((context) => CONTEXT_NOUNS[context]).join(", ");
}
