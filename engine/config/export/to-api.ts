import type { Json, JsonObject } from "../../support/json";
import type { Configuration, List, Rule, Ruleset } from "../configuration";

/** One request that writes a part of a configuration. `path` is below https://api.cloudflare.com/client/v4. */
export interface ApiRequest {
  readonly method: "PUT";
  readonly path: string;
  readonly body: Json;
}

/**
 * The requests that put a configuration's own rulesets and list items into place. Managed rulesets are Cloudflare's and are left out. Ids that
 * are not known are named in the path as the API documents them (`{zone_id}`).
 * https://developers.cloudflare.com/ruleset-engine/rulesets-api/update/
 */
export function toApi(configuration: Configuration, only: string | null = null): readonly ApiRequest[] {
  const { account, zones } = configuration;
  const accountBase = `/accounts/${account.id === "" ? "{account_id}" : account.id}`;
  return [
    ...account.rulesets.flatMap((ruleset) => rulesetRequest(ruleset, accountBase, only)),
    ...(only === null ? account.lists.map((list) => listRequest(list, accountBase)) : []),
    ...zones.flatMap(({ id, rulesets }) =>
      rulesets.flatMap((ruleset) => rulesetRequest(ruleset, `/zones/${id === "" ? "{zone_id}" : id}`, only)),
    ),
  ];
}

function rulesetRequest(ruleset: Ruleset, base: string, only: string | null): readonly ApiRequest[] {
  if (ruleset.kind === "managed" || (only !== null && ruleset.id !== only)) return [];
  const isEntryPoint = ruleset.kind === "root" || ruleset.kind === "zone";
  const path = isEntryPoint ? `${base}/rulesets/phases/${ruleset.phase}/entrypoint` : `${base}/rulesets/${ruleset.id || "{ruleset_id}"}`;
  return [{ method: "PUT", path, body: rulesetBody(ruleset) }];
}

/** A ruleset as the API takes it: what the network itself writes (version, dates) is left out, ids and refs of rules stay, so that rules keep them. */
function rulesetBody({ name, description, kind, phase, rules }: Ruleset): JsonObject {
  return { ...(name === "" ? {} : { name }), ...(description === "" ? {} : { description }), kind, phase, rules: rules.map(ruleBody) };
}

const READ_ONLY = new Set(["version", "last_updated", "categories"]);

export function ruleBody({ json }: Rule): JsonObject {
  return Object.fromEntries(Object.entries(json).filter(([key]) => !READ_ONLY.has(key)));
}

const ITEM_READ_ONLY = new Set(["id", "created_on", "modified_on"]);

function listRequest({ id, items }: List, base: string): ApiRequest {
  const body = items.map((item) => Object.fromEntries(Object.entries(item).filter(([key]) => !ITEM_READ_ONLY.has(key))));
  return { method: "PUT", path: `${base}/rules/lists/${id === "" ? "{list_id}" : id}/items`, body };
}
