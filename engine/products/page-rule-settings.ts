import { mergeLeaves } from "../actions/overlay";
import type { Passage, Route } from "../actions/passage";
import type { PageRule } from "../config/configuration";
import type { Json } from "../support/json";
import type { Effect } from "../trace/result";
import { pageRuleCacheSettings } from "./page-rule-cache";

/**
 * What the settings of the page rule that applies do to the origin and the cache; modern rules, which come later, override them one by
 * one. Its other settings are read where they count. https://developers.cloudflare.com/rules/page-rules/reference/settings/
 */
export function applyPageRuleSettings(
  actions: PageRule["actions"],
  passage: Passage,
): { readonly passage: Passage; readonly effects: readonly Effect[] } {
  const route = actions.reduce((merged, { id, value }): Route => ({ ...merged, ...routeOf(id, value) }), passage.route);
  const pageRuleCache = mergeLeaves(passage.pageRuleCache, pageRuleCacheSettings(actions));
  const effects = actions.map(({ id, value }) => ({ target: `page_rule.${id}`, before: null, after: value ?? "on" }));
  return { passage: { ...passage, route, pageRuleCache }, effects };
}

function routeOf(id: string, value: Json): Route {
  if (typeof value !== "string" || value === "") return {};
  if (id === "host_header_override") return { hostHeader: value.toLowerCase() };
  return id === "resolve_override" ? { host: value.toLowerCase() } : {};
}
