import type { PageRule, Zone } from "../config/configuration";
import { isObject, property } from "../config/reading";
import type { HttpRequest } from "../http/message";
import { pathAndQuery, printUrl } from "../http/url";
import { textToBytes } from "../support/bytes";
import type { Json } from "../support/json";
import { edgePage, redirectTo, statusEffect } from "./answers";
import { matchUrl } from "./match-url";
import type { Product, ProductRule, ProductVerdict } from "./product";
import { countOf } from "./reading";
import { chooseWorkerRoute } from "./worker-routes";

/**
 * Exactly one page rule applies: of those that match, the one with the highest priority. Redirects of it are made; its other settings
 * are listed. https://developers.cloudflare.com/rules/page-rules/
 */
export const pageRules: Product = {
  phase: "page_rules",
  configured: (zone) => countOf(zone.pageRules.filter((rule) => rule.active).length, "page rule"),
  act({ zone, passage }) {
    const chosen = choosePageRule(zone.pageRules, passage.request);
    if (chosen === null) return { kind: "no-match" };
    const rule = describe(chosen.rule);
    const forwarding = chosen.rule.actions.find(({ id }) => id === "forwarding_url");
    if (forwarding !== undefined) return forward(forwarding.value, chosen.captures, rule, { zone, request: passage.request, passage });
    const upgrades = chosen.rule.actions.some(({ id }) => id === "always_use_https") && passage.request.scheme === "http";
    if (upgrades) return redirectTo(httpsUrl(passage.request), 301, rule);
    const settings = Object.fromEntries(chosen.rule.actions.map(({ id, value }): [string, Json] => [id, value]));
    const effects = Object.entries(settings).map(([id, value]) => ({
      target: `page_rule.${id}`,
      before: null,
      after: value ?? "on",
    }));
    return { kind: "continue", passage, effects, rule, note: "Its settings are listed; what they do is not simulated yet." };
  },
};

/** The rule that applies, with what its stars took. Of equal priorities the first counts. */
export function choosePageRule(
  rules: readonly PageRule[],
  request: HttpRequest,
): { readonly rule: PageRule; readonly captures: readonly string[] } | null {
  const ordered = rules.filter((rule) => rule.active).toSorted((left, right) => right.priority - left.priority);
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

interface Forwarding {
  readonly zone: Zone;
  readonly request: HttpRequest;
  readonly passage: Extract<ProductVerdict, { readonly kind: "continue" }>["passage"];
}

function forward(value: Json, captures: readonly string[], rule: ProductRule, { zone, request, passage }: Forwarding): ProductVerdict {
  const worker = chooseWorkerRoute(zone.workerRoutes, { scheme: request.scheme, host: request.host, target: pathAndQuery(request) });
  if (worker !== null && worker.route.script !== null) {
    return { kind: "continue", passage, effects: [], rule, note: "It does not redirect, because the URL has a Worker route." };
  }
  const url = isObject(value) ? property(value, "url") : undefined;
  const status = isObject(value) ? property(value, "status_code") : undefined;
  const target = typeof url === "string" ? forwardTarget(url, captures) : null;
  if (target !== null) return redirectTo(target, status === 301 ? 301 : 302, rule);
  return { kind: "respond", outcome: "error", response: edgePage(500), location: null, effects: [statusEffect(500)], rule };
}

function describe({ id, pattern, json, source, actions }: PageRule): ProductRule {
  return { type: "page_rule", id, description: pattern, action: actions.map((action) => action.id).join(", "), json, source };
}

export function httpsUrl(request: HttpRequest): string {
  return printUrl({ ...request, scheme: "https", port: request.port === 80 ? 443 : request.port });
}
