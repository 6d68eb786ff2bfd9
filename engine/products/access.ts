import { property } from "../config/reading";
import { cookieText, parseCookies } from "../http/cookies";
import { hasHeader } from "../http/headers";
import type { HttpRequest } from "../http/message";
import type { JsonObject } from "../support/json";
import { edgePage, statusEffect } from "./answers";
import type { Product, ProductPoint, ProductRule, ProductVerdict } from "./product";
import { objectsIn, type PlacedObject, textOf, textsOf, zoneObjects } from "./reading";

interface Application {
  readonly rule: ProductRule;
  readonly domains: readonly { readonly host: string; readonly path: string }[];
  readonly letsEverybodyIn: boolean;
}

/**
 * Access applications, where the configuration has them: whoever brings no sign of a login would be asked for one. Whether a login is
 * good, and whom policies let in, is not known here. https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/
 */
export const access: Product = {
  phase: "access",
  prepare({ zone, account }) {
    const all = [...objectsIn(account.others["access_apps.json"], "account/access_apps.json"), ...zoneObjects(zone, "access_apps.json")];
    const applications = all.flatMap(readApplication);
    return applications.length === 0 ? null : { act: (point) => askToLogIn(applications, point) };
  },
};

const HOSTED = ["self_hosted", "ssh", "vnc", "rdp", "biso", ""];

function readApplication({ json, source }: PlacedObject): readonly Application[] {
  if (!HOSTED.includes(textOf(json, "type"))) return [];
  const domains = [...new Set([textOf(json, "domain"), ...textsOf(json, "self_hosted_domains")])].filter((domain) => domain !== "");
  const id = textOf(json, "id");
  return [
    {
      rule: { type: "rule", id, description: textOf(json, "name") || id, action: "access", json, source },
      domains: domains.map(readDomain),
      letsEverybodyIn: objectsIn(property(json, "policies"), "").some((policy) => bypassesForAll(policy.json)),
    },
  ];
}

/** `host/path`; the host may start with `*.`, the path may end with `*`. */
function readDomain(domain: string): { readonly host: string; readonly path: string } {
  const slash = domain.indexOf("/");
  const host = (slash < 0 ? domain : domain.slice(0, slash)).toLowerCase();
  return { host, path: slash < 0 ? "" : domain.slice(slash).replace(/\/?\*?$/, "") };
}

function bypassesForAll(policy: JsonObject): boolean {
  const includes = objectsIn(property(policy, "include"), "");
  return textOf(policy, "decision") === "bypass" && includes.some(({ json }) => Object.hasOwn(json, "everyone"));
}

function askToLogIn(applications: readonly Application[], point: ProductPoint): ProductVerdict {
  const { request } = point.passage;
  const [found] = applications
    .flatMap((application) =>
      application.domains
        .filter((domain) => covers(domain, request))
        .map(({ host, path }) => ({ application, weight: host.length + path.length })),
    )
    .toSorted((left, right) => right.weight - left.weight);
  if (found === undefined) return { kind: "no-match" };
  const { rule, letsEverybodyIn } = found.application;
  const goesOn = { kind: "continue", passage: point.passage, effects: [], rule } as const;
  if (letsEverybodyIn) return { ...goesOn, note: "A policy lets everybody past Access." };
  if (point.skipChallenge) return { ...goesOn, note: "The trace skips challenges, so the visitor counts as logged in." };
  if (bringsLogin(request))
    return {
      ...goesOn,
      note: "The request brings a login; whether it is good, only Access says.",
      unless: `Access lets the visitor in to “${rule.description}”`,
      assumed: true,
    };
  const response = edgePage(302);
  const because = "the request brings no login";
  return { kind: "respond", outcome: "access", response, location: null, effects: [statusEffect(302)], rule, because };
}

function covers({ host, path }: { readonly host: string; readonly path: string }, request: HttpRequest): boolean {
  const fits = host.startsWith("*.") ? request.host.endsWith(host.slice(1)) : request.host === host;
  return fits && (path === "" || request.path === path || request.path.startsWith(`${path}/`));
}

/** The cookie of a login, or the headers of a service token. */
function bringsLogin({ headers }: HttpRequest): boolean {
  return (
    parseCookies(cookieText(headers)).some(({ name }) => name === "CF_Authorization") ||
    hasHeader(headers, "cf-access-client-id") ||
    hasHeader(headers, "cf-access-token")
  );
}
