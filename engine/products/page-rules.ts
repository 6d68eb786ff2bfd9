import type { PageRule, Zone } from "../config/configuration";
import { isObject, property } from "../config/reading";
import type { HttpRequest } from "../http/message";
import { pathAndQuery } from "../http/url";
import { textToBytes } from "../support/bytes";
import type { Json } from "../support/json";
import { edgePage, redirectTo, statusEffect } from "./answers";
import { httpsUrl } from "./https-url";
import { matchUrl } from "./match-url";
import { applyPageRuleSettings } from "./page-rule-settings";
import type { Product, ProductPoint, ProductRule, ProductVerdict } from "./product";
import { chooseWorkerRoute } from "./worker-routes";

/** The one page rule that applies to a request, with what its stars took. */
export interface ChosenPageRule {
  readonly rule: PageRule;
  readonly captures: readonly string[];
}

/**
 * Exactly one page rule applies: of those that match, the one with the highest priority. Its settings count from here on, each until a
 * modern rule sets the same. A rule that redirects does so later, or here: see the assumption `page-rule-redirects`.
 * https://developers.cloudflare.com/rules/page-rules/
 */
export const pageRules: Product = {
  phase: "page_rules",
  prepare({ zone }) {
    if (!hasPageRules(zone)) return null;
    return {
      act(point) {
        const chosen = point.pageRule();
        if (chosen === null) return { kind: "no-match" };
        if (redirects(chosen.rule, point)) return isEarly(point) ? redirect(chosen, zone, point) : { kind: "absent" };
        const { passage, effects } = applyPageRuleSettings(chosen.rule.actions, point.passage);
        return { kind: "continue", passage, effects, rule: describe(chosen.rule) };
      },
    };
  },
};

/** Where page rules redirect: after Bulk Redirects, which are documented to beat them. */
export const pageRuleRedirects: Product = {
  phase: "page_rules_forwarding",
  prepare({ zone }) {
    if (!hasPageRules(zone)) return null;
    return {
      act(point) {
        const chosen = point.pageRule();
        return chosen === null || isEarly(point) || !redirects(chosen.rule, point) ? { kind: "absent" } : redirect(chosen, zone, point);
      },
    };
  },
};

function hasPageRules(zone: Zone): boolean {
  return zone.pageRules.some(({ active }) => active);
}

function isEarly({ assumptions }: ProductPoint): boolean {
  return assumptions["page-rule-redirects"] === "after-url-rewrites";
}

function redirects({ actions }: PageRule, { passage }: ProductPoint): boolean {
  return actions.some(({ id }) => id === "forwarding_url" || (id === "always_use_https" && passage.request.scheme === "http"));
}

function redirect({ rule: pageRule, captures }: ChosenPageRule, zone: Zone, { passage }: ProductPoint): ProductVerdict {
  const rule = describe(pageRule);
  const forwarding = pageRule.actions.find(({ id }) => id === "forwarding_url");
  if (forwarding === undefined) return redirectTo(httpsUrl(passage.request), 301, rule);
  const { scheme, host } = passage.request;
  const worker = chooseWorkerRoute(zone.workerRoutes, { scheme, host, target: pathAndQuery(passage.request) });
  if (worker !== null && worker.route.script !== null)
    return { kind: "continue", passage, effects: [], rule, note: "It does not redirect, because the URL has a Worker route." };
  return forward(forwarding.value, captures, rule);
}

/** The rules of a zone in the order they are tried: those with a higher priority first, of equal ones the first. */
export function orderPageRules(rules: readonly PageRule[]): readonly PageRule[] {
  return rules.filter((rule) => rule.active).toSorted((left, right) => right.priority - left.priority);
}

/** Of rules in order, the one that applies. */
export function choosePageRule(ordered: readonly PageRule[], request: HttpRequest): ChosenPageRule | null {
  for (const rule of ordered) {
    const captures = matchUrl(rule.pattern, request);
    if (captures !== null) return { rule, captures };
  }
  return null;
}

/** `$n` is what the n-th star took, `\$` a dollar. A number without its star gives `null`: such requests fail with status 500. */
export function forwardTarget(target: string, captures: readonly string[]): string | null {
  let absent = false;
  const filled = textToBytes(target).replace(/\\\$|\$(\d+)/g, (match, digits: string | undefined) => {
    if (digits === undefined) return "$";
    const capture = captures[Number(digits) - 1];
    absent ||= capture === undefined;
    return capture ?? match;
  });
  return absent ? null : filled;
}

function forward(value: Json, captures: readonly string[], rule: ProductRule): ProductVerdict {
  const url = isObject(value) ? property(value, "url") : undefined;
  const status = isObject(value) ? property(value, "status_code") : undefined;
  const target = typeof url === "string" ? forwardTarget(url, captures) : null;
  if (target !== null) return redirectTo(target, status === 301 ? 301 : 302, rule);
  const because = "its target names a wildcard that its pattern does not have";
  return { kind: "respond", outcome: "error", response: edgePage(500), location: null, effects: [statusEffect(500)], rule, because };
}

function describe({ id, pattern, json, source, actions }: PageRule): ProductRule {
  return { type: "page_rule", id, description: pattern, action: actions.map((action) => action.id).join(", "), json, source };
}
