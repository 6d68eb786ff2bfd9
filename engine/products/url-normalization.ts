import type { ActionPoint, PreparedAction } from "../actions/action";
import { withPart } from "../actions/rewrite-uri";
import type { Verdict } from "../actions/verdict";
import type { Rule, Ruleset, SourcePlace, Zone } from "../config/configuration";
import { NORMALIZATION_RULESET } from "../phases";
import { bytesToJson } from "../support/bytes";
import { normalizeUrlPath } from "./normalize-url-path";

type Normalization = NonNullable<Zone["urlNormalization"]>;

const PARAMETERS = { uri: { path: { expression: "normalize_url_path(raw.http.request.uri.path)" } } };

/**
 * Cloudflare's normalization ruleset as the zone's settings make it: one rule, or none where the scope is “none”. `ruleId` is the rule
 * that the entry point enables; which of Cloudflare's four it is is not published.
 * https://developers.cloudflare.com/rules/normalization/settings/
 */
export function normalizationRuleset({ scope }: Normalization, ruleId: string, source: SourcePlace): Ruleset {
  const parameters = scope === "incoming" ? { uri: { ...PARAMETERS.uri, origin: false } } : PARAMETERS;
  const rule: Rule = {
    id: ruleId,
    ref: ruleId,
    description:
      scope === "incoming" ? "Normalization on the URL path, without propagating it to the origin" : "Normalization on the URL path",
    expression: "true",
    action: "rewrite",
    actionParameters: parameters,
    enabled: scope !== "none",
    json: {},
    source,
  };
  return {
    id: NORMALIZATION_RULESET,
    name: "Cloudflare Normalization Ruleset",
    description: "",
    kind: "managed",
    phase: "http_request_sanitize",
    rules: [rule],
    source,
  };
}

/** The entry point that the settings stand for where the configuration holds none. */
export function normalizationEntryPoint(source: SourcePlace): Ruleset {
  return {
    id: "",
    name: "URL normalization settings",
    description: "",
    kind: "zone",
    phase: "http_request_sanitize",
    rules: [
      {
        id: "url_normalization",
        ref: "url_normalization",
        description: "",
        expression: "true",
        action: "execute",
        actionParameters: { id: NORMALIZATION_RULESET },
        enabled: true,
        json: {},
        source,
      },
    ],
    source,
  };
}

/** What the rule does: the path normalized, for the edge alone or for the origin too. */
export function normalizeUrl({ type, scope }: Normalization): PreparedAction {
  const reach = scope === "both" ? "edge and origin" : "edge only";
  return {
    run({ passage }: ActionPoint): Verdict {
      const before = passage.original.path;
      const after = normalizeUrlPath(before, type);
      if (after === before) return { kind: "continue", passage, effects: [] };
      const effects = [{ target: "request.uri.path", before: bytesToJson(before), after: bytesToJson(after) }];
      const note = scope === "both" ? {} : { note: "The origin still gets the URL as it was." };
      return { kind: "continue", passage: withPart(passage, "path", after, reach), effects, ...note };
    },
  };
}
